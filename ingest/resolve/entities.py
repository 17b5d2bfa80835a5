"""The entities of one document: what each is called in it, how often, and where first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ingest.annotate.entries import Entry


@dataclass
class Entity:
    """A thing the document names. entry: what the lexicon, or the text itself, says it is.

    surfaces: how often each wording of its name stands for it. times: how often it is meant at all, also by "the talks"
    or by its government. first: index of the sentence that names it first. proposed: names
    that rules would give it, for things named by description; the commonest wins. confidence: of the best mention.
    """

    entry: Entry
    surfaces: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    first: int | None = None
    confidence: float = 0.0
    times: int = 0

    @property
    def key(self) -> str:
        return self.entry.key

    @property
    def mentions(self) -> int:
        """How often its name stands in the text."""
        return sum(self.surfaces.values())


class Entities:
    """All entities of a document, by key."""

    def __init__(self) -> None:
        self._found: dict[str, Entity] = {}

    def add(self, entry: Entry) -> Entity:
        """The entity of that entry, made if it is new."""
        return self._found.setdefault(entry.key, Entity(entry))

    def get(self, key: str) -> Entity | None:
        return self._found.get(key)

    def __getitem__(self, key: str) -> Entity:
        return self._found[key]

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def all(self) -> list[Entity]:
        """In order of first mention."""
        return sorted(self._found.values(), key=lambda e: (e.first is None, e.first or 0, e.key))

    def of_label(self, label: str) -> list[Entity]:
        return [e for e in self.all() if e.entry.label == label]

    def see(self, key: str, surface: str, sentence: int, confidence: float, *, is_name: bool = True) -> None:
        """Note that a sentence means the entity by that surface. is_name: as a name, not a description."""
        entity = self._found[key]
        entity.times += 1
        if is_name:
            entity.surfaces[surface] += 1
        entity.confidence = max(entity.confidence, confidence)
        if entity.first is None or sentence < entity.first:
            entity.first = sentence
