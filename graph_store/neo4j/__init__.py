"""The Neo4j adapter: the ledger and the graph projected from it in one database of a server."""
