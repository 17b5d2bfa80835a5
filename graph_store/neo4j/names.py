"""Labels and types as they stand in Cypher: taken from the schema or from here, never from data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_schema.errors import SchemaFileError
from graph_schema.schema import Schema

# Every node of the projected graph carries it beside its own label, so that one constraint keeps ids apart.
THING = "Thing"

STORE = "LedgerStore"
DOCUMENT = "LedgerDocument"
SECTION = "LedgerSection"
PASSAGE = "LedgerPassage"
MENTION = "LedgerMention"
CLAIM = "LedgerClaim"
EVIDENCE = "LedgerEvidence"
DECLARED = "LedgerDeclared"
REVIEW = "LedgerReview"
JUDGEMENT = "LedgerJudgement"
RESTS_ON = "RESTS_ON"
LEDGER = (STORE, DOCUMENT, SECTION, PASSAGE, MENTION, CLAIM, EVIDENCE, DECLARED, REVIEW, JUDGEMENT)

# What we keep of nodes and relations beside their properties.
BACKGROUND = "_background"
OTHERS = "_others"
KEY = "_key"
TAKES_UNKEYED = "_takes_unkeyed"
CONFIDENCE = "_confidence"


def quoted(name: str) -> str:
    """A name of the schema as an identifier. Raises SchemaFileError for one that no schema should hold."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        raise SchemaFileError(f"{name!r}: names of the schema are letters, digits and underscores")
    return f"`{name}`"


def labels(names: Iterable[str], schema: Schema) -> str:
    """Node types as a label expression."""
    return "|".join(quoted(schema.nodes[name].name) for name in sorted(names))


def types(names: Iterable[str], schema: Schema) -> str:
    """Relation types as a type expression."""
    return "|".join(quoted(schema.relations[name].name) for name in sorted(set(names)))


def of(alias: str, name: str) -> str:
    """A property of a node or relation."""
    return f"{alias}.`{name}`" if name.startswith("_") else f"{alias}.{quoted(name)}"
