"""The map of a data set: which of its columns become which nodes, properties and relations. Read from YAML.

A file of maps holds one data set with one layout or several (UCDP publishes agreements and conflicts apart); the layout
is chosen by the columns that a file has. Every column is used, ignored with a reason, or reported as unmapped.
"""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from graph_schema.claims import Scalar
from graph_schema.errors import SchemaFileError
from graph_schema.schema import Schema
from graph_schema.vocabulary import read_yaml
from ingest.errors import IngestError

# columns are taken as they are named, dots and brackets too, so that str.format will not do
FIELD = re.compile(r"\{([^{}]+)\}")


class ImportRefused(IngestError):
    """A data set or its map cannot be used: says what is wrong and what was expected."""


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Texts = Annotated[list[str], BeforeValidator(_as_list)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NodeMap(_Part):
    """A node that every row speaks of.

    key: the column with the data set's own id, which makes the node's. name: templates such as "{location}: {side_b}";
    the first whose columns are all filled is taken. year: a column that must agree before a known node of that name is
    taken for it. optional: a row without the key does not speak of it.
    """

    label: str
    key: str
    name: Texts
    year: str | None = None
    optional: bool = False


class PropertyMap(_Part):
    """A property read from a column, or `value` given by what the data set is.

    values: the column's words and ours; null: known, and nothing of ours fits. only_new: not said of a node that the
    store knew before. steady: only where all rows about the node agree.
    """

    node: str
    property: str
    column: str | None = None
    value: Scalar | None = None
    values: dict[str, Scalar | None] | None = None
    only_new: bool = False
    steady: bool = False


class EndMap(_Part):
    """Things named in a column. by: names, or the three letters of ISO 3166. strip: words to leave off in front."""

    column: str
    label: Literal["Actor", "Place"]
    by: Literal["name", "iso3"] = "name"
    separator: str | None = None
    strip: list[str] = Field(default_factory=list)

    def parts(self, cell: str) -> list[str]:
        """The single names of a cell."""
        found = cell.split(self.separator) if self.separator else [cell]
        return [part for raw in found if (part := self._stripped(raw.strip()))]

    def _stripped(self, name: str) -> str:
        return next((name[len(word) :].strip() for word in self.strip if name.startswith(word)), name)


class RelationMap(_Part):
    """A relation between two of the row's nodes, or between one and what a column names."""

    type: str
    source: str | EndMap
    target: str | EndMap

    @property
    def named_ends(self) -> list[EndMap]:
        return [end for end in (self.source, self.target) if isinstance(end, EndMap)]


class Layout(_Part):
    """One table of a data set. row_id: columns that name a row; needs: columns by which the layout is known."""

    name: str
    row_id: Texts
    needs: list[str] = Field(default_factory=list)
    version_column: str | None = None
    nodes: dict[str, NodeMap]
    properties: list[PropertyMap] = Field(default_factory=list)
    relations: list[RelationMap] = Field(default_factory=list)
    ignored: dict[str, str] = Field(default_factory=dict)

    @property
    def required(self) -> list[str]:
        """The columns without which a file does not have this layout."""
        keys = (node.key for node in self.nodes.values() if not node.optional)
        return list(dict.fromkeys([*self.row_id, *self.needs, *keys]))

    @property
    def used(self) -> set[str]:
        """Every column that something is made of."""
        nodes = self.nodes.values()
        named = {end.column for relation in self.relations for end in relation.named_ends}
        found = {field for node in nodes for text in node.name for field in fields_of(text)}
        found |= {node.key for node in nodes} | {node.year for node in nodes if node.year}
        found |= {p.column for p in self.properties if p.column} | named | set(self.required)
        return found | ({self.version_column} if self.version_column else set())


class DatasetMap(_Part):
    """A data set: its id and name, how it is cited, and its layouts."""

    dataset: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: str
    citation: str
    version: str | None = None
    layouts: list[Layout]

    def layout_for(self, columns: list[str]) -> Layout:
        """The layout that a file with these columns has. Raises ImportRefused, saying which columns are missing."""
        fitting = [layout for layout in self.layouts if set(layout.required) <= set(columns)]
        if fitting:
            return fitting[0]
        wanted = "; ".join(f"{x.name}: {', '.join(c for c in x.required if c not in columns)}" for x in self.layouts)
        raise ImportRefused(f"the file has no layout of {self.name}; columns it lacks for {wanted}")


def fields_of(template: str) -> list[str]:
    """The columns that a template names, each between braces."""
    return FIELD.findall(template)


def bundled_maps() -> list[str]:
    """The data sets that a map ships for."""
    return sorted(p.name.removesuffix(".yaml") for p in _maps().iterdir() if p.name.endswith(".yaml"))


def load_map(dataset: str, path: Path | None, schema: Schema) -> DatasetMap:
    """The map at a path, else the one that ships for the data set. Raises ImportRefused with every fault it has."""
    place: Traversable = path if path is not None else _maps().joinpath(f"{dataset}.yaml")
    if not place.is_file():
        known = ", ".join(bundled_maps())
        raise ImportRefused(f"there is no map {place.name}; name one with --map, or choose of those that ship: {known}")
    try:
        found = DatasetMap.model_validate(read_yaml(place))
    except SchemaFileError as exc:
        raise ImportRefused(str(exc)) from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        raise ImportRefused(f"{place.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from exc
    if faults := [
        f"{place.name}: {layout.name}: {x}" for layout in found.layouts for x in check_layout(layout, schema)
    ]:
        raise ImportRefused("\n".join(faults))
    return found


def _maps() -> Traversable:
    return files("ingest.importing").joinpath("maps")


def check_layout(layout: Layout, schema: Schema) -> list[str]:
    """What a layout asks for that the schema does not have."""
    faults = [f"there is no type {n.label}" for n in layout.nodes.values() if n.label not in schema.nodes]
    for prop in layout.properties:
        label = layout.nodes[prop.node].label if prop.node in layout.nodes else None
        if label is None:
            faults.append(f"{prop.property}: there is no node {prop.node}; known: {', '.join(layout.nodes)}")
        elif label in schema.nodes and prop.property not in schema.nodes[label].properties:
            faults.append(f"{label} has no property {prop.property}")
        if (prop.column is None) == (prop.value is None):
            faults.append(f"{prop.property}: give either a column or a value")
    for relation in layout.relations:
        faults += _check_relation(relation, layout, schema)
    return faults + [f"{c} is both used and ignored" for c in sorted(layout.used & layout.ignored.keys())]


def _check_relation(relation: RelationMap, layout: Layout, schema: Schema) -> list[str]:
    kind = schema.relations.get(relation.type)
    if kind is None:
        return [f"there is no relation {relation.type}"]
    faults = []
    for end, allowed in ((relation.source, kind.source), (relation.target, kind.target)):
        if isinstance(end, str) and end not in layout.nodes:
            faults.append(f"{relation.type}: there is no node {end}; known: {', '.join(layout.nodes)}")
            continue
        label = end.label if isinstance(end, EndMap) else layout.nodes[end].label
        if label not in allowed:
            faults.append(f"{relation.type} takes {' or '.join(allowed)} there, not {label}")
    return faults
