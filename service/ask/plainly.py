"""Saying a query in words, with what a rule of reading made two conditions of as one again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_schema.describe import describe_query
from graph_schema.query import AllOf, AnyOf, Condition, EdgeTest, GraphQuery, HasProperty, IsOneOf, Not, Path, Related
from graph_schema.schema import Schema
from service.ask.offices import office_head
from service.ask.tokens import keys_of

LED_COUNTS = "who led it counts where no mediator is coded"
NO_PLANS = "without agreements that were only proposed"
# a plan that nobody agreed to is no agreement; one of unknown standing may be
NOT_ONLY_PROPOSED = AnyOf(
    of=[HasProperty(property="status", test="ne", value="proposed"), HasProperty(property="status", test="unknown")]
)
MEMBERSHIPS = ["member", "co-chair"]
AS_MEMBER = EdgeTest(property="as", test="in", value=list(MEMBERSHIPS))
AS_UNSAID = EdgeTest(property="as", test="unknown")


def as_member(related: Related) -> Condition:
    """Membership of any kind but observing; where the source does not say of which kind, it counts."""
    ways = [related.model_copy(update={"edge": [*related.edge, test]}) for test in (AS_MEMBER, AS_UNSAID)]
    return AnyOf(of=list(ways))


def in_words(query: GraphQuery, schema: Schema, names: Mapping[str, str]) -> str:
    """The query as a phrase; what is shown of the rows belongs to the answer, not to the reading.

    names: what the ids in it are called. What a rule of reading adds is said once, at the end.
    """
    notes: list[str] = []
    where = None if query.where is None else _plain(query.where, notes, names)
    is_grouped = query.aggregate is not None and query.aggregate.by is not None
    order = [] if is_grouped else query.order
    limit = query.limit if order else GraphQuery().limit
    path = None if query.path is None else _each_name_once(query.path, names)
    said = query.model_copy(update={"where": where, "select": [], "order": order, "limit": limit, "path": path})
    text = describe_query(said, schema, names)
    if query.find is None and query.path is None:
        text = text.replace("anything", "actors and friends groups", 1)
    return "; ".join([text, *dict.fromkeys(notes)])


def _each_name_once(path: Path, names: Mapping[str, str]) -> Path:
    """A state and the place of that name are said once."""
    source, target = (_one_of_each_name(ids, names) for ids in (path.source, path.target))
    return path.model_copy(update={"source": source, "target": target})


def _one_of_each_name(ids: Sequence[str], names: Mapping[str, str]) -> list[str]:
    return list({names.get(i, i): i for i in reversed(ids)}.values())[::-1]


def _plain(condition: Condition, notes: list[str], names: Mapping[str, str]) -> Condition | None:
    """The condition as a person would put it; None where a rule adds it to every question of its kind."""
    if condition == NOT_ONLY_PROPOSED:
        notes.append(NO_PLANS)
        return None
    match condition:
        case AnyOf(of=[Related(edge=[*first, test]) as one, Related(edge=[*_, other])]) if (test, other) == (
            AS_MEMBER,
            AS_UNSAID,
        ):
            return _plain(one.model_copy(update={"edge": first}), notes, names)
        case AnyOf(of=[Related(relations=["MEDIATED"], edge=[]) as one, other]) if _is_led(other):
            notes.append(LED_COUNTS)
            return _plain(one, notes, names)
        case AllOf() | AnyOf():
            return _several(condition, notes, names)
        case IsOneOf():
            return condition.model_copy(update={"ids": _one_of_each_name(condition.ids, names)})
        case Not():
            denied = _plain(condition.of, notes, names)
            return None if denied is None else Not(of=denied)
        case Related():
            where = None if condition.where is None else _plain(condition.where, notes, names)
            edge = [_shortened(test) for test in condition.edge]
            condition = condition.model_copy(update={"edge": edge})
            deep = condition.any_depth and condition.relations != ["LOCATED_IN"]
            return condition.model_copy(update={"where": where, "any_depth": deep})
    return condition


def _over_years(parts: Sequence[Condition]) -> Condition | None:
    """A relation asked about year by year, as one span of years; None for anything else."""
    related = [p for p in parts if isinstance(p, Related) and p.edge and p.edge[-1].property == "active"]
    bare = [p.model_copy(update={"edge": p.edge[:-1]}) for p in related]
    if len(related) != len(parts) or any(one != bare[0] for one in bare):
        return None
    years = [p.edge[-1].value for p in related]
    span = EdgeTest(property="active", value=f"{years[0]} to {years[-1]}")
    return bare[0].model_copy(update={"edge": [*bare[0].edge, span]})


def _shortened(test: EdgeTest) -> EdgeTest:
    """A title in all the forms that sources give it is said in the shortest."""
    if test.property != "role" or not isinstance(test.value, list) or len(test.value) < 3:
        return test
    heads = {" ".join(office_head(keys_of(str(value)))) for value in test.value}
    return EdgeTest(property=test.property, value=min(sorted(heads), key=len))


def _several(condition: AllOf | AnyOf, notes: list[str], names: Mapping[str, str]) -> Condition | None:
    parts = [part for c in condition.of if (part := _plain(c, notes, names)) is not None]
    if len(parts) < 2:
        return parts[0] if parts else None
    if isinstance(condition, AnyOf) and (span := _over_years(parts)) is not None:
        return span
    return condition.model_copy(update={"of": parts})


def _is_led(condition: Condition) -> bool:
    """True for the part of a reading of `mediated` that lets leading count where no mediator is coded."""
    match condition:
        case AllOf(of=[Related(relations=["LED"]), Not()]):
            return True
        case Related(relations=["LED"], where=AllOf() | Not()):
            return True
    return False
