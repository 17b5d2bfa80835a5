"""Names that the document itself introduces: acronyms it defines, persons with their office, bodies by head noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from graph_schema.ids import node_id
from ingest.annotate.acronyms import Definition, find_definitions
from ingest.annotate.bodies import Body, find_bodies, kind_of_body
from ingest.annotate.entries import Entry, NameRole
from ingest.annotate.gazetteer import Found
from ingest.annotate.names import Name, Sentence, letter_of
from ingest.annotate.people import Introduced, find_people
from ingest.annotate.repeated_people import find_repeated
from ingest.resolve.bearers import Bearers, one_entry

_AGREEMENT = re.compile(r"\b(?:Agreement|Accord|Accords|Protocol|Treaty|Memorandum|Pact)\b")
_GROUP = re.compile(r"\b(?:Contact Group|Core Group|Group of Friends|Friends of|Quartet|Troika|Quint|Partners Forum)\b")
_CASE = re.compile(
    r"\b(?:Peace Process|Talks|Conference on the Former|National Dialogue|Inter-\w+ Dialogue|Negotiations)\b"
)


def bind_introductions(
    sentences: Sequence[Sentence], found: Sequence[list[Found]], bearers: Bearers
) -> dict[int, list[Name]]:
    """Bind what the document introduces; the persons and bodies found, by sentence index."""
    names: dict[int, list[Name]] = defaultdict(list)
    for sentence, known in zip(sentences, found, strict=True):
        for definition in find_definitions(sentence.text):
            _bind_definition(definition, known, bearers)
    bodies = [(s, b) for s in sentences for b in find_bodies(s.text)]
    for sentence, body in sorted(bodies, key=lambda sb: -len(sb[1].name)):
        name = _bind_body(sentence, body, found[sentence.index], bearers)
        if name:
            names[sentence.index].append(name)
    people = [(s, p) for s in sentences for p in find_people(s.text) if not s.is_masked(p.start, p.end, people=True)]
    for sentence, person in sorted(people, key=lambda sp: -len(sp[1].name.split())):
        name = _bind_person(sentence, person, found[sentence.index], bearers)
        if name:
            names[sentence.index].append(name)
    for sentence, person in find_repeated(sentences, found):
        name = _bind_person(sentence, person, found[sentence.index], bearers)
        if name:
            names[sentence.index].append(name)
    return names


def _bind_definition(definition: Definition, known: list[Found], bearers: Bearers) -> None:
    """Both ways: the acronym means what the name means, or the name what a known acronym means."""
    whole = next((f for f in known if f.end == definition.end and f.start <= definition.start), None)
    entry = one_entry(bearers.decide(whole.surface)) if whole else None
    if entry is None:
        entry = _same_words(definition, bearers) or _new_entry(definition.name)
    if entry is None or entry.kind == "Person":
        return
    bearers.bind(definition.acronym, entry)
    if whole is None:
        bearers.bind(definition.name, entry)


def _same_words(definition: Definition, bearers: Bearers) -> Entry | None:
    """What the acronym means in the gazetteer, if the name defined shares most of its words with it."""
    words = set(re.findall(r"\w{3,}", definition.name.lower()))
    for reading in bearers.readings(definition.acronym):
        theirs = set(re.findall(r"\w{3,}", reading.entry.name.lower()))
        if theirs and words and len(_alike(words, theirs)) * 2 > min(len(words), len(theirs)):
            return reading.entry
    return None


def _alike(words: set[str], theirs: set[str]) -> set[str]:
    return {w for w in words if any(w == t or (w[:5] == t[:5] and len(w) > 4) for t in theirs)}


def _new_entry(name: str) -> Entry | None:
    if _AGREEMENT.search(name):
        return Entry(key=node_id("agreement", name), name=name, label="Agreement")
    if _GROUP.search(name):
        return Entry(key=node_id("group", name), name=name, label="FriendsGroup", kind="other")
    if _CASE.search(name):
        return Entry(key=node_id("case", name), name=name, label="Case")
    kind = kind_of_body(name)
    return Entry(key=node_id("actor", name), name=name, label="Actor", kind=kind) if kind else None


def _bind_body(sentence: Sentence, body: Body, known: list[Found], bearers: Bearers) -> Name | None:
    """The body's name as a Name; longer names are bound before shorter ones, so that these find them."""
    if sentence.is_masked(body.start, body.end) or any(_covers(f, body, bearers) for f in known):
        return None
    # What ends within a known name has run into it: "the X Commission and the African" of the African Union.
    if any(body.start < f.start < body.end < f.end for f in known):
        return None
    entry = one_entry(bearers.decide(body.name)) or _longer_body(body.name, bearers)
    if entry is None:
        entry = Entry(
            key=node_id("actor", body.name),
            name=body.name,
            label="Actor",
            kind=body.kind,
            part_of=_parent(body, known, bearers),
        )
    bearers.bind(body.name, entry, confidence=0.7)
    if entry.label != "Actor" or entry.kind == "Person":
        return None
    return Name(body.start, body.end, entry.key, letter_of(entry.label, entry.kind), "bodies", 0.7)


