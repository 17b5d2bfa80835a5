"""Which thing a name in a data set stands for: something the store knows, a state, or a place. Never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_schema.graph import Node
from graph_schema.schema import Schema
from ingest.importing.dataset_map import EndMap

_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True)
class KnownThings:
    """What the store has. by_name: (type, name in lower case) to ids; by_code: (type, "pax:301") to the id.

    years: of agreements by id.
    """

    schema: Schema
    by_name: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    by_code: dict[tuple[str, str], str] = field(default_factory=dict)
    years: dict[str, int] = field(default_factory=dict)

    def coded(self, label: str, code: str) -> str | None:
        """The node to which a curator gave the data set's own id."""
        return self.by_code.get((label, code))

    def node(self, label: str, name: str, year: int | None, *, own: str) -> tuple[str | None, list[str]]:
        """The one known node of that type, name and year, and the candidates where there are several.

        own: what ids of the data set's own nodes begin with; those are never candidates.
        """
        found = sorted(i for i in self.by_name.get((label, name.casefold()), set()) if not i.startswith(own))
        if year is not None:
            found = [i for i in found if self.years.get(i) == year]
        return (found[0], []) if len(found) == 1 else (None, found)

    def end(self, end: EndMap, name: str) -> str | None:
        """The actor or place that a name in a column stands for, or None when that is not certain."""
        if end.by == "iso3":
            return self._country_by_code(name, end.label)
        found = self._one(end, name)
        if found is not None or (brackets := _IN_BRACKETS.search(name)) is None:
            return found
        # Myanmar (Burma) is one thing, Russia (Soviet Union) may be either of two
        before, within = self._one(end, _IN_BRACKETS.sub("", name)), self._one(end, brackets.group(1))
        return before if within in (None, before) else None

    def _one(self, end: EndMap, name: str) -> str | None:
        if end.label == "Place":
            found = self._terms(name)
            return f"place:{found[0]}" if len(found) == 1 else None
        known = self.by_name.get(("Actor", name.casefold()), set())
        return next(iter(known)) if len(known) == 1 else None if known else self._country(name)

    def _country_by_code(self, code: str, label: str) -> str | None:
        places = self.schema.vocabularies["places"].terms
        prefix = self.schema.nodes[label].prefix
        return next((f"{prefix}:{t.id}" for t in places if code and t.codes.get("iso3") == code.upper()), None)

    def _country(self, name: str) -> str | None:
        places = self.schema.vocabularies["places"]
        found = [i for i in self._terms(name) if (term := places.find(i)) is not None and term.kind == "country"]
        return f"actor:{found[0]}" if len(found) == 1 else None

    def _terms(self, name: str) -> list[str]:
        wanted = name.casefold()
        terms = self.schema.vocabularies["places"].terms
        # a name that is a term's own outranks the synonym of another: Guinea is not Equatorial Guinea
        own = [t.id for t in terms if t.name.casefold() == wanted]
        return own or [t.id for t in terms if wanted in {s.casefold() for s in t.synonyms}]


def known_things(schema: Schema, names: Iterable[tuple[str, str, str]], nodes: Iterable[Node]) -> KnownThings:
    """What a store knows. names: (node id, type, surface), as a store gives them; nodes: those with years or codes."""
    by_name: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for node_id, label, surface in names:
        by_name[label, surface.casefold()].add(node_id)
    by_code: dict[tuple[str, str], str] = {}
    years: dict[str, int] = {}
    for node in nodes:
        by_code |= {(node.label, str(code)): node.id for code in node.properties.get("codes", [])}
        if isinstance(year := node.properties.get("year"), int):
            years[node.id] = year
    return KnownThings(schema, dict(by_name), by_code, years)
