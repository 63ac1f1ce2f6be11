"""Rating sheets: how they are accepted, kept, found and removed."""
