"""Conditions of a query in plain English, as clauses that follow the noun they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_schema.askable import DECADE, DURATION, neighbour_types, properties_of
from graph_schema.claims import Value
from graph_schema.fit import scalars
from graph_schema.query import (
    ActiveIn,
    AllOf,
    AnyOf,
    Condition,
    CountTest,
    EdgeTest,
    HasProperty,
    IsOneOf,
    Not,
    Related,
)
from graph_schema.schema import Schema

# How a relation's label joins its noun: "groups with members", "cases held in", and for any other "actors that signed".
_NOUNS = frozenset({"members", "parties", "office holders", "lessons"})
_PHRASES = frozenset(
    {"in", "about", "member of", "party to", "held in", "stated in", "drawn from", "place of", "venue of", "result of"}
)
_MANY_TYPES = 3
_NUMBERS = {
    "eq": "exactly",
    "ne": "not exactly",
    "lt": "fewer than",
    "le": "at most",
    "gt": "more than",
    "ge": "at least",
    "not_in": "neither",
}
_YEARS = {
    "eq": "{0}",
    "ne": "other than {0}",
    "lt": "before {0}",
    "le": "{0} or earlier",
    "gt": "after {0}",
    "ge": "{0} or later",
    "in": "{0}",
    "not_in": "other than {0}",
}
_WORDS = {"eq": "{0}", "ne": "other than {0}", "in": "{0}", "not_in": "other than {0}"}


@dataclass(frozen=True)
class Wording:
    """What words are taken from. names: readable names by node id, beside those of the vocabularies."""

    schema: Schema
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, node_id: str) -> str:
        """What a node is called; its id when nobody says."""
        label = self.schema.label_of(node_id)
        for vocabulary in self.schema.vocabularies.values():
            term = node_id.partition(":")[2]
            if vocabulary.node is not None and vocabulary.node == label and term in vocabulary.ids:
                return self.names.get(node_id, vocabulary.term(term).name)
        return self.names.get(node_id, node_id)


def list_words(words: Sequence[str], joint: str) -> str:
    """Words with commas and a joint before the last: "Africa, Asia or Europe"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def describe_condition(condition: Condition, types: frozenset[str], wording: Wording) -> str:
    """The condition as a clause: "with outcome success", "mediated by Norway"."""
    match condition:
        case HasProperty():
            return f"with {_property(condition, types, wording)}"
        case IsOneOf():
            return f"that are {list_words([wording.name(i) for i in condition.ids], 'or')}"
        case ActiveIn():
            return _active(condition)
        case Related():
            return _related(condition, types, wording)
        case AllOf():
            return _all_of(condition, types, wording)
        case AnyOf():
            parts = [describe_condition(part, types, wording) for part in condition.of]
            return parts[0] if len(parts) == 1 else f"either {list_words(parts, 'or')}"
        case Not():
            return f"not {_bracketed(condition.of, describe_condition(condition.of, types, wording))}"


def _bracketed(condition: Condition, text: str) -> str:
    return f"({text})" if isinstance(condition, AllOf | AnyOf) and len(condition.of) > 1 else text


def _all_of(condition: AllOf, types: frozenset[str], wording: Wording) -> str:
    """Tests on properties share one "with"."""
    tests = [_property(part, types, wording) for part in condition.of if isinstance(part, HasProperty)]
    rest = [part for part in condition.of if not isinstance(part, HasProperty)]
    clauses = [f"with {list_words(tests, 'and')}"] if tests else []
    clauses += [_bracketed(part, describe_condition(part, types, wording)) for part in rest]
    return " and ".join(clauses)


def _property(has: HasProperty, types: frozenset[str], wording: Wording) -> str:
    noun = has.property.replace("_", " ")
    found = properties_of(types, has.property, wording.schema)
    if has.test in {"known", "unknown"}:
        return f"{noun} {'coded' if has.test == 'known' else 'not coded'}"
    value = _values(has.value)
    if has.property == DECADE.name:
        return _YEARS[has.test].format(f"{value}s") + " as decade"
    if has.property == DURATION.name:
        return f"{_NUMBERS.get(has.test, '')} {value} years from start to end".strip()
    if found and found[0].type == "integer":
        counted = found[0].words[0] if found[0].words else noun
        return f"{_NUMBERS.get(has.test, '')} {value} {counted}".strip()
    forms = _YEARS if found and found[0].type == "year" else _WORDS
    return f"{noun} {forms.get(has.test, '{0}').format(value)}"


