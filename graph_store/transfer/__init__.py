"""Carrying a store's content out and in: exports in four formats, and the load of the one that can be loaded."""
