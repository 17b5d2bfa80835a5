"""The coded features of every case in a store: what kind of conflict, where, when, between whom and with whose help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph_schema.graph import Node, Relation
from graph_schema.schema import Schema, load_schema
from graph_store.ports import GraphStore
from service.browse.cards import find_node
from service.browse.similar import CaseFeatures, Similarity, Values, band_of, load_similarity, rank_similar
from service.models.similar import SimilarCases

_RELATIONS = ("ADDRESSES", "LED", "LOCATED_IN", "MEDIATED", "PARTY_TO", "SERVED", "USED_STRATEGY")
_CASE = "Case"


def similar_cases(store: GraphStore, case: str, *, k: int) -> SimilarCases:
    """The cases most like one. Raises UnknownId, naming the nearest ids."""
    node = find_node(store, case, label=_CASE)
    similarity = load_similarity()
    features = read_features(store, similarity)
    return rank_similar(features[node.id], features.values(), similarity.features, k=k)


def read_features(store: GraphStore, similarity: Similarity) -> dict[str, CaseFeatures]:
    """The features of all cases, by id."""
    relations = list(store.relations(types=list(_RELATIONS)))
    ends = {end for r in relations for end in (r.source, r.target, str(r.properties.get("on_behalf_of", "")))}
    cases = store.nodes(label=_CASE)
    nodes = {node.id: node for node in [*store.nodes(ids=sorted(ends - {""})), *cases]}
    reader = _Reader(nodes, relations, similarity, load_schema())
    return {case.id: CaseFeatures(case.id, case.name, reader.features(case)) for case in cases}


class _Reader:
    """Reads the features of one case after the other from nodes and relations at hand."""

    def __init__(
        self, nodes: dict[str, Node], relations: Iterable[Relation], similarity: Similarity, schema: Schema
    ) -> None:
        self._nodes = nodes
        self._similarity = similarity
        self._schema = schema
        self._from: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
        self._to: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
        for relation in relations:
            self._from[relation.source, relation.type].append(relation)
            self._to[relation.target, relation.type].append(relation)

    def features(self, case: Node) -> dict[str, Values]:
        """What is coded of a case; features that are not are left out."""
        conflicts = self._targets(case.id, "ADDRESSES")
        groups = self._sources(case.id, "SERVED")
        mediators = self._mediators(case.id)
        sizes = [size for g in groups if isinstance(size := g.properties.get("member_count"), int)]
        found = {
            "conflict_kind": _values(conflicts, "kind"),
            "region": self._regions(case, conflicts),
            "decade": _decade(case),
            "party_kinds": _values(self._parties(case, conflicts), "kind"),
            "mediator_kinds": frozenset(self._kind(m) for m in mediators) - {""},
            "mediator_number": _one(band_of(len(mediators), self._similarity.mediator_bands) if mediators else None),
            "strategies": frozenset(s.name for s in self._targets(case.id, "USED_STRATEGY")),
            "friends_group": _values(groups, "kind"),
            "friends_size": frozenset(band_of(size, self._similarity.size_bands) for size in sizes),
            "stage": _values([case], "stage"),
            "outcome": _values([case], "outcome"),
        }
        return {key: values for key, values in found.items() if values}

    def _targets(self, node: str, relation: str) -> list[Node]:
        return [n for r in self._from[node, relation] if (n := self._nodes.get(r.target)) is not None]

    def _sources(self, node: str, relation: str) -> list[Node]:
        return [n for r in self._to[node, relation] if (n := self._nodes.get(r.source)) is not None]

    def _parties(self, case: Node, conflicts: list[Node]) -> list[Node]:
        """Those at the table; where none are coded, the sides of the conflict."""
        return self._sources(case.id, "PARTY_TO") or [p for c in conflicts for p in self._sources(c.id, "PARTY_TO")]

    def _mediators(self, case: str) -> list[Node]:
        """Who mediated, else who led, once each; an envoy stands for whoever sent the envoy."""
        found = self._to[case, "MEDIATED"] or self._to[case, "LED"]
        ids = dict.fromkeys(str(r.properties.get("on_behalf_of") or r.source) for r in found)
        return [self._nodes[i] for i in ids if i in self._nodes]

    def _kind(self, mediator: Node) -> str:
        """What sort of actor; of groups, that they are some."""
        if mediator.label != "Actor":
            return self._schema.nodes[mediator.label].label
        return str(mediator.properties.get("kind", ""))

    def _regions(self, case: Node, conflicts: list[Node]) -> Values:
        places = self._targets(case.id, "LOCATED_IN") or [
            place for conflict in conflicts for place in self._targets(conflict.id, "LOCATED_IN")
        ]
        return frozenset(name for place in places if (name := self._region(place.id.partition(":")[2])))

    def _region(self, place: str) -> str:
        """The name of the region a place lies in, up the main line of the hierarchy."""
        term = self._schema.vocabularies["places"].find(place)
        if term is None:
            return ""
        return term.name if term.kind == "region" else self._region(term.broader or "")


def _values(nodes: Iterable[Node], name: str) -> Values:
    return frozenset(str(n.properties[name]) for n in nodes if n.properties.get(name) is not None)


def _decade(case: Node) -> Values:
    year = case.properties.get("start_year")
    return _one(f"{year // 10 * 10}s" if isinstance(year, int) else None)


def _one(value: str | None) -> Values:
    return frozenset() if value is None else frozenset({value})