def _values(value: Value | None) -> str:
    parts = scalars(value) if value is not None else []
    return list_words([("yes" if v else "no") if isinstance(v, bool) else str(v) for v in parts], "or")


def _active(active: ActiveIn) -> str:
    if active.from_year is None:
        return f"active in {active.to_year} or before"
    if active.to_year is None:
        return f"active in {active.from_year} or after"
    if active.from_year == active.to_year:
        return f"active in {active.from_year}"
    return f"active between {active.from_year} and {active.to_year}"


def relation_words(related: Related, wording: Wording) -> str:
    """How the step to the neighbours is called: "mediated by", "member of or led"."""
    labels = []
    for name in related.relations:
        relation = wording.schema.relations[name]
        either = f"{relation.label} or {relation.inverse}"
        labels.append({"out": relation.label, "in": relation.inverse}.get(related.direction, either))
    return list_words(list(dict.fromkeys(labels)), "or") or "related to"


def _related(related: Related, types: frozenset[str], wording: Wording) -> str:
    label = relation_words(related, wording)
    lead = "with " if label in _NOUNS else "" if label in _PHRASES or label.endswith((" by", " to")) else "that "
    only = "only " if related.quantifier == "only" else ""
    notes = [_edge(test) for test in related.edge] + (["at any depth"] if related.any_depth else [])
    note = f" ({'; '.join(notes)})" if notes else ""
    return f"{lead}{label} {only}{_neighbours(related, types, wording)}{note}"


def _neighbours(related: Related, types: frozenset[str], wording: Wording) -> str:
    where = _whole_of(related.where)
    ends = frozenset(related.to) or neighbour_types(related, types, wording.schema)
    if isinstance(where, IsOneOf):
        names = [wording.name(i) for i in where.ids]
        if related.quantifier == "only" or related.count == CountTest():
            return list_words(names, "or")
        return f"{_count(related.count)} of {list_words(names, 'and')}"
    condition = f" {describe_condition(where, ends, wording)}" if where is not None else ""
    if related.quantifier == "only":
        return f"{_noun(ends, wording, plural=True)}{condition}"
    return f"{_count(related.count)} {_noun(ends, wording, plural=related.count.value != 1)}{condition}"


def _whole_of(where: Condition | None) -> Condition | None:
    """Things, where it is they or what lies in them: "held in Norway" says both."""
    match where:
        case AnyOf(of=[IsOneOf() as named, Related(where=IsOneOf() as around, relations=["LOCATED_IN"])]) if (
            named == around
        ):
            return named
        case _:
            return where


def _count(count: CountTest) -> str:
    if count.test == "eq" and count.value == 0 or count.test == "lt" and count.value == 1:
        return "no"
    if count == CountTest() or count.test == "gt" and count.value == 0:
        return "at least one"
    return f"{_NUMBERS[count.test]} {count.value}"


def _noun(types: frozenset[str], wording: Wording, *, plural: bool) -> str:
    if not types or len(types) > _MANY_TYPES:
        return "things" if plural else "thing"
    nouns = [wording.schema.nodes[name] for name in sorted(types)]
    return list_words([noun.plural if plural else noun.label for noun in nouns], "or")


def _edge(test: EdgeTest) -> str:
    noun = test.property.replace("_", " ")
    if test.property == "active":
        return f"in {test.value}"
    if test.test in {"known", "unknown"}:
        return f"{noun} {'coded' if test.test == 'known' else 'not coded'}"
    forms = _YEARS if noun.endswith("year") else _WORDS
    return f"{noun} {forms.get(test.test, '{0}').format(_values(test.value))}"
