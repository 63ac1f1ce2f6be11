"""The page of what was sent."""
