"""Staff of the department, and how they sign in."""
