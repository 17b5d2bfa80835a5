"""Cleaning: small named steps that mend a document's text and keep a map back to the places it came from."""
