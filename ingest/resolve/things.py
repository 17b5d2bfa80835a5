"""The things of a store that may be one although they are named apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph_schema.fit import NAME
from graph_schema.graph import Node, Relation
from graph_schema.schema import load_schema
from graph_store.bundles import NEVER_ONE
from graph_store.ports import ClaimFilter, GraphStore
from graph_store.statements import is_curated
from ingest.resolve.name_words import NameWords, take_apart

PERSON = "Person"
STATE = "State"
_MOST_NAMES = 12
_YEARS = ("year", "start_year", "end_year")


@dataclass(frozen=True, eq=False)
class Thing:
    """A thing with all its names, its own first.

    related: ids of the things it has a relation to. is_curated: there is a record on it, which tells it from others.
    """

    node: Node
    related: frozenset[str] = frozenset()
    is_curated: bool = False

    @property
    def id(self) -> str:
        return self.node.id

    @property
    def kind(self) -> str | None:
        kind = self.node.properties.get("kind")
        return str(kind) if kind is not None else None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its name and those of its aliases that are names, not descriptions such as "the talks"."""
        aliases = (alias for alias in self.node.aliases if not alias[:1].islower())
        return tuple(dict.fromkeys((self.node.name, *aliases)))[:_MOST_NAMES]

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        return frozenset(name for name in self.names if is_abbreviation(name))

    @cached_property
    def full_names(self) -> tuple[NameWords, ...]:
        """Its names taken apart, without abbreviations, and without those of its aliases that only name a place."""
        found = [take_apart(name) for name in self.names if not is_abbreviation(name)]
        return tuple(name for name in found if name.words - {a.lower() for a in self.abbreviations})

    @cached_property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for name in self.full_names for number in name.numbers)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that it is known to belong to."""
        given = [self.node.properties.get(name) for name in _YEARS]
        found = [year for year in given if isinstance(year, int)]
        found += [year for name in self.full_names for year in name.years]
        return (min(found), max(found)) if found else None


def is_abbreviation(name: str) -> bool:
    """Whether a name is letters that stand for words: UNMOT, SPLM/A."""
    return " " not in name and sum(c.isupper() for c in name) > 1 and not any(c.islower() for c in name[1:])


def things_of(store: GraphStore) -> list[Thing]:
    """Everything in the store that texts name, in order of id."""
    schema = load_schema()
    related = _related(store.relations(types=schema.factual_relations))
    labels = [node_type.name for node_type in schema.nodes.values() if node_type.name not in NEVER_ONE]
    nodes = sorted((node for label in labels for node in store.nodes(label=label)), key=lambda node: node.id)
    curated = {c.subject for c in store.claims(ClaimFilter(predicate=NAME)) if is_curated(c.origin)}
    return [Thing(node, frozenset(related[node.id]), node.id in curated) for node in nodes]


def _related(relations: Iterable[Relation]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        found[relation.source].add(relation.target)
        found[relation.target].add(relation.source)
    return found
