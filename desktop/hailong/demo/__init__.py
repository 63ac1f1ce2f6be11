"""The demo: a real service, real files in the formats of the declaration software, and the whole journey."""
