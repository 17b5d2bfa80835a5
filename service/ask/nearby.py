"""What lies beside an answer: partial successes, rows only another source would let in, what emptied it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from graph_schema.claims import Value
from graph_schema.query import AllOf, AnyOf, Condition, GraphQuery, HasProperty, Related
from graph_schema.schema import Schema
from graph_store.ports import ClaimFilter, GraphStore
from service.ask.plainly import in_words

VERDICTS = {"success", "failure"}
_TESTS: Mapping[str, Callable[[float, float], bool]] = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}


def conditions_of(query: GraphQuery) -> list[Condition]:
    """The conditions that must all hold."""
    if query.where is None:
        return []
    return list(query.where.of) if isinstance(query.where, AllOf) else [query.where]


def with_conditions(query: GraphQuery, conditions: list[Condition]) -> GraphQuery:
    """The same query with other conditions; figures, order and columns are left away."""
    where = None if not conditions else conditions[0] if len(conditions) == 1 else AllOf(of=conditions)
    return GraphQuery(find=query.find, where=where)


class Counting:
    """How many things fit a query, each query asked of the store once."""

    def __init__(self, store: GraphStore, *, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._known: dict[str, int] = {}

    def count(self, query: GraphQuery) -> int:
        """The number, without fetching the rows."""
        key = query.model_dump_json()
        if key not in self._known:
            found = self._store.run(query.model_copy(update={"limit": 1}), seconds=self._seconds)
            self._known[key] = found.coverage.matching
        return self._known[key]


def tell_partial(counting: Counting, query: GraphQuery) -> str:
    """`Also partial: n`, where the question is about success or failure and the rest of it holds."""
    conditions = conditions_of(query)
    for place, test in enumerate(conditions):
        if (
            isinstance(test, HasProperty)
            and test.property == "outcome"
            and test.test == "eq"
            and test.value in VERDICTS
        ):
            partial = HasProperty(property="outcome", test="eq", value="partial")
            changed = [*conditions[:place], partial, *conditions[place + 1 :]]
            return f" Also partial: {counting.count(with_conditions(query, changed))}."
    return ""


def tell_other_sources(
    store: GraphStore, counting: Counting, query: GraphQuery, schema: Schema, *, seconds: float
) -> str:
    """Names the contested things that fit by what another source says, though not by the value that is shown."""
    names: set[str] = set()
    for place, test in enumerate(conditions := conditions_of(query)):
        if isinstance(test, HasProperty) and query.find and _is_contestable(query.find, test.property, schema):
            contested = HasProperty(property="contested", test="eq", value=True)
            if not counting.count(GraphQuery(find=query.find, where=contested)):
                return ""
            rest = [*conditions[:place], *conditions[place + 1 :]]
            candidates = store.run(with_conditions(query, [contested, *rest]), seconds=seconds).rows
            for row in candidates:
                if row.id is not None and _only_elsewhere(store, row.id, test):
                    names.add(row.name)
    return f" By another source's word it would include {', '.join(sorted(names))}." if names else ""


def _is_contestable(label: str, prop: str, schema: Schema) -> bool:
    known = schema.nodes[label].properties
    return "contested" in known and prop in known and known[prop].contestable


def _only_elsewhere(store: GraphStore, node: str, test: HasProperty) -> bool:
    """True when a claim fits the test and the value the node shows does not."""
    shown = store.nodes(ids=[node])[0].properties.get(test.property)
    claims = store.claims(ClaimFilter(subject=node, predicate=test.property))
    values = [c.value for c in claims if c.is_projected and c.value is not None]
    return not _fits(shown, test) and any(_fits(value, test) for value in values)


def _fits(value: Value | None, test: HasProperty) -> bool:
    if value is None:
        return False
    if test.test == "eq":
        return value == test.value
    if test.test == "in":
        return isinstance(test.value, list) and value in test.value
    compare = _TESTS.get(test.test)
    numbers = isinstance(value, int | float) and isinstance(test.value, int | float)
    return bool(compare and numbers and compare(float(value), float(test.value)))  # type: ignore[arg-type]


def with_either_topic(query: GraphQuery) -> GraphQuery | None:
    """The query with any of its topics in place of all of them; None where it does not ask for several."""
    conditions = conditions_of(query)
    topics = [c for c in conditions if isinstance(c, Related) and c.relations == ["ABOUT"]]
    if len(topics) < 2:
        return None
    rest = [c for c in conditions if c not in topics]
    where = AllOf(of=[*rest, AnyOf(of=list(topics))]) if rest else AnyOf(of=list(topics))
    return query.model_copy(update={"where": where})


def tell_what_emptied(counting: Counting, query: GraphQuery, schema: Schema, names: Mapping[str, str]) -> str:
    """Which condition left nothing: without it there would be rows."""
    for condition, left in _without_each(query):
        found = counting.count(with_conditions(query, left))
        if found:
            said = in_words(with_conditions(query, [condition]), schema, names)
            return (
                f" Nothing is on record as: {said}."
                if not left
                else f" Without the condition “{said}” there would be {found}."
            )
    return ""


def _without_each(query: GraphQuery) -> Iterator[tuple[Condition, list[Condition]]]:
    conditions = conditions_of(query)
    for place in range(len(conditions) - 1, -1, -1):
        yield conditions[place], [*conditions[:place], *conditions[place + 1 :]]


def nearest_question(counting: Counting, query: GraphQuery, say: Callable[[GraphQuery], str | None]) -> str | None:
    """The question with one condition less that has an answer, in words that are read as just that; else None.

    say: a query in such words, None where there are none.
    """
    if query.find is None:
        return None
    for _, left in _without_each(query):
        nearer = with_conditions(query, left)
        if left and counting.count(nearer) and (text := say(nearer)):
            return text
    return None
