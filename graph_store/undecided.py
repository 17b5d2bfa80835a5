"""Which conditions of a GraphQuery may be left undecided by what is coded; the same for every engine."""

from __future__ import annotations

from graph_schema.query import ActiveIn, AllOf, AnyOf, Condition, HasProperty, Not, Related


def can_be_unknown(condition: Condition) -> bool:
    """True when the condition may be neither true nor false for some node."""
    match condition:
        case HasProperty():
            return condition.test not in {"known", "unknown"} and condition.property != "name"
        case ActiveIn():
            return True
        case Related():
            return condition.quantifier == "only" and condition.where is not None and can_be_unknown(condition.where)
        case AllOf() | AnyOf():
            return any(can_be_unknown(part) for part in condition.of)
        case Not():
            return can_be_unknown(condition.of)
        case _:
            return False
