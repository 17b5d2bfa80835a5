"""The claims that bring a node into being: its name, its other names, what sort of thing it is."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.annotate.names import Sentence
from ingest.extract.drafts import Draft
from ingest.resolve.entities import Entity

VERSION = "names/1"
_GENERIC_SURFACE_CHARS = 120


def births_of(entity: Entity, sentences: list[Sentence]) -> Iterator[Draft]:
    """Name, aliases and kind of an entity that the document names."""
    first = entity.first
    if first is None or entity.entry.label == "Place":
        return
    entry = entity.entry
    certainty = round(entity.confidence, 2)
    yield Draft(entity.key, "name", first, VERSION, certainty, value=entry.name, qualifiers={"label": entry.label})
    for surface in sorted(entity.surfaces):
        alias = _as_alias(surface)
        if alias != entry.name and len(alias) <= _GENERIC_SURFACE_CHARS:
            yield Draft(
                entity.key,
                "alias",
                _sentence_of(surface, entity.key, sentences, first),
                VERSION,
                certainty,
                value=alias,
            )
    if entry.kind and entry.label in {"Actor", "FriendsGroup"}:
        yield Draft(entity.key, "kind", first, VERSION, certainty, value=entry.kind)
    if entry.scope:
        yield Draft(entity.key, "scope", first, VERSION, certainty, value=entry.scope)
    if entry.year and entry.label == "Agreement" and str(entry.year) in sentences[first].text:
        yield Draft(entity.key, "year", first, VERSION, 0.8, value=entry.year)
    if entry.status and entry.label == "Agreement":
        yield Draft(entity.key, "status", first, VERSION, 0.6, value=entry.status)


def _as_alias(surface: str) -> str:
    for article in ("the ", "The ", "a ", "A "):
        if surface.startswith(article):
            return surface[len(article) :]
    return surface


def _sentence_of(surface: str, key: str, sentences: list[Sentence], first: int) -> int:
    """The first sentence in which the surface stands for the entity."""
    for sentence in sentences[first:]:
        if surface in sentence.text and any(n.key == key and sentence.surface(n) == surface for n in sentence.names):
            return sentence.index
    return first
