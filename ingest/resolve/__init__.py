"""Names to entities: which of several bearers a name means, and what an entity is called."""
