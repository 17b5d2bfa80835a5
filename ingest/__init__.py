"""Documents to claims: read, clean, segment, annotate, extract, resolve, load."""
