"""Carrying sheets by file, for workstations without a network."""
