"""Reader for PDF files: characters to words, lines, columns and blocks in reading order."""
