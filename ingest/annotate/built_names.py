"""Names that rules build: what stands in the sentence, what it means, and what it might be called."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.annotate.entries import Entry
from ingest.annotate.names import Name, Sentence, Template, letter_of
from ingest.resolve.entities import Entities

EN_DASH = "\u2013"

# The entry that a surface means in this document, or None.
Lookup = Callable[[str], Entry | None]


@dataclass(frozen=True, slots=True)
class Built:
    """A name built by rule. start, end: in the template. proposed: what the thing would be called from here."""

    start: int
    end: int
    entry: Entry
    proposed: str
    confidence: float


@dataclass
class Scene:
    """What the naming rules may ask of the document. lookup: gazetteer by surface. entities: those found so far.

    capitals: words that stand capitalised inside sentences, so that a capital at a sentence's start tells something.
    """

    entities: Entities
    lookup: Lookup
    capitals: frozenset[str] = frozenset()

    def entry(self, key: str) -> Entry:
        return self.entities[key].entry

    def place_name(self, name: Name) -> str:
        """What the place behind a state, demonym, seat or area is called."""
        return self.entry(name.key).name

    def is_named_place(self, name: Name) -> bool:
        """Whether it is a country or an area, not a continent or a part of one."""
        entry = self.entry(name.key)
        return entry.label == "Actor" or entry.kind == "area"


def as_name(template: Template, built: Built, *, by: str) -> Name:
    """The name in the sentence that a rule built."""
    return Name(
        template.origin(built.start),
        template.origin(built.end, end=True),
        built.entry.key,
        letter_of(built.entry.label, built.entry.kind),
        by,
        built.confidence,
    )


def plain_text(template: Template, sentence: Sentence, start: int, end: int) -> str:
    """The sentence's own words for a stretch of its template, without a leading article."""
    text = sentence.text[template.origin(start) : template.origin(end, end=True)]
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", text.strip(" ,;"))


def places_of(scene: Scene, names: list[Name]) -> tuple[str, ...]:
    """Ids in the vocabulary of places of the places behind names."""
    found: dict[str, None] = {}
    for name in names:
        for place in scene.entry(name.key).places:
            found[place] = None
    return tuple(found)


def states_of(scene: Scene, names: list[Name]) -> tuple[str, ...]:
    """Keys of the states behind names: a state itself, or those an area belongs to."""
    found: dict[str, None] = {}
    for name in names:
        entry = scene.entry(name.key)
        for key in (entry.key,) if entry.label == "Actor" else entry.country:
            found[key] = None
    return tuple(found)
