"""EPUB books, versions 2 and 3."""
