"""Enrolling this workstation, and leaving again."""
