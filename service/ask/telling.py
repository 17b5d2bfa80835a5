"""Saying an answer in one or two sentences, always with its denominator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_schema.graph import Coverage, Neighbour, QueryResult, Row
from graph_schema.query import GraphQuery, IsOneOf, Related
from graph_schema.schema import Schema

NAMED_AT_MOST = 5
GROUPS_AT_MOST = 10
VALUES_AT_MOST = 8


def tell_rows(query: GraphQuery, result: QueryResult, schema: Schema) -> str:
    """How many fit, which, and for how many it could not be decided."""
    things = _plural(query, schema)
    matching = result.coverage.matching
    if result.coverage.coded + result.coverage.not_coded == 0:
        return f"There are no {things} in this store yet."
    if matching == 0:
        decided = f"None of the {result.coverage.coded} {things} for which it can be decided fits."
        return decided + _not_coded(result.coverage)
    between = "; " if query.find == "Lesson" else ", "
    named = between.join(_ranked(row, query) for row in result.rows[:NAMED_AT_MOST])
    more = f" and {matching - NAMED_AT_MOST} more" if matching > NAMED_AT_MOST else ""
    if len(result.rows) < matching and not result.truncated:
        return f"{named}.{_not_coded(result.coverage)}"
    if query.order:
        rest = len(result.rows) - NAMED_AT_MOST
        head = f"{named} and {rest} more" if rest > 0 else named
        return f"{head}, out of {matching} {things}.{_not_coded(result.coverage)}"
    shown = f" The first {len(result.rows)} are shown." if result.truncated and not query.order else ""
    if query.where is None:
        return f"{matching} {things}: {named}{more}.{shown}"
    if query.find is None:
        return f"{matching} on record: {named}{more}.{shown}{_not_coded(result.coverage)}"
    fits = "fits" if matching == 1 else "fit"
    head = f"{matching} of {result.coverage.coded} {things} {fits}: {named}{more}."
    return head + shown + _not_coded(result.coverage)


def _ranked(row: Row, query: GraphQuery) -> str:
    """The name, with the figure that the rows are ordered by."""
    name = _without_stop(row.name)
    keys = [order.property or "number" for order in query.order]
    value = row.values.get(keys[0]) if keys else None
    return f"{name} ({value})" if isinstance(value, int | float) and not isinstance(value, bool) else name


def tell_figure(query: GraphQuery, result: QueryResult, schema: Schema) -> str:
    """The figure of an aggregate, with what it was worked out from."""
    things, coverage, aggregate = _plural(query, schema), result.coverage, query.aggregate
    if aggregate is None:
        return tell_rows(query, result, schema)
    if aggregate.by is not None:
        return _tell_groups(query, result, things)
    if result.value is None:
        return (
            f"There is nothing to work it out from: no {things} with what is asked for are coded.{_left_out(coverage)}"
        )
    if aggregate.function == "count":
        return (
            f"{_number(result.value)} (of {coverage.coded} {things} for which it can be decided).{_not_coded(coverage)}"
        )
    base = coverage.matching - coverage.left_out
    if aggregate.function == "share":
        hits = round(float(result.value) * base)
        return f"{float(result.value):.0%}: {hits} of {base} {things}.{_left_out(coverage)}{_not_coded(coverage)}"
    return f"{_number(result.value)} over {base} {things}.{_left_out(coverage)}{_not_coded(coverage)}"


def _tell_groups(query: GraphQuery, result: QueryResult, things: str) -> str:
    """The largest groups with their figures, in the order they stand."""
    coverage, aggregate = result.coverage, query.aggregate
    is_share = aggregate is not None and aggregate.function == "share"
    figures = [(row.name, row.values.get("value")) for row in result.rows]
    said = [f"{name}: {_figure(value, is_share=is_share)}" for name, value in figures[:GROUPS_AT_MOST]]
    more = f" and {len(figures) - GROUPS_AT_MOST} more" if len(figures) > GROUPS_AT_MOST else ""
    head = f"{'; '.join(said)}{more} (over {coverage.matching} {things})." if said else f"No groups: no {things} fit."
    outside = f" {coverage.not_coded} more belong to none of these or are not coded." if coverage.not_coded else ""
    return head + _with_and_without(query, result) + _left_out(coverage) + outside


def _with_and_without(query: GraphQuery, result: QueryResult) -> str:
    """A rate by how many there were, also as with any of them and with none."""
    aggregate = query.aggregate
    if aggregate is None or aggregate.function != "share" or aggregate.by is None or aggregate.by.count_of is None:
        return ""
    figures = [(r.values.get("group"), r.values.get("value"), r.values.get("n")) for r in result.rows]
    rates = [(group, rate, n) for group, rate, n in figures if isinstance(rate, int | float) and isinstance(n, int)]
    some = [(rate, n) for group, rate, n in rates if group != 0]
    none = [(rate, n) for group, rate, n in rates if group == 0]
    if not some or not none:
        return ""
    among = sum(n for _, n in some)
    overall = sum(rate * n for rate, n in some) / among
    return f" With at least one: {overall:.0%} of {among}; with none: {none[0][0]:.0%} of {none[0][1]}."


def _figure(value: object, *, is_share: bool) -> str:
    if not isinstance(value, int | float):
        return "not known"
    return f"{float(value):.0%}" if is_share else _number(value)


def tell_values(query: GraphQuery, result: QueryResult) -> str:
    """The values of the things that were asked about, as the columns are headed."""
    heads = {column.key: column.label or column.key.replace("_", " ") for column in query.select}
    said = []
    for row in result.rows[:NAMED_AT_MOST]:
        known = [(key, value) for key, value in row.values.items() if value not in (None, [])]
        values = [_said(key, heads.get(key, key), value) for key, value in known]
        said.append(f"{row.name}: {', '.join(values)}." if values else f"{row.name}: that is not coded.")
        said += ["Sources differ about it."] if row.contested else []
    return " ".join(said) or "Nothing of that name is in the graph."


def _said(key: str, head: str, value: object) -> str:
    """One value with what it is: `4 years`, `outcome success`."""
    if key == "duration_years":
        return f"{value} year" if value == 1 else f"{value} years" if value else "less than a year"
    if key == "outcome_basis":
        return f"{head} “{_shown(value).rstrip('.')}”"
    if key == "role" and isinstance(value, list):
        return f"{head} " + ", ".join(_office(v) for v in value if isinstance(v, Neighbour))
    return f"{head} {_shown(value)}".rstrip(".")


def _office(held: Neighbour) -> str:
    """An office with where it was held, and when."""
    return f"{held.properties.get('role') or 'an office'} at {held.name}{_years_of(held)}"


def tell_where(query: GraphQuery, result: QueryResult, names: Mapping[str, str]) -> str:
    """Where talks met or a conflict was, in one sentence."""
    where = query.where
    if not isinstance(where, Related) or not isinstance(where.where, IsOneOf):
        return ""
    things = _listed([names.get(node, node) for node in where.where.ids])
    if not result.rows:
        return f"{things}: that is not coded."
    return (
        f"{things}: {'held in' if where.relations == ['HELD_IN'] else 'in'} {_listed([r.name for r in result.rows])}."
    )


def tell_yes_or_no(result: QueryResult) -> str:
    """Yes where the graph has it; where it has not, that is all that can be said."""
    if result.rows:
        named = [_without_stop(row.name) for row in result.rows[:NAMED_AT_MOST]]
        more = result.coverage.matching - len(named)
        return f"Yes: {', '.join(named)}{f' and {more} more' if more > 0 else ''}."
    return "Nothing on record says so."


def tell_other_outcome(result: QueryResult) -> str:
    """What the outcome was of the thing that a question for yes or no named; empty where none is coded."""
    said = [(row.name, name, row.values.get(name)) for row in result.rows for name in ("outcome", "status")]
    return " ".join(f"No: the {name} of {thing} on record is {value}." for thing, name, value in said if value)


def tell_path(result: QueryResult) -> str:
    """The way from one thing to another."""
    if not result.rows:
        return "They are not connected by factual relations within four steps."
    between = [row.name for row in result.rows[1:-1]]
    ends = f"{result.rows[0].name} and {result.rows[-1].name}"
    return f"{ends} are connected by way of {_listed(between)}." if between else f"{ends} are directly connected."


def tell_contested(rows: Sequence[Row]) -> str:
    """Says which rows sources differ about."""
    names = [row.name for row in rows if row.contested and row.id is not None]
    return f" Sources differ about {', '.join(names[:NAMED_AT_MOST])}." if names else ""


def _shown(value: object) -> str:
    if isinstance(value, list):
        more = f" and {len(value) - VALUES_AT_MOST} more" if len(value) > VALUES_AT_MOST else ""
        return ", ".join(_shown(v) for v in value[:VALUES_AT_MOST]) + more if value else "none"
    if isinstance(value, Neighbour):
        return value.name + _years_of(value)
    return str(value)


def _years_of(value: Neighbour) -> str:
    """The years of the relation itself, as far as they are on record."""
    first, last = (value.properties.get(name) for name in ("from_year", "to_year"))
    if first and last:
        return f" ({first})" if first == last else f" (from {first} to {last})"
    year = value.properties.get("year")
    return f" (from {first})" if first else f" (until {last})" if last else f" ({year})" if year else ""


def _without_stop(name: str) -> str:
    """A lesson's name is a sentence; one that was cut short keeps its dots."""
    return name.removesuffix(".") if not name.endswith("...") else name


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + "".join(names[-1:])


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.2f}"


def _not_coded(coverage: Coverage) -> str:
    n = coverage.not_coded
    return f" For {n} more it cannot be decided, because something asked about is not coded." if n else ""


def _left_out(coverage: Coverage) -> str:
    return f" {coverage.left_out} left out, as they were not judged either way." if coverage.left_out else ""


def _plural(query: GraphQuery, schema: Schema) -> str:
    return schema.nodes[query.find].plural if query.find else "actors and groups"
