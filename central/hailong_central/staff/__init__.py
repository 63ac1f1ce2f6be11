"""The console of the department's staff."""
