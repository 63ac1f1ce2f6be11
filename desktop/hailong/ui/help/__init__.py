"""The page of keyboard shortcuts and what it says of the product."""
