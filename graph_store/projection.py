"""The projection: nodes and relations as they follow from claims, declared nodes and vocabularies. Pure.

Only claims that are affirmed, asserted and accepted take part, and only those that the schema has room for; whoever
calls hands in no others. All of one thing's statements, or the best of each wording, give the same result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_schema.claims import Qualifiers
from graph_schema.fit import ALIAS, NAME, qualifier_problems
from graph_schema.graph import Node, Relation
from graph_schema.schema import RelationType, Schema
from graph_schema.vocabulary import Term
from graph_store.membership import most_at_one_time
from graph_store.properties import choose_properties
from graph_store.statements import Statement, best

# Goes up when the rules below change, so that stores are projected anew.
PROJECTION_VERSION = 2

_YEARS = ("from_year", "to_year")


@dataclass(frozen=True)
class NodeFacts:
    """All that a node is projected from.

    statements: those about it that give a value. declared: given as they are, the weightiest first. term: its entry in
    a vocabulary. is_referred: a relation names it, or a term below it exists. members: MEMBER_OF relations to it.
    """

    id: str
    statements: Sequence[Statement] = ()
    declared: Sequence[Node] = ()
    term: Term | None = None
    is_referred: bool = False
    members: Sequence[Relation] = ()


@dataclass(frozen=True)
class Edge:
    """A relation with what tells it from others between the same two nodes.

    key: value of the relation type's key property, "" for none. takes_unkeyed: claims that leave the key open count
    for it too.
    """

    relation: Relation
    key: str = ""
    takes_unkeyed: bool = False


def project_node(facts: NodeFacts, schema: Schema) -> Node | None:
    """The node that the facts give, or None when nothing brings it into being.

    A node is born by a name, by being declared, or as a term of a vocabulary that something refers to.
    """
    names = [s for s in facts.statements if s.predicate == NAME]
    is_term = facts.term is not None and facts.is_referred
    label = facts.declared[0].label if facts.declared else schema.label_of(facts.id)
    if label is None or not (facts.declared or names or is_term):
        return None
    surfaces = _surfaces(facts, names)
    return Node(
        id=facts.id,
        label=label,
        name=surfaces[0],
        aliases=sorted(set(surfaces[1:]) - {surfaces[0]}),
        properties=_properties(facts, label, schema),
    )


def _surfaces(facts: NodeFacts, names: Sequence[Statement]) -> list[str]:
    """Every surface, the name first: the declared one, else the vocabulary's, else the best claimed.

    Names of things that are shown as one with the node come after its own.
    """
    found = [node.name for node in facts.declared]
    if facts.term is not None:
        found += [facts.term.name]
    found += [str(s.value) for s in sorted(names, key=lambda s: (s.moved, s.rank))]
    found += [alias for node in facts.declared for alias in node.aliases]
    found += facts.term.synonyms if facts.term is not None else []
    return found + [str(s.value) for s in facts.statements if s.predicate == ALIAS]


def _properties(facts: NodeFacts, label: str, schema: Schema) -> dict[str, Any]:
    node_type = schema.nodes[label]
    given = _term_properties(facts.term) if facts.term is not None else {}
    given = {name: value for name, value in given.items() if name in node_type.properties and value}
    for node in reversed(facts.declared):
        given |= node.properties
    shown = choose_properties(facts.statements, node_type, given)
    values = dict(shown.values)
    if "member_count" in node_type.properties:
        values = {**_size(facts.members, values), **values}
    return {**values, "contested": True} if shown.contested else values


def _term_properties(term: Term) -> dict[str, Any]:
    codes = [f"{system}:{code}" for system, code in sorted(term.codes.items())]
    own = {"kind": term.kind, "definition": term.definition, "source": term.source}
    return {**own, "steps": list(term.steps), "codes": codes}


def _size(members: Sequence[Relation], values: dict[str, Any]) -> dict[str, Any]:
    """Where the size comes from, and the size itself when no source states it."""
    if "member_count" in values:
        return {"member_count_basis": "stated"}
    if not members or values.get("members_complete") is False:
        return {}
    counted = most_at_one_time(members)
    return {"member_count": counted, "member_count_basis": "listed"} if counted else {}


def project_edges(statements: Sequence[Statement], schema: Schema) -> list[Edge]:
    """The relations that statements about one pair of nodes give, in order of type and key."""
    by_type: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.predicate in schema.relations:
            by_type.setdefault(statement.predicate, []).append(statement)
    return [edge for name in sorted(by_type) for edge in _edges(by_type[name], schema.relations[name], schema)]


def edge_key(qualifiers: Qualifiers, relation: RelationType, schema: Schema) -> str:
    """What tells a claim's relation from others of its type between the same nodes; "" when that is left open."""
    fitting = _fitting(qualifiers, relation, schema)
    return str(fitting[relation.key]) if relation.key is not None and relation.key in fitting else ""


def _fitting(qualifiers: Qualifiers, relation: RelationType, schema: Schema) -> Qualifiers:
    unfit = {name for name, _ in qualifier_problems(qualifiers, relation, schema)}
    return {name: value for name, value in qualifiers.items() if name not in unfit}


def _edges(statements: Sequence[Statement], relation: RelationType, schema: Schema) -> list[Edge]:
    by_key: dict[str, list[Statement]] = {}
    for statement in statements:
        by_key.setdefault(edge_key(statement.qualifiers, relation, schema), []).append(statement)
    keyed = [s for key, found in by_key.items() if key for s in found]
    heir = ""
    if "" in by_key and (strongest := best(keyed)) is not None:
        # "Norway mediated" and "Norway was the lead mediator" report one fact: the vaguer claim joins the fuller one.
        heir = edge_key(strongest.qualifiers, relation, schema)
        by_key[heir] = by_key[heir] + by_key.pop("")
    return [
        Edge(_relation(found, relation, schema), key=key, takes_unkeyed=bool(key) and key == heir)
        for key, found in sorted(by_key.items())
    ]


def _relation(statements: Sequence[Statement], relation: RelationType, schema: Schema) -> Relation:
    properties: Qualifiers = {}
    for statement in sorted(statements, key=lambda s: s.rank):
        fitting = _fitting(statement.qualifiers, relation, schema)
        # Years belong together: they are taken from the best claim that gives any.
        has_years = any(year in properties for year in _YEARS)
        new = {k: v for k, v in fitting.items() if k not in properties and not (has_years and k in _YEARS)}
        properties = {**properties, **new}
    first = statements[0]
    return Relation(
        type=relation.name,
        source=first.subject,
        target=first.object or "",
        properties=properties,
        confidence=max(s.confidence for s in statements),
        claims=sorted(s.claim for s in statements),
    )
