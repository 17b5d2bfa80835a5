"""Finding what a question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.schema import Schema
from service.ask.chunks import Chunk
from service.ask.forms import Form
from service.ask.items import Item, Period, Quantity
from service.ask.senses import AskedBefore, NameSense, RelationSense, TermSense, TypeSense
from service.ask.things import ANY_ACTOR, Thing

# what has so and so many of them, where a question does not say
_COUNTED_OF = {"MEDIATED": "Case", "PARTY_TO": "Case", "SUPPORTED": "Case", "MEMBER_OF": "FriendsGroup"}
_JUDGED = {"outcome": "Case", "status": "Agreement"}
PARTLY_NAMED = ("Place", "Conflict", "Case", "FriendsGroup", "Agreement", "Actor")
CO_MEDIATOR = ("role", "co-mediator")
SHARING = frozenset({"share", "shared", "in common", "have in common", "common", "common to"})
WITH_AND_WITHOUT = (["with", "and", "without"], ["with", "or", "without"], ["without", "and", "with"])
BEFORE_RELATIVES = frozenset({"in", "of", "for", "to", "by", "on", "from", "with", "at", "where"})


def find_target(items: Sequence[Item], form: Form, schema: Schema) -> Thing | None:
    """The thing that is asked for: what stands behind which or how many, who, or the first noun there is."""
    if (headless := _by_verdict(items)) is not None:
        return headless
    for place, item in enumerate(items):
        if isinstance(item, Chunk) and (found := _asked_at(items, place, item, schema)) is not None:
            return found
    if any(isinstance(i, Chunk) and i.role("with_whom") for i in items):
        return Thing(items[0].start, ANY_ACTOR)
    if form.kind == "yes_no" and _is_shared(items):
        return _free_end(items, schema)
    if form.kind == "yes_no":
        return _first_type_before_names(items) or _first_name(items)
    if form.kind == "share" and _is_with_and_without(items):
        return Thing(0, ("Case",))
    if form.kind in {"count", "share"} and (found := _noun_after(items, form.place)) is not None:
        return found
    types = [i for i in items if isinstance(i, Chunk) and i.sense(TypeSense) is not None]
    if form.kind == "average" and types:
        return thing_of_type(types[0])
    first = _first_noun(items)
    if first is not None and first.sense(TypeSense) is not None:
        return thing_of_type(first)
    if form.kind == "share" and form.value is not None and (first is None or first.sense(TypeSense) is None):
        return Thing(0, ("Case",))
    return _free_end(items, schema)


def _first_noun(items: Sequence[Item]) -> Chunk | None:
    """The first noun for a type or a relation; of two side by side ("funder cases") the second."""
    chunks = [i for i in items if isinstance(i, Chunk)]
    for place, chunk in enumerate(chunks):
        sense = _noun_sense(chunk)
        behind = chunks[place + 1] if place + 1 < len(chunks) else None
        is_phrase = chunk.text.lower().endswith((" of", " to", " in", " for", " from", " on", " about"))
        is_compound = isinstance(sense, RelationSense) and not is_phrase
        if is_compound and behind is not None and behind.sense(TypeSense) is not None:
            return behind
        after = chunks[place + 2] if place + 2 < len(chunks) else None
        beside = behind is not None and after is not None and after.start == behind.end == chunk.end + 1
        if beside and behind is not None and after is not None and _is_compound(chunk, behind, after):
            return after
        if sense is not None:
            return chunk
    return None


def _first_type_before_names(items: Sequence[Item]) -> Thing | None:
    """`Did any contact group succeed?` asks of them all."""
    for item in items:
        if isinstance(item, Chunk) and item.sense(TypeSense) is not None:
            return thing_of_type(item)
        if isinstance(item, Chunk) and item.sense(NameSense) is not None:
            return None
    return None


def _first_name(items: Sequence[Item]) -> Thing | None:
    """The thing that a question for yes or no is about."""
    named = next(
        (i for i in items if isinstance(i, Chunk) and i.sense(NameSense) is not None and i.sense(TypeSense) is None),
        None,
    )
    return None if named is None else thing_of_name(named)


def _is_compound(chunk: Chunk, behind: Chunk, after: Chunk) -> bool:
    """`state-mediated cases`: three words side by side, the last of which is meant."""
    is_verb = any(s.form == "active" for s in behind.all_of(RelationSense))
    is_verb = is_verb and not behind.text.lower().endswith("ing")
    return chunk.sense(TypeSense) is not None and is_verb and after.sense(TypeSense) is not None


def _asked_at(items: Sequence[Item], place: int, chunk: Chunk, schema: Schema) -> Thing | None:
    ask = chunk.value("ask")
    if ask == "who" and not _is_relative(items, place):
        return Thing(chunk.start, ANY_ACTOR, [chunk])
    if ask == "which" and not _is_relative(items, place):
        return _noun_after(items, place) or _relation_noun_after(items, place, schema)
    return None


def _is_relative(items: Sequence[Item], place: int) -> bool:
    """`actors who ...`, `cases in which ...`: the noun stands before it, and is what is asked for."""
    before = items[place - 1] if place else None
    if place > 1 and isinstance(before, Chunk) and before.text.lower() in BEFORE_RELATIVES:
        before = items[place - 2]
    return isinstance(before, Chunk) and before.sense(TypeSense) is not None


def _relation_noun_after(items: Sequence[Item], place: int, schema: Schema) -> Thing | None:
    """`Which mediators ...`: those who do what the noun right behind the question word says."""
    behind = next((i for i in items[place + 1 :] if not (isinstance(i, Chunk) and i.role("small"))), None)
    if not isinstance(behind, Chunk):
        return None
    sense = next((s for s in behind.all_of(RelationSense) if s.form == "noun" and not s.names_target), None)
    return None if sense is None else Thing(behind.start, tuple(schema.relations[sense.relation].source))


def _noun_after(items: Sequence[Item], place: int) -> Thing | None:
    """The type noun behind a question word, over adjectives and numbers; None when a name or a verb comes first."""
    for item in items[place + 1 :]:
        if isinstance(item, Quantity | Period):
            continue
        if item.sense(TypeSense) is not None:
            return thing_of_type(item)
        is_adjective = item.sense(TermSense) or any(s.adjective for s in item.all_of(NameSense))
        if not (is_adjective or item.role("small", "order", "only") or not item.is_known) or item.is_mark:
            return None
    return None


def _noun_sense(chunk: Chunk) -> TypeSense | RelationSense | None:
    """Its sense as a noun; what is a relation noun as well as a name is read as the relation."""
    return chunk.sense(TypeSense) or next((s for s in chunk.all_of(RelationSense) if s.form == "noun"), None)


def _free_end(items: Sequence[Item], schema: Schema) -> Thing | None:
    """Where only a relation is named ("members of the League"): the end of it that no name fills."""
    use = next((i for i in items if isinstance(i, Chunk) and i.sense(RelationSense) is not None), None)
    if use is None:
        return Thing(0, ("Case",)) if any(map(_is_verdict_noun, items)) or _names_and_judges(items) else None
    sense = next((s for s in use.all_of(RelationSense) if s.form == "noun"), None) or use.all_of(RelationSense)[0]
    relation = schema.relations[sense.relation]
    if any(s.edge == ("how", "guarantee") for s in use.all_of(RelationSense)) and sense.form == "noun":
        return Thing(use.start, ANY_ACTOR)
    labels = {s.label for i in items if isinstance(i, Chunk) and i is not use for s in i.all_of(NameSense)}
    if sense.form == "noun" and _is_counted(items, use) and (counted := _COUNTED_OF.get(sense.relation)):
        return Thing(0, (counted,))  # "failed, more than one mediator"
    asks_what = any(isinstance(i, Chunk) and i.role("ask") and i.text.lower().startswith("what") for i in items)
    if not labels and asks_what and sense.form == "active":
        return Thing(use.start, tuple(relation.target))  # "what was signed in 1995?"
    if sense.form == "noun" and use is _last_word(items) and use.text.lower().endswith((" of", " to")) and labels:
        return Thing(use.start, tuple(relation.target))  # "what is Norway a member of?"
    if sense.form == "noun" and use.text.lower().endswith(" in") and "Place" in labels:
        return Thing(use.start, tuple(relation.source))  # "mediators in Sudan" are not Sudan
    if sense.edge == CO_MEDIATOR and sense.form == "noun" and "Actor" in labels and not labels & {*relation.target}:
        return Thing(use.start, tuple(relation.source))  # "co-mediators of Norway" mediated beside it
    if use.text.lower() in {"venue", "venues"} and labels == {"Place"}:
        return Thing(use.start, tuple(relation.target))  # "venues in Europe"
    if labels & set(relation.target) - set(relation.source):
        return Thing(use.start, tuple(relation.source))
    if labels & set(relation.source) and sense.form != "noun":
        return Thing(use.start, tuple(relation.target))
    if labels & set(relation.source) - set(relation.target):
        return Thing(use.start, tuple(relation.target[:1]))
    ends = relation.target if sense.names_target else relation.source
    return Thing(use.start, tuple(ends))


def _is_shared(items: Sequence[Item]) -> bool:
    """`do the two groups share members?` asks for members, and for those of both."""
    chunks = [i for i in items if isinstance(i, Chunk)]
    shared = any(c.text.lower() in SHARING for c in chunks)
    return shared and any(s.form == "noun" for c in chunks for s in c.all_of(RelationSense))


def _is_with_and_without(items: Sequence[Item]) -> bool:
    """`success rate with and without a friends group`: of cases, where nothing stands before that is counted."""
    words = [i.text.lower() if isinstance(i, Chunk) else "" for i in items]
    at = next((n for n in range(len(words)) if words[n : n + 3] in WITH_AND_WITHOUT), None)
    before = items[:at] if at is not None else []
    return at is not None and not any(isinstance(i, Chunk) and _noun_sense(i) is not None for i in before)


def _last_word(items: Sequence[Item]) -> Item | None:
    return next((i for i in reversed(items) if not (isinstance(i, Chunk) and i.is_mark)), None)


def _by_verdict(items: Sequence[Item]) -> Thing | None:
    """`Africa, succeeded, NGO mediator`: words between commas are about what can succeed, or be in force."""
    chunks = [i for i in items if isinstance(i, Chunk)]
    nouns = {s.label for c in chunks for s in c.all_of(TypeSense)}
    if not any(c.text == "," for c in chunks) or any(c.role("ask") for c in chunks) or nouns & set(_JUDGED.values()):
        return None
    said = {s.property for c in chunks for s in c.all_of(TermSense)}
    label = next((_JUDGED[name] for name in _JUDGED if name in said), None)
    return None if label is None or nouns & {"FriendsGroup", "Conflict"} else Thing(0, (label,))


def _is_counted(items: Sequence[Item], use: Chunk) -> bool:
    """True where a comparison stands before the noun, as in `more than one mediator`."""
    place = next(n for n, item in enumerate(items) if item is use)
    before = items[place - 1] if place else None
    return isinstance(before, Quantity) and before.plain_number is None


def _is_verdict_noun(item: Item) -> bool:
    """`successes`, `failures`: of cases, where nothing else is said."""
    return isinstance(item, Chunk) and item.text.lower() in {"successes", "failures", "success stories"}


def _names_and_judges(items: Sequence[Item]) -> bool:
    """`UN Africa failed`: names with a verdict and nothing else are about cases."""
    chunks = [i for i in items if isinstance(i, Chunk) and not i.is_mark]
    judged = [c for c in chunks if any(s.property == "outcome" for s in c.all_of(TermSense))]
    named = [c for c in chunks if any(not s.partial for s in c.all_of(NameSense))]
    rest = [c for c in chunks if c not in judged and c not in named and c.role("small", "preposition", "time") is None]
    return bool(judged) and bool(named) and not rest


def thing_of_type(chunk: Chunk) -> Thing:
    """A thing known by its type alone; where a word narrows the type, the narrower meaning is taken."""
    kinds: dict[str, TypeSense] = {}
    for sense in chunk.all_of(TypeSense):
        if sense.label not in kinds or kinds[sense.label].property is None:
            kinds[sense.label] = sense
    before = [s.where for s in chunk.all_of(AskedBefore) if s.where is not None]
    if chunk.role("any_actor"):
        return Thing(chunk.start, ANY_ACTOR, [chunk], tests=before)
    return Thing(chunk.start, tuple(kinds), [chunk], kinds=kinds, tests=before)


def _partly_named(sense: NameSense) -> int:
    """`a friends group for Casamar`: a name typed in part is that of the conflict sooner than of a party to it."""
    return PARTLY_NAMED.index(sense.label) if sense.partial and sense.label in PARTLY_NAMED else 0


def thing_of_name(chunk: Chunk) -> Thing:
    """A thing that is named."""
    senses = sorted(chunk.all_of(NameSense), key=_partly_named)
    labels = tuple(dict.fromkeys(s.label for s in senses))
    join = "any" if chunk.role("each") else "all"
    names = [[s] for s in senses] if chunk.role("each") else [senses]
    return Thing(chunk.start, labels, [chunk], names=names, join=join, adjective=all(s.adjective for s in senses))
