"""Which bearer of a name a document means: full names settle short ones, context settles names that several bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ingest.annotate.entries import Entry, NameRole, Reading


class Bearers:
    """Decides what surfaces mean in one document.

    text: all of the document's mined text, lower case, for context words. surfaces: every surface found, with counts.
    bound: what the document itself says a short form means.
    """

    def __init__(self, lexicon: Mapping[str, tuple[Reading, ...]], surfaces: Counter[str], text: str) -> None:
        self._lexicon = lexicon
        self._surfaces = surfaces
        self._text = text
        self._context: dict[str, int] = {}
        self.bound: dict[str, Entry] = {}
        self.bound_confidence: dict[str, float] = {}
        self.present = self._strongly_present()
        self._names_present = {
            r.entry.name for s in surfaces for r in lexicon.get(s, ()) if r.entry.key in self.present
        }

    def bind(self, surface: str, entry: Entry, *, confidence: float = 0.9) -> None:
        """Take the document's word for what a short form means."""
        self.bound[surface] = entry
        self.bound_confidence[surface] = max(confidence, self.bound_confidence.get(surface, 0.0))
        self.present.add(entry.key)
        self._names_present.add(entry.name)

    def readings(self, surface: str) -> tuple[Reading, ...]:
        return self._lexicon.get(surface, ())

    def decide(self, surface: str) -> list[Reading]:
        """The readings that fit this document; more than one where it cannot be told, none where no reading fits."""
        if surface in self.bound:
            return [Reading(entry=self.bound[surface], role=NameRole.NAME)]
        fitting = [r for r in self.readings(surface) if self._fits(r)]
        if len({r.entry.key for r in fitting}) < 2:
            return fitting
        return self._likeliest(fitting)

    def _fits(self, reading: Reading) -> bool:
        entry = reading.entry
        if reading.role is NameRole.SURNAME:
            return entry.key in self.present
        if reading.role is NameRole.WEAK:
            if entry.context:
                return self.context_weight(entry) > 0
            return entry.key in self.present or (entry.part_of is not None and entry.part_of in self._names_present)
        return True

    def _likeliest(self, readings: list[Reading]) -> list[Reading]:
        present = [r for r in readings if r.entry.key in self.present and r.role is not NameRole.SEAT]
        strong = [r for r in present if self._named_otherwise(r)]
        if len(strong) == 1:
            return strong
        weights = sorted(((self.context_weight(r.entry), i) for i, r in enumerate(readings)), reverse=True)
        if len(weights) > 1 and weights[0][0] > 2 * weights[1][0]:
            return [readings[weights[0][1]]]
        return readings

    def _named_otherwise(self, reading: Reading) -> bool:
        """Whether the document also uses a surface that only this entry bears."""
        return any(
            other.entry.key == reading.entry.key and len({r.entry.key for r in self.readings(surface)}) == 1
            for surface in self._surfaces
            for other in self.readings(surface)
            if other.role is NameRole.NAME
        )

    def context_weight(self, entry: Entry) -> int:
        """How often the document uses the entry's context words."""
        if entry.key not in self._context:
            self._context[entry.key] = sum(self._text.count(word.lower()) for word in entry.context)
        return self._context[entry.key]

    def _strongly_present(self) -> set[str]:
        return {
            reading.entry.key
            for surface in self._surfaces
            for reading in self._lexicon.get(surface, ())
            if reading.role is NameRole.NAME and len({r.entry.key for r in self._lexicon[surface]}) == 1
        }


def one_entry(readings: Iterable[Reading]) -> Entry | None:
    """The one entry that all readings mean, or None."""
    entries = {r.entry.key: r.entry for r in readings}
    return next(iter(entries.values())) if len(entries) == 1 else None
