"""Conversation with the central service: sending, pulling, and when. Knows neither HTTP nor SQLite."""
