"""What things named by description are called."""

from __future__ import annotations

from collections import Counter

import pytest

from ingest.annotate.entries import Entry
from ingest.resolve.entities import Entities
from ingest.resolve.settle import settle_names


@pytest.mark.parametrize(
    ("proposed", "name", "key"),
    [
        ({"Chad talks": 1, "Chad peace process": 2}, "Chad peace process", "conflict:chad-peace-process"),
        ({"Chad conflict": 3, "Chad civil war": 1}, "Chad civil war", "conflict:chad-civil-war"),
        ({"Chad war": 1, "Chad conflict": 1}, "Chad war", "conflict:chad-war"),
    ],
)
def test_commonest_name_is_taken(proposed: dict[str, int], name: str, key: str) -> None:
    entities = Entities()
    entities.add(Entry(key="conflict@actor:chad", name="x", label="Conflict")).proposed = Counter(proposed)
    assert settle_names(entities) == {"conflict@actor:chad": key}
    assert entities["conflict@actor:chad"].entry.name == name


def test_known_things_keep_their_ids() -> None:
    entities = Entities()
    entities.add(Entry(key="actor:chad", name="Chad", label="Actor"))
    assert settle_names(entities) == {"actor:chad": "actor:chad"}
