"""Readers: one for each format, all giving the same RawDocument."""
