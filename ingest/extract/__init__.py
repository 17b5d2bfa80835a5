"""Annotated sentences to claims, each with its quote."""
