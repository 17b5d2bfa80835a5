"""The bundled precedents: records checked against the schema and turned into claims with a bibliographic reference."""
