"""Reading a question: its words to a GraphQuery, with an account of every word that could not be used. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.ask.antecedent import antecedents, fresh, goes_on, put_in
from service.ask.assembling import assemble
from service.ask.chunks import Chunk, cut_chunks
from service.ask.follow_up import combine, is_follow_up
from service.ask.items import Item, find_items
from service.ask.lexicon import Lexicon
from service.ask.naming import join_partial_names
from service.ask.readings import Reading
from service.ask.senses import NameSense, TypeSense
from service.ask.the_two import put_names_for_the_two
from service.ask.there import name_the_place
from service.ask.tokens import Token, tokenise

MOST_WORDS = 300
TOO_LONG = f"The question has more than {MOST_WORDS} words. Ask in one sentence."
EMPTY = "There is no question here."
ASKABLE = "Ask about friends groups, cases, agreements, conflicts, actors, strategies or lessons."
NOT_OURS = "Nothing in this question is about peace mediation as this graph knows it. " + ASKABLE

NOT_ENGLISH = "Most of these words are not known here; questions are read in English. " + ASKABLE


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the question as it is read. is_asking: it ends in a question mark."""

    items: list[Item]
    tokens: list[Token]
    is_asking: bool

    @property
    def text(self) -> str:
        """Its words as they were typed."""
        return " ".join(token.text for token in self.tokens)


def read_question(text: str, lexicon: Lexicon, previous: Sequence[str] = (), *, today: int) -> Reading:
    """Read a question in the light of those before it, oldest first. today: the present year.

    Never raises for any text: what cannot be read gives a Reading without a query, and the reason.
    """
    tokens = tokenise(text)
    if len(tokens) > MOST_WORDS:
        return Reading(None, "", reason=TOO_LONG)
    if not any(token.text[0].isalnum() for token in tokens):
        return Reading(None, "", reason=EMPTY)
    sentences = _sentences(tokens, lexicon, today)
    sentence = _asking(sentences)
    others = [item for other in sentences if other is not sentence for item in other.items]
    items = put_names_for_the_two(sentence.items, others or _items_before(previous, lexicon, today))
    earlier = _history(previous, lexicon, today) or [i for s in sentences[: sentences.index(sentence)] for i in s.items]
    if earlier and (goes_on(items) or is_follow_up(items, earlier)):
        reading = _read_items(_in_context(items, earlier, lexicon), lexicon)
    else:
        reading = _read_items(items, lexicon)
        reading = _without_preamble(sentence, reading, lexicon) or reading
        reading = _cut_otherwise(sentence, reading, lexicon, today) or reading
        if len(sentences) > 1 and reading.query is not None:
            reading = _beside_others(reading, sentence, others)
    return reading


def _beside_others(reading: Reading, sentence: _Sentence, others: Sequence[Item]) -> Reading:
    """The reading of one sentence out of several; what another names is not dropped in silence."""
    remark = f"read from one sentence alone: “{sentence.text}”"
    named = [c.text for c in others if isinstance(c, Chunk) and not c.has(TypeSense) and _names_thing(c)]
    missed = [text for text in dict.fromkeys(named) if text not in reading.used]
    return replace(reading, remarks=(*reading.remarks, remark), unused=(*reading.unused, *missed))


def _sentences(tokens: Sequence[Token], lexicon: Lexicon, today: int) -> list[_Sentence]:
    found: list[_Sentence] = []
    current: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and not token.is_stop:
            current.append(token)
        elif current:
            if any(t.text[0].isalnum() for t in current):
                is_asking = token is not None and token.text == "?"
                found.append(_Sentence(_items(current, lexicon, today), current, is_asking))
            current = []
    return found


def _items_before(previous: Sequence[str], lexicon: Lexicon, today: int) -> list[Item]:
    """The items of the question before, in which `the two` may have been named."""
    return _items(tokenise(previous[-1]), lexicon, today) if previous else []


def _items(tokens: Sequence[Token], lexicon: Lexicon, today: int) -> list[Item]:
    chunks = cut_chunks(tokens, lexicon)
    asks_for_lessons = any(s.label == "Lesson" for c in chunks for s in c.all_of(TypeSense))
    readers = frozenset((c.start, c.end) for c in chunks if c.role("audience"))
    if readers and not asks_for_lessons:
        chunks = cut_chunks(tokens, lexicon, apart=readers)  # "training for negotiators"
    return _with_ones(join_partial_names(find_items(name_the_place(chunks), today=today)))


