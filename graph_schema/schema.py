"""The schema: which nodes, relations and properties the graph may hold, read from the YAML files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_schema.errors import SchemaFileError
from graph_schema.vocabulary import Vocabulary, load_vocabularies, read_yaml

PropertyType = Literal["text", "texts", "term", "year", "integer", "integers", "boolean"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Property(_Part):
    """A property of a node or relation type.

    type: `term` values come from `vocabulary`. words: how people call it in questions. contestable: sources that
    differ make the node contested. derived: projected, never claimed.
    """

    name: str
    type: PropertyType
    definition: str
    vocabulary: str | None = None
    words: list[str] = Field(default_factory=list)
    contestable: bool = False
    derived: bool = False

    @property
    def is_column(self) -> bool:
        """True when queries may filter on it, so that adapters give it a column of its own."""
        return self.type in {"term", "year", "integer", "boolean", "text"}

    @property
    def is_number(self) -> bool:
        return self.type in {"year", "integer"}


class NodeType(_Part):
    """A type of node. prefix: what its ids begin with. factual: paths and "anything" queries may pass through it."""

    name: str
    prefix: str
    label: str
    plural: str
    definition: str
    words: list[str] = Field(default_factory=list)
    factual: bool = True
    properties: dict[str, Property] = Field(default_factory=dict)

    @property
    def has_years(self) -> bool:
        """True when it has a start and an end, so that it can be active in a span of years."""
        return {"start_year", "end_year"} <= self.properties.keys()


class RelationType(_Part):
    """A type of relation, read as `source NAME target`.

    key: the relation's own property that makes two edges between the same nodes different ones (host, fund).
    words: how people say it from the source's side; inverse_words: from the target's. transitive: may be followed
    to any depth. factual: shortest paths may use it.
    """

    name: str
    label: str
    inverse: str
    definition: str
    source: list[str]
    target: list[str]
    words: list[str] = Field(default_factory=list)
    inverse_words: list[str] = Field(default_factory=list)
    key: str | None = None
    transitive: bool = False
    factual: bool = True
    properties: dict[str, Property] = Field(default_factory=dict)


class Schema(_Part):
    """Everything the graph may hold."""

    nodes: dict[str, NodeType]
    relations: dict[str, RelationType]
    vocabularies: dict[str, Vocabulary]

    @property
    def columns(self) -> dict[str, Property]:
        """Filterable node properties of all types, by name; types that share a name share its type."""
        return {p.name: p for t in self.nodes.values() for p in t.properties.values() if p.is_column}

    @property
    def edge_columns(self) -> dict[str, Property]:
        """Filterable properties of all relation types, by name."""
        return {p.name: p for t in self.relations.values() for p in t.properties.values() if p.is_column}

    @property
    def factual_relations(self) -> list[str]:
        return [r.name for r in self.relations.values() if r.factual]

    def label_of(self, node_id: str) -> str | None:
        """The node type that ids beginning like this belong to, or None."""
        prefix = node_id.split(":", 1)[0]
        return next((t.name for t in self.nodes.values() if t.prefix == prefix), None)


_T = TypeVar("_T", NodeType, RelationType)


def _read(path: Traversable) -> dict[str, Any]:
    found = read_yaml(path)
    if not isinstance(found, dict):
        raise SchemaFileError(f"{path.name}: expected a mapping, found {type(found).__name__}")
    return {**found, "properties": {k: {"name": k, **v} for k, v in (found.get("properties") or {}).items()}}


def _load_types(folder: str, kind: type[_T]) -> dict[str, _T]:
    types: dict[str, _T] = {}
    for path in sorted(files("graph_schema").joinpath(folder).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yaml"):
            try:
                found = kind.model_validate(_read(path))
            except ValidationError as exc:
                raise SchemaFileError(f"{folder}/{path.name}: {exc}") from exc
            types[found.name] = found
    return types


def check_schema(schema: Schema) -> list[str]:
    """List what is inconsistent: unknown ends, unknown vocabularies, one property name with two types."""
    problems: list[str] = []
    for relation in schema.relations.values():
        unknown = [t for t in relation.source + relation.target if t not in schema.nodes]
        problems += [f"{relation.name}: unknown node type {t}" for t in unknown]
        if relation.key is not None and relation.key not in relation.properties:
            problems.append(f"{relation.name}: key {relation.key} is not among its properties")
    kinds: dict[str, str] = {}
    owners: list[NodeType | RelationType] = [*schema.nodes.values(), *schema.relations.values()]
    for owner in owners:
        for prop in owner.properties.values():
            if prop.type == "term" and prop.vocabulary not in schema.vocabularies:
                problems.append(f"{owner.name}.{prop.name}: unknown vocabulary {prop.vocabulary}")
            seen = kinds.setdefault(prop.name, "text" if prop.type == "term" else prop.type)
            if seen != ("text" if prop.type == "term" else prop.type):
                problems.append(f"{owner.name}.{prop.name}: type {prop.type}, elsewhere {seen}")
    return problems


@cache
def load_schema() -> Schema:
    """Read the schema once. Raises SchemaFileError naming the file and what is wrong with it."""
    schema = Schema(
        nodes=_load_types("nodes", NodeType),
        relations=_load_types("relations", RelationType),
        vocabularies=load_vocabularies(),
    )
    if problems := check_schema(schema):
        raise SchemaFileError("; ".join(problems))
    return schema
