"""Questions about one thing that is named: what it is, when, where, how long, how large; and two compared."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.query import AllOf, Column, GraphQuery, IsOneOf, Path, Related
from graph_schema.schema import Schema
from service.ask.chunks import Chunk
from service.ask.columns import YEAR_COLUMNS, columns_for
from service.ask.compose import LABEL_ORDER
from service.ask.forms import Form
from service.ask.items import Item
from service.ask.senses import NameSense, PropertySense, RelationSense, TypeSense

DEFINED = ("Strategy", "Topic")
VENUE = Column(key="venue", label="held in", neighbours=Related(relations=["HELD_IN"]))
PLACE = Column(key="place", label="place", neighbours=Related(relations=["LOCATED_IN"]))
# words that ask for the office itself
ROLE_WORDS = frozenset({"role", "roles", "function", "position", "post", "office", "job", "capacity"})
ROLE_VERBS = frozenset({"hold", "held", "holds", "play", "played", "plays"})
# words that belong to asking for a definition: "what does ripeness mean"
MEANING = frozenset({"mean", "means", "meant", "term", "concept", "concept of", "word"})
# "how long did it go on?"
LASTING = frozenset({"last", "go on", "go on for", "went on", "going on", "go", "continue", "continued", "run", "ran"})
KIND_OF = frozenset({"kind of", "type of", "sort of"})
IN_COMMON = frozenset({"share", "shared", "in common", "have in common"})
# "what does the case teach about leverage" asks for lessons
TEACH = frozenset({"teach", "teaches", "taught", "tell us", "show us"})
HAPPENED = frozenset({"what happened", "happened", "happen", "took place", "went on"})
THEREIN = frozenset({"in", "at", "during", "within", "went on"})
HEADS = {
    "start_year": "began in",
    "end_year": "ended in",
    "outcome_basis": "because",
    "member_count": "size",
    "member_count_basis": "the size is",
    "member_count_range": "sources give",
}
HOST = {"HELD_IN", "SUPPORTED"}


def read_named_thing(items: Sequence[Item], form: Form, schema: Schema) -> tuple[GraphQuery, str] | None:
    """The query about the thing or things named, and the form of the answer; None for any other question."""
    chunks = [i for i in items if isinstance(i, Chunk)]
    named = [c for c in chunks if _is_name(c, form)]
    if form.kind == "define":
        return _definition(named, form, chunks)
    if form.kind == "path" and len(named) == 2:
        return _path(named, form)
    if form.kind == "compare" and len(named) >= 2:
        return _comparison(named, form)
    if form.kind == "compare" and len(named) == 1:
        return _definition(named, form, chunks)  # "good offices and mediation": the one of them that is a term
    if role := _role(named, chunks):
        return role
    if shared := _in_common(named, chunks):
        return shared
    if kind := _kind_of(named, chunks, schema):
        return kind
    if len(named) == 1 and (story := _story(named[0], chunks)) is not None:
        return story
    if len(named) != 1 or any(c.sense(TypeSense) and c is not named[0] for c in chunks):
        return None
    if form.kind in {"when", "long", "where"}:
        return _value(named[0], chunks, form, schema)
    if form.kind == "share" and form.value is not None and (ended := _ending(named[0], form, schema)) is not None:
        return ended
    if form.kind in {"count", "share", "average"}:
        return None
    if form.kind == "ending":
        return _ending(named[0], form, schema)
    if asked := [c for c in chunks if c.role("duration")]:
        return _value(named[0], chunks, Form("long", chunks=asked), schema)
    if any(c.value("ask") == "who" for c in chunks):
        if not any(s.label not in DEFINED for s in named[0].all_of(NameSense)):
            return None  # "who does capacity-building?" asks for actors
        return _card(named[0], chunks)
    return _property(named[0], chunks, schema) or _card(named[0], chunks)


def _is_name(chunk: Chunk, form: Form) -> bool:
    """True for a name; a word that is a type as well ("group of friends") is one where a definition is asked for."""
    senses = chunk.all_of(NameSense)
    return bool(senses) and not senses[0].adjective and (chunk.sense(TypeSense) is None or form.kind == "define")


def _main_id(chunk: Chunk, labels: Sequence[str] = LABEL_ORDER) -> tuple[str, list[str]] | None:
    """The first of the types that the name may be of, and its ids there."""
    for label in labels:
        ids = sorted({s.node for s in chunk.all_of(NameSense) if s.label == label})
        if ids:
            return label, ids
    return None


def _role(named: Sequence[Chunk], chunks: Sequence[Chunk]) -> tuple[GraphQuery, str] | None:
    """What office a person held: "what was Thornbury's role at the League"."""
    asked = next((c for c in chunks if any(s.relation == "ROLE" for s in c.all_of(RelationSense))), None)
    people = [c for c in named if _main_id(c, ("Actor",)) is not None and c is not asked]
    if (
        asked is None
        or not people
        or any(c.value("ask") == "who" for c in chunks)
        or asked.text.lower() not in ROLE_WORDS
    ):
        return None
    person, rest = people[0], people[1:]
    main, where = _main_id(person, ("Actor",)), _main_id(rest[0], ("Actor",)) if rest else None
    if main is None or len(main[1]) > 1:
        return None
    held = Related(relations=["ROLE"], where=IsOneOf(ids=where[1]) if where else None)
    _use([asked, *people[:2], *(c for c in chunks if c.text.lower() in ROLE_VERBS)])
    column = Column(key="role", label="role", neighbours=held)
    return GraphQuery(find="Actor", where=IsOneOf(ids=main[1]), select=[column]), "value"


def _definition(named: Sequence[Chunk], form: Form, chunks: Sequence[Chunk]) -> tuple[GraphQuery, str] | None:
    found = [(chunk, main) for chunk in named if (main := _main_id(chunk, DEFINED)) is not None]
    if len(found) != 1 or any(c.text.lower() in TEACH for c in chunks):
        return None
    chunk, (label, ids) = found[0]
    _use([chunk, *form.chunks, *(c for c in chunks if c.text.lower() in MEANING)])
    return GraphQuery(find=label, where=IsOneOf(ids=ids), select=columns_for(label)), "define"


def _path(named: Sequence[Chunk], form: Form) -> tuple[GraphQuery, str]:
    _use([*named, *form.chunks])
    ends = [sorted({s.node for s in chunk.all_of(NameSense) if s.label not in DEFINED}) for chunk in named]
    return GraphQuery(path=Path(source=ends[0], target=ends[1])), "path"


def _kind_of(named: Sequence[Chunk], chunks: Sequence[Chunk], schema: Schema) -> tuple[GraphQuery, str] | None:
    """`What kind of friends group is the Quartet?`"""
    asked = [c for c in chunks if c.role("kind_word") or c.text.lower() in KIND_OF]
    main = _main_id(named[0]) if len(named) == 1 and asked else None
    if main is None or len(main[1]) > 1 or "kind" not in schema.nodes[main[0]].properties:
        return None
    if any(c.has(RelationSense) and not c.has(TypeSense) and c not in named for c in chunks):
        return None
    _use([*named, *asked, *(c for c in chunks if main[0] in {s.label for s in c.all_of(TypeSense)})])
    return GraphQuery(find=main[0], where=IsOneOf(ids=main[1]), select=[Column(key="kind", property="kind")]), "value"


def _in_common(named: Sequence[Chunk], chunks: Sequence[Chunk]) -> tuple[GraphQuery, str] | None:
    """What two things that are named are both related to, of the type that is asked for or of any."""
    said = [c for c in chunks if c.text.lower() in IN_COMMON]
    types = [c for c in chunks if c.has(TypeSense) and c not in named]
    if len(named) != 2 or not said or len(types) > 1 or any(c.has(RelationSense) and c not in named for c in chunks):
        return None
    ends = [sorted({s.node for s in c.all_of(NameSense) if s.label not in DEFINED and not s.partial}) for c in named]
    if not all(ends):
        return None
    beside = [Related(direction="either", where=IsOneOf(ids=ids)) for ids in ends]
    _use([*named, *said, *types])
    label = types[0].all_of(TypeSense)[0].label if types else None
    return GraphQuery(find=label, where=AllOf(of=[*beside]), select=columns_for(label)), "list"


def _comparison(named: Sequence[Chunk], form: Form) -> tuple[GraphQuery, str] | None:
    shared = set.intersection(*({s.label for s in c.all_of(NameSense)} for c in named))
    label = next((known for known in LABEL_ORDER if known in shared), None)
    if label is None:
        return None
    if any(sum(s.label == label for s in c.all_of(NameSense) if s.partial) > 1 for c in named):
        return None  # which of them is meant is to be asked
    ids = sorted({s.node for c in named for s in c.all_of(NameSense) if s.label == label})
    _use([*named, *form.chunks])
    return GraphQuery(find=label, where=IsOneOf(ids=ids), select=columns_for(label)), "compare"


def _value(chunk: Chunk, chunks: Sequence[Chunk], form: Form, schema: Schema) -> tuple[GraphQuery, str] | None:
    """When, where or how long: the columns that say it, of the one thing named."""
    main = _main_id(chunk, [*YEAR_COLUMNS, "Actor"])
    if main is None or len(main[1]) > 1:
        return None
    label, ids = main
    if form.kind == "where" and (place := _places(label, ids, chunks)) is not None:
        _use([chunk, *form.chunks, *(c for c in chunks if c.has(RelationSense) or c.has(PropertySense))])
        return place, "where"
    select = _columns_of(label, chunks, form)
    if not select:
        return None
    said = [c for c in chunks if bool(c.all_of(PropertySense)) or bool(c.all_of(RelationSense))]
    said += [c for c in chunks if c.text.lower() in LASTING]
    _use([chunk, *form.chunks, *said])
    return GraphQuery(find=label, where=IsOneOf(ids=ids), select=select), "value"


def _places(label: str, ids: list[str], chunks: Sequence[Chunk]) -> GraphQuery | None:
    """Where talks met, or where a conflict was: the places themselves; None where both may be meant."""
    hosted = any(s.relation in HOST for c in chunks for s in c.all_of(RelationSense))
    relation = "HELD_IN" if label == "Case" and hosted else "LOCATED_IN" if label == "Conflict" else None
    if relation is None:
        return None
    there = Related(relations=[relation], direction="in", to=[label], where=IsOneOf(ids=ids))
    return GraphQuery(find="Place", where=there, select=columns_for("Place"))


def _columns_of(label: str, chunks: Sequence[Chunk], form: Form) -> list[Column]:
    if form.kind == "where":
        hosted = any(s.relation in HOST for c in chunks for s in c.all_of(RelationSense))
        return [VENUE] if label == "Case" and hosted else [VENUE, PLACE] if label == "Case" else [PLACE]
    if label not in YEAR_COLUMNS:
        return []
    if form.kind == "long":
        return [Column(key="duration_years", label="years", property="duration_years")] if label != "Agreement" else []
    return [Column(key=name, label=HEADS.get(name, name), property=name) for name in YEAR_COLUMNS[label]]


def _ending(chunk: Chunk, form: Form, schema: Schema) -> tuple[GraphQuery, str] | None:
    """How it ended: its outcome, and the words that the assessment rests on."""
    main = _main_id(chunk)
    if main is None or len(main[1]) > 1:
        return None
    known = [n for n in ("outcome", "outcome_basis", "status") if n in schema.nodes[main[0]].properties]
    if not known:
        return None
    _use([chunk, *form.chunks])
    select = [Column(key=name, label=HEADS.get(name, name), property=name) for name in known]
    return GraphQuery(find=main[0], where=IsOneOf(ids=main[1]), select=select), "value"


def _property(chunk: Chunk, chunks: Sequence[Chunk], schema: Schema) -> tuple[GraphQuery, str] | None:
    """A property of the thing: its outcome, its size."""
    others = [c for c in chunks if c is not chunk]
    asked = [(c, s) for c in others for s in c.all_of(PropertySense)]
    if not asked or any(bool(c.all_of(RelationSense)) and not c.all_of(PropertySense) for c in others):
        return None
    for other, prop in asked:
        main = _main_id(chunk, prop.labels)
        lists_members = prop.property == "member_count" and other.sense(RelationSense) is not None
        if main is not None and len(main[1]) == 1 and not lists_members:
            _use([chunk, other])
            select = [Column(key=prop.property, label=_head(prop.property), property=prop.property)]
            more = [f"{prop.property}{end}" for end in ("_basis", "_range")]
            known = schema.nodes[main[0]].properties
            select += [Column(key=name, label=_head(name), property=name) for name in more if name in known]
            return GraphQuery(find=main[0], where=IsOneOf(ids=main[1]), select=select), "value"
    return None


def _head(name: str) -> str:
    return HEADS.get(name, name.replace("_", " "))


def _story(chunk: Chunk, chunks: Sequence[Chunk]) -> tuple[GraphQuery, str] | None:
    """`What happened in the talks?`: all that is known of them."""
    main = _main_id(chunk)
    said = [c for c in chunks if c.text.lower() in HAPPENED]
    if main is None or main[0] not in {"Case", "Conflict"} or not said:
        return None
    _use(said)
    return _card(chunk, [c for c in chunks if c not in said and c.text.lower() not in THEREIN])


def _card(chunk: Chunk, chunks: Sequence[Chunk]) -> tuple[GraphQuery, str] | None:
    """The thing itself, where nothing else is said of it."""
    rest = [
        c for c in chunks if c is not chunk and not c.is_mark and (not c.is_steering or c.role("not", "only", "order"))
    ]
    main = _main_id(chunk)
    if rest or main is None:
        return None
    label, ids = main
    partial = all(s.partial for s in chunk.all_of(NameSense))
    if partial and len({s.node for s in chunk.all_of(NameSense)}) > 1:
        return None
    if len(ids) > 1 and not all(s.is_main for s in chunk.all_of(NameSense) if s.label == label):
        return None
    _use([chunk])
    return GraphQuery(
        find=label, where=IsOneOf(ids=ids), select=columns_for(label)
    ), "define" if label in DEFINED else "card"


def _use(chunks: Sequence[Chunk]) -> None:
    for chunk in chunks:
        chunk.used = True
