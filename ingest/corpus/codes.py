"""Ids in other data sets: whether they look right, and whether two records claim the same one. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph_schema.vocabulary import load_vocabularies
from ingest.corpus.record import Record

# what an id of each data set looks like
SYSTEMS = {
    "iso2": re.compile(r"[A-Z]{2}"),
    "iso3": re.compile(r"[A-Z]{3}"),
    "pax": re.compile(r"\d+"),
    "ucdp": re.compile(r"\d+"),
    "wikidata": re.compile(r"Q\d+"),
}
# what an id is taken from, as cited under an answer
DATA_SETS = {
    "iso2": "ISO 3166-1, two letters",
    "iso3": "ISO 3166-1, three letters",
    "pax": "PA-X Peace Agreements Database",
    "ucdp": "Uppsala Conflict Data Program",
    "wikidata": "Wikidata",
}
# of these every id that exists is known
_OF_COUNTRIES = ("iso2", "iso3")


def check_codes(records: Sequence[Record]) -> list[str]:
    """Codes of unknown data sets, codes that cannot be ids of theirs, and codes given to two records of one type."""
    faults = [f"{record.id}: {fault}" for record in records for fault in _check_one(record)]
    owners: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for record in records:
        for system, code in record.codes.items():
            owners[record.id.partition(":")[0], system, code].append(record.id)
    shared = {key: ids for key, ids in owners.items() if len(ids) > 1}
    return faults + [f"{system}:{code} is given to {' and '.join(ids)}" for (_, system, code), ids in shared.items()]


def _check_one(record: Record) -> Iterable[str]:
    for system, code in record.codes.items():
        if system not in SYSTEMS:
            yield f"codes: {system} is not known; known: {', '.join(SYSTEMS)}"
        elif not SYSTEMS[system].fullmatch(code):
            yield f"codes: {code!r} is no id of {system}"
        elif system in _OF_COUNTRIES and code not in _countries(system):
            yield f"codes: no country has the {system} {code!r}"


def _countries(system: str) -> set[str]:
    return {term.codes[system] for term in load_vocabularies()["places"].terms if system in term.codes}
