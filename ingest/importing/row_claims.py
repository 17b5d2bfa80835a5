"""From the rows of a data set to claims, with everything that could not be mapped. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_schema.claims import Claim, Evidence, Scalar, Value, claim_id
from graph_schema.fit import value_problem
from graph_schema.ids import slug
from graph_schema.schema import Property, Schema
from ingest.importing.dataset_map import (
    FIELD,
    DatasetMap,
    EndMap,
    Layout,
    NodeMap,
    PropertyMap,
    RelationMap,
    fields_of,
)
from ingest.importing.known_things import KnownThings
from ingest.importing.table import Row

# a coded data set is as sure as the literature: a curator's checked fact outranks it
CONFIDENCE = 0.9
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_TRUE, _FALSE = {"1", "yes", "true"}, {"0", "no", "false"}

Values = dict[str, dict[str, int]]


class BadRow(Exception):
    """A row from which nothing can be made; becomes a line of the report and leaves this module never."""


@dataclass
class Mapped:
    """What rows gave. rows: (row id, claims) in order of the file; counts of values by column.

    matched: nodes the store knew by name and year; several: names that more than one known node has; left_out: values
    the map knows and has no word for; varying: columns in which rows about one node differ.
    """

    rows: list[tuple[str, list[Claim]]] = field(default_factory=list)
    bad: list[tuple[int, str]] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    matched: set[str] = field(default_factory=set)
    several: dict[str, list[str]] = field(default_factory=dict)
    unmapped: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    left_out: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unresolved: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    varying: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Source:
    """The data set as claims cite it."""

    map: DatasetMap
    layout: Layout
    version: str

    @property
    def reference(self) -> str:
        return f"{self.map.name}, {self.version}"

    def origin(self, row_id: str) -> str:
        """The unit that is replaced when the same row is imported again."""
        return f"import:{self.map.dataset}:{row_id}"

    def own(self, label: str, schema: Schema) -> str:
        """What the ids of nodes made from this data set begin with."""
        return f"{schema.nodes[label].prefix}:{self.map.dataset}-"


class RowMapper:
    """Makes claims of the rows of one table."""

    def __init__(self, source: Source, schema: Schema, known: KnownThings) -> None:
        self._source = source
        self._layout = source.layout
        self._schema = schema
        self._known = known
        self._mapped = Mapped()

    def map_rows(self, rows: Sequence[Row]) -> Mapped:
        """Every row's claims; a row that gives none is listed with its number."""
        varying = self._varying(rows)
        seen: dict[str, int] = {}
        for row in rows:
            try:
                row_id = self._row_id(row)
                if row_id in seen:
                    raise BadRow(f"{row_id} stands in row {seen[row_id]} already")
                self._mapped.rows.append((row_id, self._claims(row, row_id, varying)))
                seen[row_id] = row.number
            except BadRow as exc:
                self._mapped.bad.append((row.number, str(exc)))
        return self._mapped

    def _row_id(self, row: Row) -> str:
        parts = [row.cells[column] for column in self._layout.row_id]
        if not all(parts):
            raise BadRow(f"{' and '.join(self._layout.row_id)} is empty")
        return "-".join(parts)

    def _varying(self, rows: Sequence[Row]) -> set[tuple[str, str]]:
        """(property, key of the node) for values that are to be steady and are not."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for prop in (p for p in self._layout.properties if p.steady and p.column):
            for row in rows:
                found[prop.property, row.cells[self._layout.nodes[prop.node].key]].add(row.cells[prop.column or ""])
        return {key for key, values in found.items() if len(values) > 1}

    def _claims(self, row: Row, row_id: str, varying: set[tuple[str, str]]) -> list[Claim]:
        pen = _Pen(self._source, row_id)
        spoken_of = {key: node for key, node in self._layout.nodes.items() if _is_spoken_of(node, row)}
        ids = {key: self._node(node, row, pen) for key, node in spoken_of.items()}
        for prop in self._layout.properties:
            if prop.node in ids:
                self._property(prop, ids[prop.node], row, pen, varying)
        for relation in self._layout.relations:
            self._relation(relation, ids, row, pen)
        return list({claim.id: claim for claim in pen.claims}.values())

    def _node(self, node: NodeMap, row: Row, pen: _Pen) -> str:
        key, name = row.cells[node.key], _filled(node.name, row)
        year = _year(row.cells[node.year]) if node.year else None
        own = self._source.own(node.label, self._schema)
        known, several = self._known.coded(node.label, f"{self._source.map.dataset}:{key}"), list[str]()
        # a name without the year that is to confirm it fits nothing
        if known is None and not (node.year and year is None):
            known, several = self._known.node(node.label, name, year, own=own)
        if several:
            self._mapped.several[name] = several
        node_id = known or own + slug(key)
        (self._mapped.matched if known else self._mapped.new).add(node_id)
        qualifiers: dict[str, Value] = {} if known else {"label": node.label}
        pen.write(node_id, "alias" if known else "name", value=name, qualifiers=qualifiers)
        return node_id

    def _property(self, given: PropertyMap, node_id: str, row: Row, pen: _Pen, varying: set[tuple[str, str]]) -> None:
        if given.only_new and node_id in self._mapped.matched:
            return
        if given.column is None:
            pen.write(node_id, given.property, value=given.value)
            return
        if (given.property, row.cells[self._layout.nodes[given.node].key]) in varying:
            self._mapped.varying[given.column].add(node_id)
            return
        cell = row.cells.get(given.column, "")
        if cell:
            label = self._layout.nodes[given.node].label
            value = self._value(given, cell, self._schema.nodes[label].properties[given.property])
            if value is not None:
                pen.write(node_id, given.property, value=value)

    def _value(self, given: PropertyMap, cell: str, prop: Property) -> Scalar | None:
        """Our value for a cell; None, and listed, when there is none."""
        column = given.column or ""
        if given.values is not None and cell in given.values:
            if given.values[cell] is None:
                self._mapped.left_out[column][cell] += 1
            return given.values[cell]
        value = _read(cell, prop) if given.values is None else None
        if value is None or value_problem(prop, value, self._schema) is not None:
            self._mapped.unmapped[column][cell] += 1
            return None
        return value

    def _relation(self, relation: RelationMap, ids: dict[str, str], row: Row, pen: _Pen) -> None:
        for source in self._ends(relation.source, ids, row):
            for target in self._ends(relation.target, ids, row):
                pen.write(source, relation.type, target=target)
                for end in relation.named_ends:
                    pen.write_state(source if end is relation.source else target, end, self._schema)

    def _ends(self, end: str | EndMap, ids: dict[str, str], row: Row) -> Iterator[str]:
        if isinstance(end, str):
            yield from [ids[end]] if end in ids else []
            return
        for name in end.parts(row.cells.get(end.column, "")):
            found = self._known.end(end, name)
            if found is None:
                self._mapped.unresolved[end.column][name] += 1
            else:
                yield found


class _Pen:
    """Writes the claims of one row."""

    def __init__(self, source: Source, row_id: str) -> None:
        self._source = source
        self._row_id = row_id
        self.claims: list[Claim] = []

    def write(
        self,
        subject: str,
        predicate: str,
        *,
        value: Value | None = None,
        target: str | None = None,
        qualifiers: dict[str, Value] | None = None,
    ) -> None:
        """Add a claim that cites the row."""
        source, origin = self._source, self._source.origin(self._row_id)
        locator = f"{' and '.join(source.layout.row_id)} {self._row_id}"
        what: Any = target if target is not None else value
        self.claims.append(
            Claim(
                id=claim_id(origin, subject, predicate, what, qualifiers or {}, locator),
                subject=subject,
                predicate=predicate,
                object=target,
                value=value,
                qualifiers=qualifiers or {},
                confidence=CONFIDENCE,
                method=f"import/{source.map.dataset}/1",
                evidence=[
                    Evidence(
                        reference=source.reference,
                        locator=locator,
                        citation=f"{source.map.citation}, {source.version}, {locator}",
                    )
                ],
                origin=origin,
            )
        )

    def write_state(self, node_id: str, end: EndMap, schema: Schema) -> None:
        """A state's name and kind, which come with the first row that speaks of it."""
        term = schema.vocabularies["places"].find(node_id.partition(":")[2])
        if end.label == "Actor" and term is not None and term.kind == "country":
            self.write(node_id, "name", value=term.name, qualifiers={"label": "Actor"})
            self.write(node_id, "kind", value="State")


