"""Mentions as relations of the graph. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_schema.graph import Relation

MENTIONS = "MENTIONS"


def mention_relation(found: Mapping[str, Any]) -> Relation:
    """The relation of a kept mention.

    found: its fields, and entity, the id under which the node it names is shown. Where the two differ, the relation
    says as `given` which id the document gave.
    """
    moved = {"given": found["node"]} if found["node"] != found["entity"] else {}
    return Relation(
        type=MENTIONS,
        source=found["passage"],
        target=found["entity"],
        properties={"surface": found["surface"], "start": found["start"], "end": found["end"], **moved},
        confidence=found["confidence"],
    )
