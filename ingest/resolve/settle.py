"""Settles what things named by description are called, and so their ids."""

from __future__ import annotations

import re

from graph_schema.ids import node_id
from ingest.resolve.entities import Entities, Entity

_PREFIXES = {"case@": "case", "conflict@": "conflict"}


def settle_names(entities: Entities) -> dict[str, str]:
    """Name every case and conflict that was found by its place; the ids of all entities by key."""
    ids: dict[str, str] = {}
    for entity in entities.all():
        prefix = next((p for at, p in _PREFIXES.items() if entity.key.startswith(at)), None)
        if prefix is None:
            ids[entity.key] = entity.key
            continue
        name = _best_name(entity)
        entity.entry = entity.entry.model_copy(update={"name": name})
        ids[entity.key] = node_id(prefix, name)
    return ids


def _best_name(entity: Entity) -> str:
    """The commonest name proposed, or the first; what is once called a civil war is called one."""
    proposed = entity.proposed
    wars = [name for name in proposed if re.search(r"(?i)\bcivil war$", name)]
    candidates = wars or list(proposed) or [entity.entry.name]
    best = max(candidates, key=lambda name: proposed[name])
    return best[0].upper() + best[1:]
