"""From a question in words to a GraphQuery, and from its rows to an answer. Reading a question is pure."""
