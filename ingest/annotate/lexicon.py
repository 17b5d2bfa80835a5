"""The lexicon: every name the gazetteers and the vocabulary of places know, by surface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph_schema.ids import node_id
from graph_schema.vocabulary import Term, Vocabulary, load_vocabularies
from ingest.annotate.data_files import read_model
from ingest.annotate.entries import Entry, GazetteerFile, NameRole, Offices, RawEntry, Reading
from ingest.annotate.spellings import spelling_variants
from ingest.errors import DataFileWrong

PACKAGE = "ingest.gazetteers"
_PREFIXES = {
    "Actor": "actor",
    "FriendsGroup": "group",
    "Case": "case",
    "Conflict": "conflict",
    "Agreement": "agreement",
}
_FILES = (
    "organisations.yaml",
    "mediation_ngos.yaml",
    "armed_groups.yaml",
    "political_bodies.yaml",
    "people.yaml",
    "friends_groups.yaml",
    "agreements.yaml",
    "cases.yaml",
    "conflicts.yaml",
)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Names by surface. states: each state by the surfaces of its name alone. offices: words that make actors.

    base: the lexicon that this one was made from, None for the bundled one. added: the surfaces that it has besides.
    """

    surfaces: dict[str, tuple[Reading, ...]]
    entries: dict[str, Entry]
    states: dict[str, Entry]
    offices: Offices
    base: Lexicon | None = None
    added: tuple[str, ...] = ()

    @classmethod
    def bundled(cls) -> Lexicon:
        """The lexicon that ships with the program, read once."""
        return load_lexicon()


class LexiconBuilder:
    """Collects readings by surface."""

    def __init__(self) -> None:
        self._readings: dict[str, dict[tuple[str, NameRole], Reading]] = {}
        self.entries: dict[str, Entry] = {}
        self.states: dict[str, Entry] = {}

    def add(self, entry: Entry, surfaces: Iterable[str], role: NameRole) -> None:
        """Let every spelling of the surfaces mean the entry in that role."""
        self.entries.setdefault(entry.key, entry)
        for surface in surfaces:
            for spelling in spelling_variants(surface):
                self._readings.setdefault(spelling, {})[(entry.key, role)] = Reading(entry=entry, role=role)

    def add_state(self, entry: Entry, surfaces: Iterable[str]) -> None:
        names = list(surfaces)
        self.add(entry, names, NameRole.NAME)
        for name in names:
            self.states.setdefault(name, entry)

    def replace(self, entry: Entry, surfaces: Iterable[str], role: NameRole) -> None:
        """Like `add`, in the place of what the same surfaces meant in the same role for the same entry."""
        for surface in surfaces:
            for spelling in spelling_variants(surface):
                self._readings.get(spelling, {}).pop((entry.key, role), None)
        self.add(entry, surfaces, role)

    def readings(self, surface: str) -> list[Reading]:
        return list(self._readings.get(surface, {}).values())

    def surfaces(self) -> dict[str, tuple[Reading, ...]]:
        return {surface: tuple(readings.values()) for surface, readings in self._readings.items()}


@cache
def load_lexicon() -> Lexicon:
    """Read the gazetteers and the vocabulary of places once. Raises DataFileWrong naming the file."""
    builder = LexiconBuilder()
    places = load_vocabularies()["places"]
    _add_places(builder, places)
    _add_states(builder, read_model(PACKAGE, "states.yaml", GazetteerFile))
    _add_areas(builder, read_model(PACKAGE, "regions.yaml", GazetteerFile))
    for name in _FILES:
        file = read_model(PACKAGE, name, GazetteerFile)
        for raw in file.entries:
            _add_entry(builder, raw, label=file.label or "Actor", kind=raw.kind or file.kind)
    offices = read_model(PACKAGE, "offices.yaml", Offices)
    return Lexicon(builder.surfaces(), builder.entries, builder.states, offices)


