"""Hài Lòng: the desktop client. Businesses rate how a customs declaration was served."""

__version__ = "0.1.0"
