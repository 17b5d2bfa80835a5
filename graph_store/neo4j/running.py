"""Running a GraphQuery: coverage first, then rows, cells and claims, all in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import neo4j

from graph_schema.claims import Value
from graph_schema.graph import Coverage, Neighbour, QueryResult, Row
from graph_schema.query import Aggregate, Column, GraphQuery, GroupBy, Related
from graph_store.answers import (
    CLAIMS_OF_BEING,
    CLAIMS_SHOWN,
    group_label,
    merge_neighbours,
    neighbours_asked,
    properties_asked,
)
from graph_store.membership import MEMBER_OF
from graph_store.neo4j import figures, texts
from graph_store.neo4j.expressions import Text
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.records import properties_of
from graph_store.neo4j.sessions import Transaction

_NODES_SHOWN_OF_A_GROUP = 20


class Run:
    """One query in one reading transaction."""

    def __init__(self, transaction: Transaction, query: GraphQuery, layout: Layout) -> None:
        self._transaction = transaction
        self._query = query
        self._layout = layout

    def answer(self) -> QueryResult:
        """The rows with their denominator, and the figure when one is asked for."""
        counted = self._one(texts.coverage_text(self._query, self._layout))
        coverage = Coverage(
            matching=counted["matching"],
            coded=counted["total"] - counted["unknown"],
            not_coded=counted["unknown"],
        )
        aggregate = self._query.aggregate
        if aggregate is None:
            rows = self._rows()
            return QueryResult(rows=rows, coverage=coverage, truncated=coverage.matching > len(rows))
        return self._figures(aggregate, coverage)

    def _all(self, text: Text) -> list[neo4j.Record]:
        return self._transaction.run(text.cypher, text.values)

    def _one(self, text: Text) -> neo4j.Record:
        return self._all(text)[0]

    def _figures(self, aggregate: Aggregate, found: Coverage) -> QueryResult:
        figure = self._one(figures.figure_text(self._query, aggregate, self._layout))
        # What the figure asks about and is not coded is no part of the denominator.
        coverage = Coverage(
            matching=found.matching - figure["unknown"],
            coded=found.coded - figure["unknown"],
            not_coded=found.not_coded + figure["unknown"],
            left_out=figure["left_out"],
        )
        if aggregate.by is not None:
            rows, groups = self._groups(aggregate, aggregate.by)
            return QueryResult(rows=rows, coverage=coverage, truncated=groups > len(rows))
        rows = self._rows()
        return QueryResult(rows=rows, value=figure["value"], coverage=coverage, truncated=found.matching > len(rows))

    def _groups(self, aggregate: Aggregate, by: GroupBy) -> tuple[list[Row], int]:
        answer = self._one(figures.groups_text(self._query, aggregate, self._layout))
        keys = [[_figure(row, order.figure) for order in self._query.order] for row in answer["shown"]]
        found = self._cut(answer["shown"], keys)
        claims = self._group_claims(aggregate) if found else {}
        rows = []
        for row in found:
            key = row["key"]
            label = group_label(key, by)
            shown: Value = label if by.property == "decade" else key
            values: dict[str, Value | list[Neighbour] | None] = {"group": shown, "value": row["value"], "n": row["n"]}
            if by.neighbour is not None:
                values["group_id"] = row["id"]
            rows.append(Row(id=None, label=row["label"], name=label, values=values, claims=claims.get(row["id"], [])))
        return rows, answer["groups"]

    def _cut(self, rows: Sequence[Any], keys: Sequence[Sequence[Any]]) -> list[Any]:
        """The rows up to the limit, or up to the last that equals the one at the limit in what they are ordered by."""
        limit = self._query.limit
        if not self._query.with_ties or len(rows) <= limit:
            return list(rows[:limit])
        end = next((n for n in range(limit, len(rows)) if keys[n] != keys[limit - 1]), len(rows))
        return list(rows[:end])

    def _group_claims(self, aggregate: Aggregate) -> dict[Any, list[str]]:
        text = figures.group_members_text(self._query, aggregate, self._layout, most=_NODES_SHOWN_OF_A_GROUP)
        members = {row["group_id"]: row["nodes"] for row in self._all(text)}
        claims = self._claims(sorted({node for nodes in members.values() for node in nodes}))
        return {
            group: list(dict.fromkeys(claim for node in nodes for claim in claims.get(node, [])))[:CLAIMS_SHOWN]
            for group, nodes in members.items()
        }

    def _rows(self) -> list[Row]:
        everything = self._all(texts.rows_text(self._query, self._layout))
        found = self._cut(everything, [row["keys"] for row in everything])
        ids = [row["id"] for row in found]
        columns = {
            column.key: self._column(column, number, found, ids) for number, column in enumerate(self._query.select)
        }
        claims = self._claims(ids)
        return [
            Row(
                id=row["id"],
                label=row["label"],
                name=row["name"],
                values={key: cells.get(row["id"]) for key, cells in columns.items()},
                claims=claims.get(row["id"], []),
                contested=bool(row["contested"]),
            )
            for row in found
        ]

    def _column(self, column: Column, number: int, found: Sequence[neo4j.Record], ids: list[str]) -> dict[str, Any]:
        """Node -> what its cell shows."""
        if column.neighbours is not None:
            cells = self._neighbours(column.neighbours, ids)
            return {node: cells.get(node, []) for node in ids}
        if column.count_of is not None:
            return {
                row["node"]: row["number"] for row in self._all(texts.counts_text(column.count_of, ids, self._layout))
            }
        name = column.property or "name"
        if texts.is_flat(name, self._layout):
            return {row["id"]: row[f"c{number}"] for row in found}
        return {row["id"]: json.loads(row["others"] or "{}").get(name) for row in found}

    def _neighbours(self, related: Related, ids: list[str]) -> dict[str, list[Neighbour]]:
        found = [row.data() for row in self._all(texts.cells_text(related, ids, self._layout))]
        # told apart by place: a row may have several relations to one neighbour, each with claims of its own
        claims = self._relation_claims([{**row, "node": place} for place, row in enumerate(found)])
        cells: dict[str, list[Neighbour]] = {}
        for place, row in enumerate(found):
            neighbour = Neighbour(
                id=row["neighbour"],
                label=row["label"],
                name=row["name"],
                properties=properties_of(row["properties"]),
                claims=claims.get(place, []),
            )
            cells.setdefault(row["node"], []).append(neighbour)
        return {node: merge_neighbours(found) for node, found in cells.items()}

    def _relation_claims(self, relations: Sequence[Mapping[str, Any]]) -> dict[Any, list[str]]:
        """Claims behind relations, by the `node` that each was given."""
        found = self._all(texts.relation_claims_text(relations, most=CLAIMS_SHOWN)) if relations else []
        return {row["node"]: row["claims"] for row in found}

    def _claims(self, ids: list[str]) -> dict[str, list[str]]:
        """Node -> ids of the claims behind what was tested and shown of it, else of a few that speak of it."""
        found: dict[str, list[str]] = {}
        properties = properties_asked(self._query)
        if properties:
            self._collect(texts.property_claims_text(properties, ids, most=CLAIMS_SHOWN), found)
        steps = neighbours_asked(self._query)
        if "member_count" in properties:
            # A size that was counted rests on the memberships.
            steps = [*steps, Related(relations=[MEMBER_OF], direction="in")]
        for step in steps:
            relations = self._all(texts.relations_text(step, ids, self._layout))
            for node, claims in self._relation_claims(relations).items():
                found.setdefault(node, []).extend(claims)
        if bare := [node for node in ids if node not in found]:
            self._collect(texts.any_claims_text(bare, most=CLAIMS_OF_BEING), found)
        return {node: list(dict.fromkeys(claims))[:CLAIMS_SHOWN] for node, claims in found.items()}

    def _collect(self, text: Text, found: dict[str, list[str]]) -> None:
        for row in self._all(text):
            found.setdefault(row["node"], []).extend(row["claims"])


def _figure(row: Mapping[str, Any], figure: str | None) -> Any:
    return row["value"] if figure == "value" else row["key"]