def _add_places(builder: LexiconBuilder, places: Vocabulary) -> None:
    for term in places.terms:
        if term.kind == "country":
            entry = Entry(
                key=node_id("actor", term.name),
                name=term.name,
                label="Actor",
                kind="State",
                places=(f"place:{term.id}",),
            )
            builder.add_state(entry, [term.name, *term.synonyms])
            builder.add(entry, _adjectives(term), NameRole.DEMONYM)
            builder.add(entry, [term.capital] if term.capital else [], NameRole.SEAT)
        else:
            _add_area_term(builder, term)


def _add_area_term(builder: LexiconBuilder, term: Term) -> None:
    entry = Entry(key=f"place:{term.id}", name=term.name, label="Place", kind=term.kind, places=(f"place:{term.id}",))
    builder.add(entry, [term.name, *term.synonyms], NameRole.PLACE)
    if term.kind == "area":
        builder.add(entry, _adjectives(term), NameRole.DEMONYM)


def _adjectives(term: Term) -> list[str]:
    """Demonyms without the plurals, which name people and not their state."""
    return [word for word in term.demonyms if not (word.endswith("s") and word[:-1] in term.demonyms)]


def _add_states(builder: LexiconBuilder, file: GazetteerFile) -> None:
    for raw in file.entries:
        if raw.name not in builder.states:
            raise DataFileWrong(
                f"{PACKAGE}/states.yaml: {raw.name!r} is not the name of a country in the vocabulary of places"
            )
        state = builder.states[raw.name]
        builder.add_state(state, raw.aliases)
        builder.add(state, raw.demonyms, NameRole.DEMONYM)
        bounded = state.model_copy(update={"since": raw.since, "until": raw.until})
        builder.replace(bounded, raw.seat, NameRole.SEAT)


def _add_areas(builder: LexiconBuilder, file: GazetteerFile) -> None:
    for raw in file.entries:
        surfaces = [raw.name, *raw.aliases]
        known = _known_area(builder, surfaces)
        places = known.places if known else _places_of(builder, raw)
        key = known.key if known else node_id("area", raw.name)
        states = tuple(_state_keys(builder, raw))
        entry = Entry(
            key=key, name=known.name if known else raw.name, label="Place", kind="area", places=places, country=states
        )
        builder.entries[key] = entry
        builder.add(entry, surfaces, NameRole.PLACE)
        builder.add(entry, raw.adjectives, NameRole.DEMONYM)


def _known_area(builder: LexiconBuilder, surfaces: list[str]) -> Entry | None:
    readings = (reading for surface in surfaces for reading in builder.readings(surface))
    return next((reading.entry for reading in readings if reading.entry.label == "Place"), None)


def _add_entry(builder: LexiconBuilder, raw: RawEntry, *, label: str, kind: str | None) -> None:
    entry = Entry(
        key=node_id(_PREFIXES[label], raw.name),
        name=raw.name,
        label=label,
        kind=kind,
        scope=raw.scope,
        of=raw.of,
        part_of=raw.part_of,
        country=tuple(_state_keys(builder, raw)),
        places=_places_of(builder, raw),
        context=tuple(raw.with_),
        year=raw.year,
        status=raw.status,
        common_surname=raw.weak_surname,
    )
    builder.add(entry, [raw.name], NameRole.NAME)
    builder.add(entry, raw.aliases, NameRole.WEAK if raw.with_ and label == "Case" else NameRole.NAME)
    builder.add(entry, raw.weak, NameRole.WEAK)
    if kind == "Person":
        builder.add(entry, list(_surnames(raw)), NameRole.SURNAME)


def _surnames(raw: RawEntry) -> Iterator[str]:
    if not raw.no_surname:
        yield raw.surname or raw.name.split()[-1]
        yield from raw.variants


def _state_keys(builder: LexiconBuilder, raw: RawEntry) -> Iterator[str]:
    for country in raw.countries:
        if country in builder.states:
            yield builder.states[country].key


def _places_of(builder: LexiconBuilder, raw: RawEntry) -> tuple[str, ...]:
    found: list[str] = []
    for country in raw.countries:
        if country in builder.states:
            found += builder.states[country].places
    return tuple(found)
