"""The bundled precedents: records, briefs and bibliography. Data only."""
