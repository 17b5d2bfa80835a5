"""Which cases and conflicts the headings of a document speak of."""

from __future__ import annotations

from ingest.annotate.annotate import Annotated
from ingest.annotate.names import Name
from ingest.records import PreparedDocument
from ingest.resolve.entities import Entity


def names_of_headings(prepared: PreparedDocument, annotated: Annotated) -> dict[str, list[Name]]:
    """Cases and conflicts that a section's heading names, by section id; those of the headings above count too.

    A heading that names a country speaks of the case and the conflict of that country, where the document has one each.
    """
    cases, conflicts = annotated.entities.of_label("Case"), annotated.entities.of_label("Conflict")
    states = [e for e in annotated.entities.of_label("Actor") if e.entry.kind == "State"]
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
                names.append(Name(0, 0, named[0].key, letter, "heading", 0.7))
        found[section.id] = names
    return found


def _is_named(entity: Entity, path: str) -> bool:
    return any(surface in path for surface in [entity.entry.name, *entity.surfaces])
