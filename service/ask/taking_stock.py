"""Taking stock of a reading: which words found no place in it, which names stand for several things."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator, Sequence

from graph_schema.check import check_query
from graph_schema.query import GraphQuery
from graph_schema.schema import Schema
from service.ask.chunks import Chunk
from service.ask.compose import ids_of
from service.ask.forms import Form
from service.ask.items import Item
from service.ask.lexicon import ARTICLES
from service.ask.plainly import in_words
from service.ask.readings import AmbiguousName, Reading
from service.ask.senses import AskedBefore, NameSense, RelationSense, TypeSense
from service.ask.things import Thing

logger = logging.getLogger(__name__)


NOT_HELD = "The words were read, but together they ask for something that the graph does not hold."


# words that say when, where no year stands behind them
UNDATED = frozenset({"after", "before", "following", "prior to", "until", "later than", "earlier than"})
PLACE_WORDS = frozenset({"in", "from", "within", "outside", "of", "the"})
EVERY = frozenset({"all", "every"})


# steering words that change the meaning, so that they must not stay unused in silence
WEIGHTY = frozenset(
    {
        "not",
        "only",
        "order",
        "compare",
        "number",
        "many",
        "year",
        "decade",
        "era",
        "share",
        "average",
        "any_relation",
        "kind_word",
        "duration",
        "decade_word",
        "years_word",
        "with_whom",
        "compare_after",
        "comparative",
        "rate_compared",
        "sized",
        "arranged",
        "audience",
        "percent",
        "behalf",
        "similar",
        "as_many",
    }
)


def taken_stock(
    items: Sequence[Item],
    query: GraphQuery | None,
    form: str,
    ambiguities: list[AmbiguousName],
    schema: Schema,
    reason: str = "",
) -> Reading:
    """The reading with its words, and every word that matters and was not used."""
    chunks = list(chunks_of(items))
    used = [c.text for c in chunks if c.used and not c.is_steering]
    asks = any(c.value("ask") not in {None, "which"} for c in chunks)
    is_foreign = query is None and not asks and any(not c.is_known and not c.is_mark for c in chunks)
    may_ask = not ambiguities and not is_foreign
    asked = [a for c in chunks if not c.used and (a := _left_open(c)) is not None] if may_ask else []
    ambiguities = [*ambiguities, *asked]
    unused = [c.text for c in chunks if (not c.used and _matters(c)) or (c in items and c.text.lower() in UNDATED)]
    names = {node: name for c in chunks for s in c.all_of(AskedBefore) for node, name in s.names}
    names |= {s.node: s.name for c in chunks for s in c.all_of(NameSense)}
    if query is not None and (problems := check_query(query, schema)):
        query, reason = None, NOT_HELD
        logger.info("reading does not check: %s", problems[0])
    slips = [c for c in chunks if c.corrected]
    remarks = tuple(f"“{c.corrected}” was read as “{c.meant}”" for c in slips)
    confidence = max(0.0, 1.0 - 0.3 * len(unused) - 0.1 * len(slips) - 0.3 * len(ambiguities)) if query else 0.0
    words = in_words(query, schema, names) if query is not None else ""
    return Reading(
        query, words, tuple(used), tuple(unused), tuple(ambiguities), round(confidence, 2), form, reason, remarks, names
    )


def ambiguities_of(things: Sequence[Thing]) -> list[AmbiguousName]:
    """Names that still stand for several things, and names typed in part that fit several."""
    found = []
    for thing in things:
        if thing.join == "any" and any(chunk.role("each") for chunk in thing.chunks):
            continue
        for senses in thing.names:
            meant = _candidates(senses, thing.labels)
            if len(meant) > 1:
                found.append(AmbiguousName(" ".join(c.text for c in thing.chunks), tuple(meant)))
    return found


def _left_open(chunk: Chunk) -> AmbiguousName | None:
    """A name typed in part that found no place, where several things have it: which one is to be asked."""
    named = {(s.node, s.name) for s in chunk.all_of(NameSense) if s.partial}
    if len(named) < 2:
        return None
    chunk.used = True
    return AmbiguousName(chunk.text, tuple(sorted(named)))


def bare_ambiguity(items: Sequence[Item]) -> list[AmbiguousName]:
    """A name that is all there is to a question, where it may be several things."""
    chunks = [c for c in chunks_of(items) if not c.is_mark and not c.is_steering]
    if len(chunks) != 1 or not chunks[0].has(NameSense):
        return []
    named = sorted({(s.node, f"{s.name} ({s.label})") for s in chunks[0].all_of(NameSense)})
    chunks[0].used = True
    return [AmbiguousName(chunks[0].text, tuple(named))]


def _candidates(senses: list[NameSense], labels: tuple[str, ...]) -> list[tuple[str, str]]:
    if all(s.partial for s in senses):
        ids = {s.node for s in senses if s.label in labels} or {s.node for s in senses}
    else:
        ids = set(ids_of(senses, labels))
    return sorted({(s.node, s.name) for s in senses if s.node in ids})


def question_every(items: Sequence[Item], target: Thing) -> None:
    """`in all friends groups` asks for more than one of them; that is not read, and said."""
    chunks = list(chunks_of(items))
    for chunk, behind in itertools.pairwise(chunks):
        is_other = (
            (behind.has(TypeSense) or _is_noun_of_another(chunks, chunk, behind))
            and behind not in target.chunks
            and chunks[0] is not chunk
        )
        if chunk.text.lower() in EVERY and is_other:
            chunk.used, chunk.senses = False, []


def _is_noun_of_another(chunks: Sequence[Chunk], every: Chunk, behind: Chunk) -> bool:
    """`cases where every mediator was a state`: what is asked for stands before it."""
    is_noun = any(s.form == "noun" for s in behind.all_of(RelationSense))
    return is_noun and any(c.has(TypeSense) for c in chunks[: chunks.index(every)])


def question_the_same(items: Sequence[Item], target: Thing) -> None:
    """`cases where the mediator was also the host`: that both are one is not read, and said."""
    chunks = [c for c in chunks_of(items) if not c.is_mark]
    nouns = [n for n, c in enumerate(chunks) if any(s.form == "noun" or s.edge for s in c.all_of(RelationSense))]
    for place, chunk in enumerate(chunks):
        is_between = any(n < place for n in nouns) and place + 2 in nouns and chunks[place + 1].text.lower() in ARTICLES
        if chunk.text.lower() in {"also", "itself"} and is_between and not target.fits(("Actor",)):
            chunk.used, chunk.senses = False, []


def question_the_place(items: Sequence[Item]) -> None:
    """`a mediator from the region`: which region is left open, and said."""
    chunks = [c for c in chunks_of(items) if not c.is_mark]
    for place in range(2, len(chunks)):
        chunk, words = chunks[place], [c.text.lower() for c in chunks[place - 2 : place]]
        is_one = chunk.text.lower() in {"region", "country", "area", "continent"}
        is_said = any(c.has(NameSense) for c in chunks[place + 1 : place + 3])
        if is_one and words[1] in {"the", "same"} and words[0] in PLACE_WORDS and not is_said:
            chunk.used, chunk.senses = False, []


def question_any(items: Sequence[Item]) -> None:
    """`supported cases without mediating any`: what the word stands for is not read, and said."""
    words = [c for c in chunks_of(items) if not c.is_mark]
    if len(words) > 1 and words[-1].text.lower() == "any" and words[-2].has(RelationSense):
        words[-1].used, words[-1].senses = False, []


def question_where(items: Sequence[Item], form: Form) -> None:
    """`held where the conflict was` compares two places; that is not read, and said."""
    chunks = list(chunks_of(items))
    for before, chunk in itertools.pairwise(chunks):
        if (
            chunk.value("ask") == "where"
            and chunk not in form.chunks
            and not before.has(TypeSense)
            and not before.is_mark
        ):
            chunk.used, chunk.senses = False, []


def _matters(chunk: Chunk) -> bool:
    if chunk.is_mark:
        return False
    if chunk.is_steering:
        groups = chunk.role("group") is not None and chunk.role("preposition") is None
        return groups or chunk.role(*WEIGHTY) is not None
    return chunk.role("small", "light", "ask", "join", "preposition", "time") is None


def chunks_of(items: Sequence[Item]) -> Iterator[Chunk]:
    for item in items:
        yield from [item] if isinstance(item, Chunk) else item.chunks
