"""Which cases and conflicts the headings of a document speak of."""

from __future__ import annotations

from ingest.annotate.annotate import Annotated
from ingest.annotate.entries import Entry, NameRole
from ingest.annotate.gazetteer import find_names, pipeline_for
from ingest.annotate.lexicon import Lexicon
from ingest.annotate.names import Name
from ingest.records import PreparedDocument
from ingest.resolve.entities import Entity

LABELS = {"C": "Case", "W": "Conflict"}
_NAMED = 0.7
# What a heading only tells the country of is less sure.
_BY_PLACE = 0.66


def names_of_headings(prepared: PreparedDocument, annotated: Annotated, lexicon: Lexicon) -> dict[str, list[Name]]:
    """Cases and conflicts that a section's heading names, by section id; those of the headings above count too.

    A heading that names a country speaks of the case and the conflict of that country, where the document has one each;
    where it has none of that country, of a conflict or a peace process there, which is born when a sentence first means
    it. The title is the heading above all others.
    """
    cases, conflicts = annotated.entities.of_label("Case"), annotated.entities.of_label("Conflict")
    states = [e for e in annotated.entities.of_label("Actor") if e.entry.kind == "State"]
    title = prepared.document.title
    found: dict[str, list[Name]] = {}
    for section in prepared.sections:
        path = section.path or section.name
        names: list[Name] = []
        for letter, entities in (("C", cases), ("W", conflicts)):
            named = [e for e in entities if _is_named(e, path)]
            if not named:
                keys = {s.key for s in states if _is_named(s, path)}
                named = [e for e in entities if len(e.entry.country) == 1 and e.entry.country[0] in keys]
            if len(named) == 1:
                names.append(Name(0, 0, named[0].key, letter, "heading", _NAMED))
            elif not named and (told := _told_by_place(f"{title} > {path}", letter, annotated, lexicon)):
                names.append(Name(0, 0, told, letter, "heading", _BY_PLACE))
        found[section.id] = names
    return found


def state_of_title(prepared: PreparedDocument, lexicon: Lexicon) -> str | None:
    """The key of the one state that the document's title names, or the heading above all its sections."""
    outermost = {(s.path or s.name).split(" > ")[0] for s in prepared.sections}
    shared = next(iter(outermost)) if len(outermost) == 1 else ""
    place = _place_of(f"{prepared.document.title} > {shared}", lexicon)
    return place.key if place and place.kind == "State" else None


def _told_by_place(path: str, letter: str, annotated: Annotated, lexicon: Lexicon) -> str | None:
    """The key of the case or conflict of the place that headings name; None where the document has several there."""
    place = _place_of(path, lexicon)
    if place is None:
        return None
    there = [
        e.key
        for e in annotated.entities.of_label(LABELS[letter])
        if e.first is not None and (place.key in e.entry.country or set(place.places) & set(e.entry.places))
    ]
    if len(there) > 1:
        return None
    if there:
        return there[0]
    if letter == "C":
        return case_at_place(place, annotated)
    # Where the text names conflicts, "the conflict" is one of them.
    has_conflict = any(e.first is not None for e in annotated.entities.of_label("Conflict"))
    return None if has_conflict else _conflict_at_place(place, annotated)


def case_at_place(place: Entry, annotated: Annotated) -> str:
    """The key of the peace process of a place that no name stands for; no sentence means it yet."""
    return _made(f"case@{place.key}", f"{place.name} peace process", "Case", place, annotated)


def _conflict_at_place(place: Entry, annotated: Annotated) -> str:
    return _made(f"conflict@{place.key}", f"{place.name} conflict", "Conflict", place, annotated)


def _made(key: str, name: str, label: str, place: Entry, annotated: Annotated) -> str:
    country = (place.key,) if place.label == "Actor" else place.country
    entity = annotated.entities.add(Entry(key=key, name=name, label=label, places=place.places, country=country))
    if not entity.proposed:
        entity.proposed[name] += 1
    return key


def _place_of(path: str, lexicon: Lexicon) -> Entry | None:
    """The one country or area that the outermost heading with any names: under "Chad", "Libya's part" is about Chad."""
    for heading in path.split(" > "):
        readings = [
            r
            for found in find_names(pipeline_for(lexicon)(heading))
            for r in lexicon.surfaces[found.surface]
            if r.role in {NameRole.NAME, NameRole.PLACE, NameRole.DEMONYM}
        ]
        places = {r.entry.key: r.entry for r in readings if r.entry.kind in {"State", "area"}}
        if places:
            return next(iter(places.values())) if len(places) == 1 else None
    return None


def _is_named(entity: Entity, path: str) -> bool:
    return any(surface in path for surface in [entity.entry.name, *entity.surfaces])
