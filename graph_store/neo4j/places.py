"""The hierarchy of places in the background: a country lies in its region although no source says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_schema.graph import Relation
from graph_store.neo4j.facts import read_labels
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.ledger_writing import put
from graph_store.neo4j.names import BACKGROUND, THING
from graph_store.neo4j.projected_rows import delete_nodes, put_edges, put_nodes
from graph_store.neo4j.sessions import Transaction
from graph_store.projection import Edge, NodeFacts, project_node
from graph_store.term_nodes import LOCATED_IN


@dataclass
class _Places:
    """How places stand. shown, hidden: those that are there, in the background or not. ways: background ways up,
    source -> target; below: how many lead to a place. located: those that sources locate."""

    shown: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    located: set[str] = field(default_factory=set)
    ways: set[str] = field(default_factory=set)
    below: dict[str, int] = field(default_factory=dict)

    def settle(self, places: Iterable[str], wider: dict[str, list[str]], known: set[str]) -> None:
        """Give each place that exists its way up, and take away ways and regions that nothing needs."""
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            self._settle_node(place, known)
            above = wider.get(place, [])
            if above and self._settle_ways(place, above):
                waiting.extend(above)

    def _settle_node(self, place: str, known: set[str]) -> None:
        if place in self.shown:
            return
        if self.below.get(place, 0) > 0 and place in known:
            self.hidden.add(place)
        else:
            self.hidden.discard(place)

    def _settle_ways(self, place: str, above: Iterable[str]) -> bool:
        is_wanted = (place in self.shown or place in self.hidden) and place not in self.located
        is_there = place in self.ways
        if is_wanted and not is_there:
            self.ways.add(place)
        elif is_there and not is_wanted:
            self.ways.discard(place)
        if is_wanted != is_there:
            for wider in above:
                self.below[wider] = self.below.get(wider, 0) + (1 if is_wanted else -1)
        return is_wanted != is_there


def settle_places(transaction: Transaction, layout: Layout, places: Iterable[str], gone: set[str]) -> set[str]:
    """Bring the ways from these places up to the region up to date. A place that sources locate keeps to what they say.

    gone: nodes that are still there but are to be deleted; returns those of them that stay after all.
    """
    wider = layout.terms.wider
    start = sorted(place for place in places if place in layout.terms.terms)
    if not start:
        return set()
    concerned: set[str] = set()
    waiting = list(start)
    while waiting:
        place = waiting.pop()
        if place not in concerned:
            concerned.add(place)
            waiting.extend(wider.get(place, []))
    found = _read(transaction, concerned, gone)
    hidden, ways = set(found.hidden), set(found.ways)
    found.settle(start, wider, layout.terms.terms.keys() & concerned)
    _write(transaction, layout, found, hidden=hidden, ways=ways)
    return found.hidden & gone


def _read(transaction: Transaction, concerned: set[str], gone: set[str]) -> _Places:
    rows = transaction.run(
        f"""UNWIND $ids AS id MATCH (n:{THING} {{id: id}})
        RETURN id, n.`{BACKGROUND}` AS hidden,
            EXISTS {{ (n)-[r:{LOCATED_IN}]->() WHERE NOT r.`{BACKGROUND}` }} AS located,
            EXISTS {{ (n)-[r:{LOCATED_IN}]->() WHERE r.`{BACKGROUND}` }} AS way,
            COUNT {{ (n)<-[r:{LOCATED_IN}]-() WHERE r.`{BACKGROUND}` }} AS below""",
        {"ids": sorted(concerned)},
    )
    found = _Places()
    for row in rows:
        if row["id"] not in gone:
            (found.hidden if row["hidden"] else found.shown).add(row["id"])
        found.located |= {row["id"]} if row["located"] else set()
        found.ways |= {row["id"]} if row["way"] else set()
        found.below[row["id"]] = row["below"]
    return found


def _write(transaction: Transaction, layout: Layout, found: _Places, *, hidden: set[str], ways: set[str]) -> None:
    put(
        transaction,
        f"""UNWIND $rows AS row MATCH (:{THING} {{id: row.id}})-[r:{LOCATED_IN}]->()
        WHERE r.`{BACKGROUND}` DELETE r""",
        [{"id": place} for place in sorted(ways - found.ways)],
    )
    new = sorted(found.hidden - hidden)
    facts = [NodeFacts(id=place, term=layout.terms.terms[place], is_referred=True) for place in new]
    nodes = [node for fact in facts if (node := project_node(fact, layout.schema)) is not None]
    put_nodes(transaction, layout, nodes, read_labels(transaction, new) if new else {}, background=True)
    added = [
        Relation(type=LOCATED_IN, source=place, target=above)
        for place in found.ways - ways
        for above in layout.terms.wider[place]
    ]
    put_edges(transaction, layout, [Edge(relation) for relation in added], background=True)
    delete_nodes(transaction, hidden - found.hidden)
