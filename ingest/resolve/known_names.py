"""The names a store already knows: the alias table that comes before anything else when names are resolved.

A gazetteer and a store may name one thing by two ids (`actor:oau`, `actor:organization-of-african-unity`). Where a name
of the same type is shared, and shared by these two alone, the store's id is taken for all the gazetteer's names of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph_schema.schema import load_schema
from ingest.annotate.entries import Entry, NameRole, Reading
from ingest.annotate.lexicon import Lexicon
from ingest.annotate.spellings import spelling_variants

FULL_NAMES = (NameRole.NAME, NameRole.WEAK)


def with_known_names(lexicon: Lexicon, names: Iterable[tuple[str, str, str]]) -> Lexicon:
    """The lexicon with the names of a store in it. names: (node id, label, surface), the node's own name first."""
    nouns = {t.name for t in load_schema().nodes.values() if t.factual and t.name != "Place"}
    known: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    for node, label, surface in names:
        if label in nouns:
            known[node].append(surface)
            labels[node] = label
    if not known:
        return lexicon
    same = _same_things(lexicon, known, labels)
    surfaces = {name: tuple(_renamed(r, same) for r in readings) for name, readings in lexicon.surfaces.items()}
    entries = {e.key: e for readings in surfaces.values() for e in (r.entry for r in readings)}
    for node, own in known.items():
        entry = entries.get(node) or Entry(key=node, name=own[0], label=labels[node])
        entries[node] = entry
        for surface in own:
            _add(surfaces, surface, entry)
    states = {surface: _renamed_entry(entry, same) for surface, entry in lexicon.states.items()}
    return replace(lexicon, surfaces=surfaces, entries={**lexicon.entries, **entries}, states=states)


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