def _covers(found: Found, body: Body, bearers: Bearers) -> bool:
    """Whether the gazetteer knows better: all of it, its beginning, a person in it, a second body after "and"."""
    if found.start <= body.start and body.end <= found.end:
        return True
    if (
        any(r.entry.kind == "Person" for r in bearers.decide(found.surface))
        and found.start < body.end
        and body.start < found.end
    ):
        return True
    rest = body.name[found.end - body.start :] if found.start == body.start else ""
    begins_it = bool(re.match(r",? (?:in|on|for|and|of|at) ", rest))
    if begins_it and any(r.entry.label == "Actor" and r.entry.kind != "State" for r in bearers.decide(found.surface)):
        return True
    ends_it = body.start < found.start and found.end == body.end
    return ends_it and body.name[: found.start - body.start].endswith("and ")


def _parent(body: Body, known: list[Found], bearers: Bearers) -> str | None:
    """The organisation that a body is said to be of, at the end of its name ("Africa Division of DPA")."""
    for found in known:
        if (
            body.start < found.start
            and found.end == body.end
            and body.name[: found.start - body.start].endswith(("of ", "of the "))
        ):
            entry = one_entry(bearers.decide(found.surface))
            return entry.name if entry and entry.kind == "IGO" else None
    return None


def _longer_body(name: str, bearers: Bearers) -> Entry | None:
    """The one body already bound whose longer name holds this one ("Communist Party" after "Communist Party of X")."""
    longer = {
        e.key: e for s, e in bearers.bound.items() if f" {name} " in f" {s} " and s != name and e.kind != "Person"
    }
    return next(iter(longer.values())) if len(longer) == 1 else None


def _bind_person(sentence: Sentence, person: Introduced, known: list[Found], bearers: Bearers) -> Name | None:
    """The person's name as a Name; full names are bound before surnames, so that these find them."""
    if any(f.start < person.end and person.name_start < f.end and not _is_person(f, bearers) for f in known):
        return None
    entry = _person_entry(person, bearers, country=_country_before(sentence, person, known, bearers))
    bearers.bind(person.name, entry, confidence=person.confidence)
    surname = person.name.split()[-1]
    if surname != person.name and surname not in bearers.bound and not bearers.readings(surname):
        bearers.bind(surname, entry, confidence=person.confidence)
    return Name(person.name_start, person.end, entry.key, "P", "people", person.confidence, person.office)


def _is_person(found: Found, bearers: Bearers) -> bool:
    return any(r.entry.kind == "Person" for r in bearers.readings(found.surface))


def _person_entry(person: Introduced, bearers: Bearers, *, country: str | None) -> Entry:
    if person.name in bearers.bound:
        return bearers.bound[person.name]
    readings = [r for r in bearers.readings(person.name) if r.entry.kind == "Person"]
    full = [r for r in readings if r.role is NameRole.NAME or r.entry.key in bearers.present]
    if country is None:
        readings = [r for r in readings if not r.entry.common_surname]
    known = one_entry(full) or one_entry(
        readings if country is None else [r for r in readings if r.entry.of == country]
    )
    if known:
        return known
    return Entry(key=node_id("actor", person.name), name=person.name, label="Actor", kind="Person")


def _country_before(sentence: Sentence, person: Introduced, known: list[Found], bearers: Bearers) -> str | None:
    """The state whose demonym stands right before the office, so that a surname is not given to a stranger."""
    before = next((f for f in known if f.end in {person.start - 1, person.start}), None)
    if before is None:
        return None
    entry = one_entry(bearers.decide(before.surface))
    return entry.name if entry else None
