"""The routes, one module a subject. Each parses, calls one function and shapes the answer."""
