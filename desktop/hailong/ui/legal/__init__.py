"""The page of legal documents."""
