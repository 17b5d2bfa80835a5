"""Finding passages by words and by meaning, and keeping the index in step with the store."""
