"""What the workstation keeps: one SQLite database behind one repository per noun."""
