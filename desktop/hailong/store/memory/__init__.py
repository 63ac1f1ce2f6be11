"""The in-memory twin of the store: the same promises but durability, for tests of whatever stands above it."""

from hailong.store.memory.store import MemoryStore

__all__ = ["MemoryStore"]
