"""ECUS's own database on SQL Server, read and never written."""
