"""The service's own identity: its epoch, its counters, its keys, the tokens it makes and opens."""
