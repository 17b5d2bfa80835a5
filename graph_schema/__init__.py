"""What the graph may hold: types, vocabularies, claims, documents and the query language. Pure."""
