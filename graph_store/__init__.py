"""Where the graph is kept: the ports, and their SQLite, tantivy and encoder adapters."""