def unmapped_columns(layout: Layout, columns: Iterable[str]) -> list[str]:
    """The columns of a file that the layout neither uses nor ignores."""
    return [column for column in columns if column not in layout.used and column not in layout.ignored]


def _is_spoken_of(node: NodeMap, row: Row) -> bool:
    """Whether the row has a key and a name for the node. Raises BadRow when it must have them and has not."""
    if not row.cells.get(node.key):
        if node.optional:
            return False
        raise BadRow(f"{node.key} is empty")
    if not _filled(node.name, row):
        raise BadRow(f"{' and '.join(_columns(node.name))} is empty")
    return True


def _columns(templates: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(column for template in templates for column in fields_of(template)))


def _filled(templates: Iterable[str], row: Row) -> str:
    """The first template whose columns are all filled, filled; else nothing."""
    for template in templates:
        if all(row.cells.get(column) for column in fields_of(template)):
            return FIELD.sub(lambda found: row.cells[found.group(1)], template).strip()
    return ""


def _year(cell: str) -> int | None:
    """The one year in a date, however the date is written; None when there is none or more than one."""
    found = set(_YEAR.findall(cell))
    return int(found.pop()) if len(found) == 1 else None


def _read(cell: str, prop: Property) -> Scalar | None:
    """A cell as the property wants it, or None when it cannot be read so."""
    if prop.type == "year":
        return _year(cell)
    if prop.type == "integer":
        return int(cell) if re.fullmatch(r"-?\d+", cell) else None
    if prop.type == "boolean":
        return True if cell.casefold() in _TRUE else False if cell.casefold() in _FALSE else None
    return cell
