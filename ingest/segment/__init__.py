"""Segmenting: headings to sections, blocks to passages, passages to sentences."""
