"""Running a GraphQuery: coverage first, then rows, cells and claims, all on one state of the store."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

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
from graph_store.sqlite import figures, texts
from graph_store.sqlite.expressions import property_type
from graph_store.sqlite.graph_reading import CLAIMS_OF_RELATION
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.records import properties_of_row, value_of
from graph_store.sqlite.texts import Text

_NODES_SHOWN_OF_A_GROUP = 20


class Run:
    """One query on one connection, which is in a read transaction."""

    def __init__(self, connection: sqlite3.Connection, query: GraphQuery, layout: Layout) -> None:
        self._connection = connection
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

    def _all(self, text: Text) -> list[sqlite3.Row]:
        return self._connection.execute(text.sql, text.values).fetchall()

    def _one(self, text: Text) -> sqlite3.Row:
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
        found = self._all(figures.groups_text(self._query, aggregate, self._layout))
        claims = self._group_claims(aggregate) if found else {}
        rows = []
        for row in found:
            key = value_of(row["key"], property_type(by.property, self._layout)) if by.property else row["key"]
            label = group_label(key, by)
            shown: Value = label if by.property == "decade" else key
            values: dict[str, Value | list[Neighbour] | None] = {"group": shown, "value": row["value"], "n": row["n"]}
            if by.neighbour is not None:
                values["group_id"] = row["id"]
            rows.append(Row(id=None, label=row["label"], name=label, values=values, claims=claims.get(row["id"], [])))
        return rows, found[0]["groups"] if found else 0

    def _group_claims(self, aggregate: Aggregate) -> dict[Any, list[str]]:
        text = figures.group_members_text(self._query, aggregate, self._layout, most=_NODES_SHOWN_OF_A_GROUP)
        members: dict[Any, list[str]] = {}
        for row in self._all(text):
            members.setdefault(row["group_id"], []).append(row["node"])
        claims = self._claims(sorted({node for nodes in members.values() for node in nodes}))
        return {
            group: list(dict.fromkeys(claim for node in nodes for claim in claims.get(node, [])))[:CLAIMS_SHOWN]
            for group, nodes in members.items()
        }

    def _rows(self) -> list[Row]:
        found = self._all(texts.rows_text(self._query, self._layout))
        ids = [row["id"] for row in found]
        columns = {column.key: self._column(column, number, found) for number, column in enumerate(self._query.select)}
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

    def _column(self, column: Column, number: int, found: list[sqlite3.Row]) -> dict[str, Any]:
        """Node -> what its cell shows."""
        ids = json.dumps([row["id"] for row in found])
        if column.neighbours is not None:
            cells = self._neighbours(column.neighbours, ids)
            return {row["id"]: cells.get(row["id"], []) for row in found}
        if column.count_of is not None:
            counts = {r["node"]: r["number"] for r in self._all(texts.counts_text(column.count_of, ids, self._layout))}
            return {row["id"]: counts.get(row["id"], 0) for row in found}
        name = column.property or "name"
        if texts.is_flat(name, self._layout):
            kind = property_type(name, self._layout)
            return {row["id"]: value_of(row[f"c{number}"], kind) for row in found}
        return {row["id"]: json.loads(row["rest"]).get(name) for row in found}

    def _neighbours(self, related: Related, ids: str) -> dict[str, list[Neighbour]]:
        found = self._all(texts.cells_text(related, ids, self._layout))
        claims = self._relation_claims(sorted({row["id"] for row in found}))
        cells: dict[str, list[Neighbour]] = {}
        for row in found:
            neighbour = Neighbour(
                id=row["neighbour"],
                label=row["neighbour_label"],
                name=row["neighbour_name"],
                properties=properties_of_row(row, self._layout.edge_columns, "e_"),
                claims=claims.get(row["id"], []),
            )
            cells.setdefault(row["node"], []).append(neighbour)
        return {node: merge_neighbours(neighbours) for node, neighbours in cells.items()}

    def _relation_claims(self, relations: list[int]) -> dict[int, list[str]]:
        sql = f"""SELECT r.id AS relation, c.id AS claim FROM relations r JOIN {CLAIMS_OF_RELATION}
            WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id, c.id"""
        claims: dict[int, list[str]] = {}
        for row in self._connection.execute(sql, (json.dumps(relations),)):
            found = claims.setdefault(row["relation"], [])
            found += [row["claim"]] if len(found) < CLAIMS_SHOWN else []
        return claims

    def _claims(self, ids: list[str]) -> dict[str, list[str]]:
        """Node -> ids of the claims behind what was tested and shown of it, else of a few that speak of it."""
        rows, found = json.dumps(ids), dict[str, list[str]]()
        properties = properties_asked(self._query)
        wanted = [texts.property_claims_text(properties, rows, self._layout, most=CLAIMS_SHOWN)] if properties else []
        steps = neighbours_asked(self._query)
        if "member_count" in properties:
            # A size that was counted rests on the memberships.
            steps = [*steps, Related(relations=[MEMBER_OF], direction="in")]
        wanted += [texts.relation_claims_text(step, rows, self._layout, most=CLAIMS_SHOWN) for step in steps]
        for text in wanted:
            self._collect(text, found)
        bare = [node for node in ids if node not in found]
        self._collect(texts.any_claims_text(json.dumps(bare), self._layout, most=CLAIMS_OF_BEING), found)
        return {node: list(dict.fromkeys(claims))[:CLAIMS_SHOWN] for node, claims in found.items()}

    def _collect(self, text: Text, found: dict[str, list[str]]) -> None:
        for row in self._all(text):
            found.setdefault(row["node"], []).append(row["claim"])
