"""Looking around: lists and cards of things, things side by side, documents and claims."""
