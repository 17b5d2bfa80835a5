"""Vocabulary terms as nodes."""

from __future__ import annotations

from graph_schema.schema import load_schema
from graph_store.term_nodes import term_nodes

TERMS = term_nodes(load_schema())


def test_every_vocabulary_with_a_node_type_gives_nodes() -> None:
    assert {node.split(":")[0] for node in TERMS.terms} == {"strategy", "topic", "place"}


def test_only_places_have_a_way_up() -> None:
    assert {node.split(":")[0] for node in TERMS.wider} == {"place"}


def test_place_may_lie_in_several() -> None:
    assert set(TERMS.wider["place:rwanda"]) >= {"place:east-africa", "place:great-lakes-region"}


def test_way_up_ends_at_a_region() -> None:
    top = {high for above in TERMS.wider.values() for high in above if high not in TERMS.wider}
    assert top
    assert {TERMS.terms[node].kind for node in top} <= {"region", "subregion"}
