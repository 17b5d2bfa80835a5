"""Saying an answer in one or two sentences, always with its denominator."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.graph import Coverage, Neighbour, QueryResult, Row
from graph_schema.query import GraphQuery
from graph_schema.schema import Schema

NAMED_AT_MOST = 5


def tell_rows(query: GraphQuery, result: QueryResult, schema: Schema) -> str:
    """How many fit, which, and for how many it could not be decided."""
    things = _plural(query, schema)
    matching = result.coverage.matching
    if result.coverage.coded + result.coverage.not_coded == 0:
        return f"There are no {things} in this store yet."
    if matching == 0:
        decided = f"None of the {result.coverage.coded} {things} for which it can be decided fits."
        return decided + _not_coded(result.coverage)
    named = ", ".join(row.name for row in result.rows[:NAMED_AT_MOST])
    more = f" and {matching - NAMED_AT_MOST} more" if matching > NAMED_AT_MOST else ""
    if len(result.rows) < matching and not result.truncated:
        return f"{named}.{_not_coded(result.coverage)}"
    if query.order:
        rest = len(result.rows) - NAMED_AT_MOST
        head = f"{named} and {rest} more" if rest > 0 else named
        return f"{head} (of {matching} {things}).{_not_coded(result.coverage)}"
    shown = f" The first {len(result.rows)} are shown." if result.truncated and not query.order else ""
    if query.where is None:
        return f"{matching} {things}: {named}{more}.{shown}"
    fits = "fits" if matching == 1 else "fit"
    head = f"{matching} of {result.coverage.coded} {things} {fits}: {named}{more}."
    return head + shown + _not_coded(result.coverage)


def tell_figure(query: GraphQuery, result: QueryResult, schema: Schema) -> str:
    """The figure of an aggregate, with what it was worked out from."""
    things, coverage, aggregate = _plural(query, schema), result.coverage, query.aggregate
    if aggregate is None:
        return tell_rows(query, result, schema)
    if aggregate.by is not None:
        return (
            f"{len(result.rows)} groups over {coverage.matching} {things}.{_left_out(coverage)}{_not_coded(coverage)}"
        )
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


def tell_values(result: QueryResult) -> str:
    """The values of the one thing that was asked about."""
    said = []
    for row in result.rows:
        values = [
            f"{key.replace('_', ' ')} {_shown(value)}" for key, value in row.values.items() if value not in (None, [])
        ]
        said.append(f"{row.name}: {', '.join(values)}." if values else f"{row.name}: that is not coded.")
        said += ["Sources differ about it."] if row.contested else []
    return " ".join(said) or "Nothing of that name is in the graph."


def tell_yes_or_no(result: QueryResult) -> str:
    """Yes where the graph has it; where it has not, that is all that can be said."""
    if result.rows:
        return f"Yes: {', '.join(row.name for row in result.rows)}."
    return "Nothing on record says so."


def tell_path(result: QueryResult) -> str:
    """The way from one thing to another."""
    if not result.rows:
        return "They are not connected by factual relations within four steps."
    return "Connected by way of " + ", ".join(row.name for row in result.rows) + "."


def tell_contested(rows: Sequence[Row]) -> str:
    """Says which rows sources differ about."""
    names = [row.name for row in rows if row.contested and row.id is not None]
    return f" Sources differ about {', '.join(names[:NAMED_AT_MOST])}." if names else ""


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(v) for v in value) or "none"
    if isinstance(value, Neighbour):
        role = value.properties.get("role")
        return f"{role} at {value.name}" if role else value.name
    return str(value)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.2f}"


def _not_coded(coverage: Coverage) -> str:
    n = coverage.not_coded
    return f" For {n} more it cannot be decided, because something asked about is not coded." if n else ""


def _left_out(coverage: Coverage) -> str:
    return f" {coverage.left_out} left out, as they were not judged either way." if coverage.left_out else ""


def _plural(query: GraphQuery, schema: Schema) -> str:
    return schema.nodes[query.find].plural if query.find else "things"
