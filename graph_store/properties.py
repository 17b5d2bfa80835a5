"""Which value of a property the graph shows when several claims give one, and whether the sources differ."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_schema.claims import Value
from graph_schema.schema import NodeType, Property
from graph_store.statements import Statement, best

# An assessment by one criterion only decides when nobody assessed the whole.
_OVERALL = "overall"
_BASIS = "_basis"
_MEMBER_COUNT = "member_count"


# Beyond it averages are no longer exact, and sums overflow the engines' whole numbers.
_LARGEST = 2**53


def can_be_tested(value: object, prop: Property) -> bool:
    """True for a value of the property's own type; adapters keep others as they are, but no query sees them."""
    if prop.type == "boolean":
        return isinstance(value, bool)
    if prop.is_number:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST
    return isinstance(value, str)


@dataclass(frozen=True)
class ShownProperties:
    """Property values as shown; contested when comparable claims of a contestable property differ."""

    values: dict[str, Any] = field(default_factory=dict)
    contested: bool = False


def choose_properties(
    statements: Sequence[Statement], node_type: NodeType, declared: dict[str, Any]
) -> ShownProperties:
    """The values that the statements give, with the declared ones in place of those they differ from."""
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        prop = node_type.properties.get(statement.predicate)
        if prop is not None and not prop.derived:
            said.setdefault(statement.predicate, []).append(statement)
    values: dict[str, Any] = {}
    for name, rivals in said.items():
        if (shown := best(_decisive(rivals))) is not None and shown.value is not None:
            values[name] = _as_held(node_type.properties[name], shown.value)
    values |= declared
    for name in said.keys() - declared.keys():
        if name.endswith(_BASIS) and (subject := name.removesuffix(_BASIS)) in said:
            basis = _basis_of(values.get(subject), said[subject], said[name])
            values = {**values, name: basis} if basis is not None else {k: v for k, v in values.items() if k != name}
    contested = any(node_type.properties[name].contestable and _differ(rivals) for name, rivals in said.items())
    values |= _range_of(said.get(_MEMBER_COUNT, []))
    return ShownProperties(values, contested or declared.get("contested") is True)


def _decisive(statements: Sequence[Statement]) -> Sequence[Statement]:
    return [s for s in statements if _criterion(s) == _OVERALL] or statements


def _criterion(statement: Statement) -> Value:
    return statement.qualifiers.get("criterion", _OVERALL)


def _differ(statements: Sequence[Statement]) -> bool:
    """True when two claims by the same criterion give different values."""
    values: dict[str, set[str]] = {}
    for statement in statements:
        values.setdefault(json.dumps(_criterion(statement)), set()).add(json.dumps(statement.value))
    return any(len(found) > 1 for found in values.values())


def _as_held(prop: Property, value: Value) -> Value:
    return [value] if prop.type in {"texts", "integers"} and not isinstance(value, list) else value


def _basis_of(shown: Any, rivals: Sequence[Statement], bases: Sequence[Statement]) -> Value | None:
    """The basis that goes with the value shown: of its criterion and source, never from one that says otherwise."""
    chosen = best(s for s in _decisive(rivals) if s.value == shown)
    own = chosen.sources if chosen is not None else frozenset[str]()
    others = frozenset(source for s in rivals if s.value != shown for source in s.sources) - own
    pool = [b for b in bases if chosen is not None and _criterion(b) == _criterion(chosen)] or bases
    found = best(b for b in pool if b.sources & own) or best(b for b in pool if not b.sources & others)
    return found.value if found is not None else None


def _range_of(stated: Sequence[Statement]) -> dict[str, Any]:
    sizes = {s.value for s in stated if isinstance(s.value, int)}
    return {f"{_MEMBER_COUNT}_range": [min(sizes), max(sizes)]} if len(sizes) > 1 else {}
