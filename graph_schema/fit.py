"""Whether a value or a claim fits the schema: what may be said of a thing, and between which things."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from graph_schema.claims import Claim, Qualifiers, Scalar, Value
from graph_schema.schema import Property, RelationType, Schema

# Claims with these predicates give a thing its name and its further surfaces; every other predicate stands in the YAML.
NAME = "name"
ALIAS = "alias"

# Whole numbers beyond this are slips of a reader, and no engine could hold them all.
LARGEST_NUMBER = 10**15
LAST_YEAR = 9999


def nearest(word: str, known: Iterable[str]) -> str:
    """The words most like it, else the first known ones, as a hint for a message."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=3, cutoff=0.6)
    return f"nearest: {', '.join(near)}" if near else f"known: {', '.join(names[:15])}"


def value_problem(prop: Property, value: Value, schema: Schema) -> str | None:
    """Why the property cannot hold the value, or None when it can."""
    match prop.type:
        case "texts" | "integers":
            items = value if isinstance(value, list) else [value]
            kind: Property = prop.model_copy(update={"type": "text" if prop.type == "texts" else "integer"})
            return next((p for item in items if (p := value_problem(kind, item, schema))), None)
        case "boolean":
            return None if isinstance(value, bool) else f"{prop.name} is true or false, not {value!r}"
        case "year" | "integer":
            return _number_problem(prop, value)
        case "term":
            return _term_problem(prop, value, schema)
        case "text":
            return None if isinstance(value, str) else f"{prop.name} is a text, not {value!r}"


def _number_problem(prop: Property, value: Value) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return f"{prop.name} is a whole number, not {value!r}"
    if prop.type == "year" and not 1 <= value <= LAST_YEAR:
        return f"{prop.name} is a year from 1 to {LAST_YEAR}, not {value}"
    if abs(value) > LARGEST_NUMBER:
        return f"{prop.name} is at most {LARGEST_NUMBER}, not {value}"
    return None


def _term_problem(prop: Property, value: Value, schema: Schema) -> str | None:
    vocabulary = schema.vocabularies[prop.vocabulary or ""]
    if isinstance(value, str) and value in vocabulary.ids:
        return None
    hint = nearest(str(value), vocabulary.ids)
    return f"{value!r} is not in the vocabulary {vocabulary.name} of {prop.name} ({hint})"


def claim_problem(claim: Claim, schema: Schema) -> str | None:
    """Why the graph has no room for the claim, or None when it has."""
    label = schema.label_of(claim.subject)
    if label is None:
        prefixes = ", ".join(sorted(t.prefix for t in schema.nodes.values()))
        return f"subject {claim.subject!r} begins like no type of node (ids begin with one of {prefixes}, then a colon)"
    if claim.object is not None:
        return _relation_problem(claim, claim.object, label, schema)
    if claim.predicate in {NAME, ALIAS}:
        return _name_problem(claim, label)
    prop = schema.nodes[label].properties.get(claim.predicate)
    if prop is None:
        hint = nearest(claim.predicate, schema.nodes[label].properties)
        return f"{label} has no property {claim.predicate!r} ({hint})"
    if prop.derived:
        return f"{label}.{prop.name} is worked out from other claims and cannot be claimed itself"
    return value_problem(prop, claim.value, schema) if claim.value is not None else None


def _name_problem(claim: Claim, label: str) -> str | None:
    if not isinstance(claim.value, str) or not claim.value.strip():
        return f"a {claim.predicate} is a text, not {claim.value!r}"
    given = claim.qualifiers.get("label", label)
    return None if given == label else f"{claim.subject!r} is named as {given}, but ids like it belong to {label}"


def _relation_problem(claim: Claim, target: str, label: str, schema: Schema) -> str | None:
    relation = schema.relations.get(claim.predicate)
    if relation is None:
        return f"there is no relation {claim.predicate!r} ({nearest(claim.predicate, schema.relations)})"
    if label not in relation.source:
        return f"{relation.name} begins at {' or '.join(relation.source)}, not at {label} ({claim.subject!r})"
    end = schema.label_of(target)
    # Passages take their ids from the documents they stand in, so their ids may begin in any way.
    if end not in relation.target and "Passage" not in relation.target:
        return f"{relation.name} leads to {' or '.join(relation.target)}, not to {end or 'anything like'} ({target!r})"
    return None


def qualifier_problems(qualifiers: Qualifiers, relation: RelationType, schema: Schema) -> Iterator[tuple[str, str]]:
    """(qualifier, why) for every qualifier that the relation has no room for."""
    for name, value in qualifiers.items():
        prop = relation.properties.get(name)
        if prop is None:
            yield name, f"{relation.name} has no property {name!r} ({nearest(name, relation.properties)})"
        elif (problem := value_problem(prop, value, schema)) is not None:
            yield name, problem


def scalars(value: Value) -> list[Scalar]:
    """The value's parts, one for a scalar."""
    return list(value) if isinstance(value, list) else [value]
