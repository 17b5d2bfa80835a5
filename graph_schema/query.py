"""GraphQuery: the one language in which questions are put to the graph.

A small tree of typed parts. It compiles to SQL and to Cypher in the adapters, values only ever as parameters.
Truth has three values, as in SQL and Cypher: a test on a property that is not coded is unknown, neither true nor
false, and `Coverage` counts those nodes apart. A count of neighbours is always known; whoever wants "without X among
those coded at all" says so with `any_of`/`all_of`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph_schema.claims import Scalar

MAX_LIMIT = 10_000

Comparison = Literal["eq", "ne", "lt", "le", "gt", "ge"]
PropertyTest = Literal["eq", "ne", "lt", "le", "gt", "ge", "in", "not_in", "known", "unknown"]
Direction = Literal["out", "in", "either"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HasProperty(_Part):
    """A test on a node's property; unknown when the property is not coded, except for `known` and `unknown`.

    property: one that the schema gives the type, `name`, or a computed one: `duration_years`, `decade`.
    value: a scalar; a list for `in` and `not_in`; left out for `known` and `unknown`.
    """

    op: Literal["property"] = "property"
    property: str
    test: PropertyTest
    value: Scalar | list[Scalar] | None = None


class IsOneOf(_Part):
    """The node is one of these."""

    op: Literal["is"] = "is"
    ids: list[str]


class ActiveIn(_Part):
    """The node's years overlap the span, ends included.

    A node without a start year is unknown; one without an end year counts as running on.
    """

    op: Literal["active"] = "active"
    from_year: int | None = None
    to_year: int | None = None


class EdgeTest(_Part):
    """A test on a relation's own property (role, as, how, from_year, to_year, year).

    `active` in place of a property: value is a year, and the relation's from_year..to_year must hold it
    (open ends hold everything).
    """

    property: str
    test: PropertyTest = "eq"
    value: Scalar | list[Scalar] | None = None


class CountTest(_Part):
    """How many distinct neighbours there must be."""

    test: Comparison = "ge"
    value: int = 1


class Related(_Part):
    """Neighbours of the node, and what must hold for them.

    relations: types, any of them; empty means any factual relation. direction: seen from the node.
    to: types the neighbour may have. where: what must hold for the neighbour. edge: what must hold for the relation.
    any_depth: follow the relation more than one step (LOCATED_IN up to the region); for transitive relations.
    quantifier: `count` asks for `count` distinct such neighbours (one or more unless said);
    `only` asks for at least one neighbour by the relation (and edge, and to), and that `where` holds for all of them.
    """

    op: Literal["related"] = "related"
    relations: list[str] = Field(default_factory=list)
    direction: Direction = "out"
    to: list[str] = Field(default_factory=list)
    where: Condition | None = None
    edge: list[EdgeTest] = Field(default_factory=list)
    any_depth: bool = False
    quantifier: Literal["count", "only"] = "count"
    count: CountTest = CountTest()


class AllOf(_Part):
    """Every one of the conditions holds."""

    op: Literal["all_of"] = "all_of"
    of: list[Condition]


class AnyOf(_Part):
    """At least one of the conditions holds."""

    op: Literal["any_of"] = "any_of"
    of: list[Condition]


class Not(_Part):
    """The condition does not hold (unknown stays unknown)."""

    op: Literal["not"] = "not"
    of: Condition


Condition = Annotated[
    HasProperty | IsOneOf | ActiveIn | Related | AllOf | AnyOf | Not,
    Field(discriminator="op"),
]


class Column(_Part):
    """Something to show of every row: a property, the neighbours by a relation, or how many there are.

    Exactly one of property, neighbours and count_of is given. key: the name under `values`.
    """

    key: str
    label: str = ""
    property: str | None = None
    neighbours: Related | None = None
    count_of: Related | None = None


class GroupBy(_Part):
    """What to group by: a property (`decade` too), each neighbour by a relation, or the number of neighbours.

    Exactly one is given. Nodes with nothing to group by are counted in `Coverage.not_coded`; a node with several
    neighbours counts in each of their groups.
    """

    property: str | None = None
    neighbour: Related | None = None
    count_of: Related | None = None


class Aggregate(_Part):
    """A figure over the nodes found.

    count: how many. average, min, max, sum: of a numeric property, or of the number of neighbours (`of_count`).
    share: nodes for which `numerator` holds among those for which `among` holds (all found, if left out); the rest
    is counted in `Coverage.left_out`. by: one figure a group instead of one in all.
    """

    function: Literal["count", "average", "min", "max", "sum", "share"]
    property: str | None = None
    of_count: Related | None = None
    numerator: Condition | None = None
    among: Condition | None = None
    by: GroupBy | None = None


class Order(_Part):
    """What to order rows by: a property, a number of neighbours, or a group's key or figure.

    Exactly one of property, count_of and figure is given; figure is for grouped answers. Not coded comes last;
    ties are broken by name, then id.
    """

    property: str | None = None
    count_of: Related | None = None
    figure: Literal["group", "value"] | None = None
    descending: bool = False


class Path(_Part):
    """The shortest way between two nodes over factual relations. source, target: ids, any of either."""

    source: list[str]
    target: list[str]
    max_steps: Annotated[int, Field(ge=1, le=6)] = 4


class GraphQuery(_Part):
    """A question to the graph.

    find: the type of the rows; None means any factual type. with_ties: rows equal to the last one in what they are
    ordered by are shown too. path: asks for the shortest path instead; nothing else may then be given.
    """

    find: str | None = None
    where: Condition | None = None
    select: list[Column] = Field(default_factory=list)
    aggregate: Aggregate | None = None
    order: list[Order] = Field(default_factory=list)
    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT)] = 100
    with_ties: bool = False
    path: Path | None = None


for _model in (Related, AllOf, AnyOf, Not, Column, GroupBy, Aggregate, Order, GraphQuery):
    _model.model_rebuild()
