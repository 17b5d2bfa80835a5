"""Errors of the schema room.

SchemaError
├── SchemaFileError      a YAML file of the schema is wrong
├── UnknownTerm          a vocabulary does not hold that id
├── ClaimNotAllowed      a claim that the schema does not allow
└── QueryNotAllowed      a query that the schema does not allow
"""

from __future__ import annotations


class SchemaError(Exception):
    """Base class of everything the schema room raises."""


class SchemaFileError(SchemaError):
    """A YAML file of the schema is wrong: says the file, what was found and what was expected."""


class UnknownTerm(SchemaError):
    """A vocabulary does not hold that id: names the vocabulary and the nearest ids."""


class ClaimNotAllowed(SchemaError):
    """A claim that the schema does not allow: says which part of it and why."""


class QueryNotAllowed(SchemaError):
    """A query that the schema does not allow.

    problems: one sentence each, with the place in the query it speaks of.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