def _with_ones(items: list[Item]) -> list[Item]:
    """`mediators of failed cases who mediated successful ones`: the word stands for the noun before it."""
    noun: Chunk | None = None
    for item in items:
        if isinstance(item, Chunk) and item.text.lower() == "ones" and noun is not None:
            item.senses = list(noun.senses)
        elif isinstance(item, Chunk) and item.has(TypeSense):
            noun = item
    return items


def _asking(sentences: Sequence[_Sentence]) -> _Sentence:
    """The sentence that asks: the one with a question mark, else the one with most words that are known."""
    asking = [s for s in sentences if s.is_asking] or list(sentences)
    return max(asking, key=lambda s: sum(_names_something(i) for i in s.items))


def _names_something(item: Item) -> bool:
    return isinstance(item, Chunk) and (item.sense(TypeSense) is not None or item.sense(NameSense) is not None)


def _cut_otherwise(sentence: _Sentence, reading: Reading, lexicon: Lexicon, today: int) -> Reading | None:
    """The reading with phrases that found no place cut into their words, where that makes it understood."""
    chunks = [item for item in sentence.items if isinstance(item, Chunk)]
    apart = frozenset((c.start, c.end) for c in chunks if not c.used and c.end - c.start > 1 and _is_term(c))
    if not apart or reading.is_understood or reading.ambiguities:
        return None
    items = join_partial_names(find_items(cut_chunks(sentence.tokens, lexicon, apart=apart), today=today))
    found = _read_items(items, lexicon)
    return found if found.is_understood else None


def _is_term(chunk: Chunk) -> bool:
    """True for a phrase that can only be a strategy or a topic: `NGO as mediator`, `back-channel talks`."""
    labels = {s.label if isinstance(s, NameSense) else "" for s in chunk.senses}
    return bool(labels) and labels <= {"Strategy", "Topic"}


def _names_thing(chunk: Chunk) -> bool:
    """True for the name of a thing in the world, in full: not a term, not `Valley`."""
    return any(not s.partial and s.label not in ("Strategy", "Topic") for s in chunk.all_of(NameSense))


def _without_preamble(sentence: _Sentence, reading: Reading, lexicon: Lexicon) -> Reading | None:
    """What stands behind a colon, where that is understood and nothing before the colon names anything."""
    place = next((n for n, i in enumerate(sentence.items) if isinstance(i, Chunk) and i.text == ":"), None)
    if place is None or reading.is_understood or any(_names_something(i) for i in sentence.items[:place]):
        return None
    rest = [i for i in sentence.items[place + 1 :]]
    for item in rest:
        for chunk in [item] if isinstance(item, Chunk) else item.chunks:
            chunk.used = False
    found = _read_items(rest, lexicon)
    return found if found.is_understood else None


def _history(previous: Sequence[str], lexicon: Lexicon, today: int) -> list[Item]:
    """The questions before as one, each read in the light of those before it."""
    earlier: list[Item] = []
    for question in previous:
        sentences = _sentences(tokenise(question), lexicon, today)
        now = _asking(sentences).items if sentences else []
        follows = bool(earlier) and (goes_on(now) or is_follow_up(now, earlier))
        earlier = fresh(_in_context(now, earlier, lexicon)) if follows else now
    return earlier


def _in_context(now: Sequence[Item], earlier: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """This question with what it leaves to the one before: what `them` stands for, or all that it does not change."""
    if goes_on(now):
        items = fresh(earlier)
        before = _read_items(items, lexicon)
        unread = [i for i in items if isinstance(i, Chunk) and not i.is_known and not i.is_mark]
        ways = [[*unread, *put_in(now, senses)] for senses in antecedents(before, earlier, now)]
        read = next((way for way in ways if _read_items(fresh(way), lexicon).is_understood), None)
        if read is not None or unread:
            return fresh(read or ways[0]) if ways else combine(earlier, now)
    return combine(earlier, now)


def _read_items(items: list[Item], lexicon: Lexicon) -> Reading:
    reading = assemble(items)
    known = any(_names_something(i) for i in items)
    if reading.query is None and not reading.reason and not known:
        return replace(reading, reason=NOT_OURS)
    chunks = [i for i in items if isinstance(i, Chunk) and not i.is_mark]
    if len(chunks) > 2 and 2 * sum(not c.is_known for c in chunks) > len(chunks):
        return replace(reading, query=None, words="", reason=NOT_ENGLISH)
    return reading
