"""GraphQuery as JSON: what the HTTP interface takes and gives back."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from graph_schema.query import MAX_LIMIT, GraphQuery, Related


def test_query_survives_json() -> None:
    query = GraphQuery.model_validate(
        {
            "find": "Case",
            "where": {"op": "not", "of": {"op": "related", "relations": ["MEDIATED"], "direction": "in"}},
            "order": [{"property": "start_year", "descending": True}],
        }
    )
    assert GraphQuery.model_validate_json(query.model_dump_json()) == query


def test_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="cypher"):
        GraphQuery.model_validate({"find": "Case", "cypher": "MATCH (n) RETURN n"})


def test_unknown_condition_is_refused() -> None:
    with pytest.raises(ValidationError, match="regex"):
        GraphQuery.model_validate({"find": "Case", "where": {"op": "regex", "pattern": ".*"}})


@pytest.mark.parametrize("limit", [0, MAX_LIMIT + 1])
def test_limit_outside_its_range_is_refused(limit: int) -> None:
    with pytest.raises(ValidationError, match="limit"):
        GraphQuery(find="Case", limit=limit)


def test_related_asks_for_one_or_more_unless_said() -> None:
    assert (Related().count.test, Related().count.value, Related().quantifier) == ("ge", 1, "count")
