"""Names and aliases that more than one record of a type goes by, unless they are declared ambiguous. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph_schema.ids import slug
from graph_schema.schema import Schema
from ingest.corpus.record import Record

_ACTOR = "actor"


def check_names(records: Sequence[Record], schema: Schema, ambiguous: Sequence[str]) -> list[str]:
    """Names shared without saying so, and names called ambiguous that are not; capitals and accents make no difference.

    States that have no record of their own count with the names the vocabulary of places gives them.
    """
    shown: dict[str, str] = {}
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for owner, name in [*_names_of_states(schema), *_names_of_records(records)]:
        shown.setdefault(slug(name), name.casefold())
        owners[owner.partition(":")[0], slug(name)].add(owner)
    named = {record.id for record in records}
    shared = {key: ids for key, ids in owners.items() if len(ids) > 1 and ids & named}
    declared = {slug(name): name for name in ambiguous}
    faults = [
        f"{shown[name]!r} names {', '.join(sorted(ids))}; give it to one of them or list it in ambiguous.yaml"
        for (_, name), ids in sorted(shared.items())
        if name not in declared
    ]
    idle = sorted(declared.keys() - {name for _, name in shared})
    return faults + [f"ambiguous.yaml: {declared[name]!r} is called ambiguous but is not" for name in idle]


def _names_of_records(records: Sequence[Record]) -> Iterable[tuple[str, str]]:
    return ((record.id, name) for record in records for name in (record.name, *record.aliases))


def _names_of_states(schema: Schema) -> Iterable[tuple[str, str]]:
    countries = (t for t in schema.vocabularies["places"].terms if t.kind == "country")
    return ((f"{_ACTOR}:{t.id}", name) for t in countries for name in (t.name, *t.synonyms))
