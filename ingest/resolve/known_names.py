"""The names a store already knows: the alias table that comes before anything else when names are resolved.

A gazetteer and a store may name one thing by two ids (`actor:oau`, `actor:organization-of-african-unity`). Where a name
of the same type is shared, and shared by these two alone, the store's id is taken for all the gazetteer's names of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph_schema.schema import load_schema
from ingest.annotate.entries import Entry, NameRole, Reading
from ingest.annotate.lexicon import Lexicon
from ingest.annotate.spellings import plain_spelling, spelling_variants

FULL_NAMES = (NameRole.NAME, NameRole.WEAK)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class KnownNames:
    """A store's names beside the bundled ones: however many there are, a document is read with those it may hold.

    lexicon: the bundled one, with the ids of the store. labels, first_names: of the store's nodes. rarest: node and
    surface, by the word of the surface that the fewest names have.
    """

    lexicon: Lexicon
    labels: dict[str, str] = field(default_factory=dict)
    first_names: dict[str, str] = field(default_factory=dict)
    rarest: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, lexicon: Lexicon, names: Iterable[tuple[str, str, str]]) -> KnownNames:
        """A lexicon and a store's names. names: (node id, label, surface), the node's own name first."""
        nouns = {t.name for t in load_schema().nodes.values() if t.factual and t.name != "Place"}
        known: dict[str, list[str]] = defaultdict(list)
        labels: dict[str, str] = {}
        for node, label, surface in names:
            if label in nouns:
                known[node].append(surface)
                labels[node] = label
        if not known:
            return cls(lexicon)
        first_names = {node: own[0] for node, own in known.items()}
        return cls(_with_ids(lexicon, known, labels), labels, first_names, _by_rarest_word(known))

    def lexicon_for(self, text: str) -> Lexicon:
        """The lexicon with those of the store's names whose words all stand in a text."""
        words = _words(text)
        held = [named for word in words & self.rarest.keys() for named in self.rarest[word]]
        present = sorted((node, surface) for node, surface in held if _words(surface) <= words)
        if not present:
            return self.lexicon
        surfaces, entries = dict(self.lexicon.surfaces), dict(self.lexicon.entries)
        for node, surface in present:
            entry = entries.setdefault(node, Entry(key=node, name=self.first_names[node], label=self.labels[node]))
            _add(surfaces, surface, entry)
        added = tuple(surface for surface in surfaces if surface not in self.lexicon.surfaces)
        base = self.lexicon.base or self.lexicon
        return replace(self.lexicon, surfaces=surfaces, entries=entries, base=base, added=added)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(plain_spelling(text)))


def _by_rarest_word(known: dict[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    named = [(node, surface, _words(surface)) for node, own in known.items() for surface in own]
    uses = Counter(word for _, _, words in named for word in words)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for node, surface, words in named:
        if words:
            found[min(words, key=lambda word: (uses[word], word))].append((node, surface))
    return dict(found)


def _with_ids(lexicon: Lexicon, known: dict[str, list[str]], labels: dict[str, str]) -> Lexicon:
    """The lexicon with the store's ids for what both name."""
    same = _same_things(lexicon, known, labels)
    if not same:
        return lexicon
    surfaces = {name: tuple(_renamed(r, same) for r in readings) for name, readings in lexicon.surfaces.items()}
    entries = {e.key: e for readings in surfaces.values() for e in (r.entry for r in readings)}
    states = {surface: _renamed_entry(entry, same) for surface, entry in lexicon.states.items()}
    held = {**lexicon.entries, **entries}
    return replace(lexicon, surfaces=surfaces, entries=held, states=states, base=lexicon.base or lexicon)


def _same_things(lexicon: Lexicon, known: dict[str, list[str]], labels: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Gazetteer key -> (store id, name), for entries that share a full name with one node, and it with one of them."""
    nodes_of: dict[str, set[str]] = defaultdict(set)
    entries_of: dict[str, set[str]] = defaultdict(set)
    for node, own in known.items():
        for surface in own:
            for reading in lexicon.surfaces.get(surface, ()):
                if reading.role in FULL_NAMES and reading.entry.label == labels[node]:
                    nodes_of[reading.entry.key].add(node)
                    entries_of[node].add(reading.entry.key)
    same: dict[str, tuple[str, str]] = {}
    for key, nodes in nodes_of.items():
        node = next(iter(nodes))
        if key not in known and len(nodes) == 1 and entries_of[node] == {key}:
            same[key] = (node, known[node][0])
    return same


def _renamed(reading: Reading, same: dict[str, tuple[str, str]]) -> Reading:
    if reading.entry.key not in same:
        return reading
    return Reading(entry=_renamed_entry(reading.entry, same), role=reading.role)


def _renamed_entry(entry: Entry, same: dict[str, tuple[str, str]]) -> Entry:
    if entry.key not in same:
        return entry
    key, name = same[entry.key]
    return entry.model_copy(update={"key": key, "name": name})


def _add(surfaces: dict[str, tuple[Reading, ...]], surface: str, entry: Entry) -> None:
    for spelling in spelling_variants(surface):
        there = surfaces.get(spelling, ())
        if not any(r.entry.key == entry.key and r.role in FULL_NAMES for r in there):
            surfaces[spelling] = (*there, Reading(entry=entry, role=NameRole.NAME))
