"""What every adapter does alike with what its engine found: labels of groups, cells of neighbours, claims to show.

Pure. Also tells which properties and neighbours of a query the claims of a row come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph_schema.askable import DECADE, DURATION
from graph_schema.claims import Qualifiers, Scalar, Value
from graph_schema.fit import scalars
from graph_schema.graph import Neighbour
from graph_schema.query import ActiveIn, AllOf, AnyOf, Condition, GraphQuery, GroupBy, HasProperty, Not, Related

# A row shows that it is supported, not every claim there is; the claims route lists them all.
CLAIMS_SHOWN = 50
# A row about which nothing was asked but whether it is there shows a few of the claims that speak of it.
CLAIMS_OF_BEING = 3

_COMPUTED_FROM = {DECADE.name: ("start_year", "year"), DURATION.name: ("start_year", "end_year")}


def group_label(key: Scalar, by: GroupBy) -> str:
    """How a group is called: decades as 1990s, truth values as yes and no."""
    if by.property == DECADE.name:
        return f"{key}s"
    if isinstance(key, bool):
        return "yes" if key else "no"
    return str(key)


def merge_neighbours(found: Iterable[Neighbour]) -> list[Neighbour]:
    """One entry a neighbour, in order of name and id; properties that differ between its relations become lists."""
    by_id: dict[str, list[Neighbour]] = {}
    for neighbour in found:
        by_id.setdefault(neighbour.id, []).append(neighbour)
    merged = [_merged(same) for same in by_id.values()]
    return sorted(merged, key=lambda neighbour: (neighbour.name, neighbour.id))


def _merged(same: Sequence[Neighbour]) -> Neighbour:
    if len(same) == 1:
        return same[0]
    names = sorted({name for neighbour in same for name in neighbour.properties})
    properties: Qualifiers = {
        name: _together(n.properties[name] for n in same if name in n.properties) for name in names
    }
    claims = sorted({claim for neighbour in same for claim in neighbour.claims})[:CLAIMS_SHOWN]
    return same[0].model_copy(update={"properties": properties, "claims": claims})


def _together(values: Iterable[Value]) -> Value:
    found = {part for value in values for part in scalars(value)}
    return next(iter(found)) if len(found) == 1 else sorted(found, key=lambda part: (str(type(part)), part))


def properties_asked(query: GraphQuery) -> list[str]:
    """The properties that the rows' claims are about: those tested on the rows, shown, ordered by or figured."""
    found = [name for condition in _top(query, with_not=True) for name in _properties_in(condition)]
    found += [column.property for column in query.select if column.property is not None]
    found += [order.property for order in query.order if order.property is not None]
    if query.aggregate is not None:
        found += [query.aggregate.property] if query.aggregate.property is not None else []
        by = query.aggregate.by
        found += [by.property] if by is not None and by.property is not None else []
    return list(dict.fromkeys(base for name in found for base in _COMPUTED_FROM.get(name, (name,))))


def _properties_in(condition: Condition) -> tuple[str, ...]:
    match condition:
        case HasProperty():
            return (condition.property,)
        case ActiveIn():
            return _COMPUTED_FROM[DURATION.name]
    return ()


def neighbours_asked(query: GraphQuery) -> list[Related]:
    """The steps from the rows whose relations support them; what is denied has no relations to show."""
    found = [c for c in _top(query, with_not=False) if isinstance(c, Related)]
    found += [r for column in query.select for r in (column.neighbours, column.count_of) if r is not None]
    found += [order.count_of for order in query.order if order.count_of is not None]
    if query.aggregate is not None:
        by = query.aggregate.by
        parts = [query.aggregate.of_count, by.neighbour if by else None, by.count_of if by else None]
        found += [part for part in parts if part is not None]
    steps: list[Related] = []
    for step in map(_as_step, found):
        steps += [] if step in steps else [step]
    return steps


def _as_step(related: Related) -> Related:
    """The neighbours meant, whatever number of them was asked for."""
    return Related.model_validate({**related.model_dump(exclude={"count"}), "quantifier": "count"})


def _top(query: GraphQuery, *, with_not: bool) -> Iterator[Condition]:
    """The conditions on the rows themselves, those inside and, or (and not) included, those on neighbours not."""
    roots = [query.where]
    if query.aggregate is not None:
        roots += [query.aggregate.among, query.aggregate.numerator]
    for root in roots:
        if root is not None:
            yield from _parts(root, with_not=with_not)


def _parts(condition: Condition, *, with_not: bool) -> Iterator[Condition]:
    match condition:
        case AllOf() | AnyOf():
            for part in condition.of:
                yield from _parts(part, with_not=with_not)
        case Not():
            if with_not:
                yield from _parts(condition.of, with_not=with_not)
        case _:
            yield condition
