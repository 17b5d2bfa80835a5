"""Benchmarks: each measures one thing beside its baseline, and is run by name."""
