"""Offices, teams, stages, officers and reasons: dated, versioned, loaded from CSV files."""
