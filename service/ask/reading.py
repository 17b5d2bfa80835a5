"""Reading a question: its words to a GraphQuery, with an account of every word that could not be used. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.ask.assembling import assemble
from service.ask.chunks import Chunk, cut_chunks
from service.ask.follow_up import combine, is_follow_up
from service.ask.items import Item, find_items
from service.ask.lexicon import Lexicon
from service.ask.naming import join_partial_names
from service.ask.readings import Reading
from service.ask.senses import NameSense, TypeSense
from service.ask.the_two import put_names_for_the_two
from service.ask.tokens import Token, tokenise

MOST_WORDS = 300
TOO_LONG = f"The question has more than {MOST_WORDS} words. Ask in one sentence."
EMPTY = "There is no question here."
NOT_OURS = (
    "Nothing in this question is about peace mediation as this graph knows it. Ask about friends groups, cases, "
    "agreements, conflicts, actors, strategies or lessons."
)


@dataclass(frozen=True)
class _Sentence:
    """A sentence of the question as it is read. is_asking: it ends in a question mark."""

    items: list[Item]
    text: str
    is_asking: bool


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
    if previous and is_follow_up(items):
        reading = _read_follow_up(items, lexicon, previous, today)
    else:
        reading = _read_items(items, lexicon)
        reading = _without_preamble(sentence, reading, lexicon, tokens, today) or reading
    if len(sentences) > 1 and reading.query is not None:
        reading = replace(reading, remarks=(*reading.remarks, f"read from one sentence alone: “{sentence.text}”"))
    return reading


def _sentences(tokens: Sequence[Token], lexicon: Lexicon, today: int) -> list[_Sentence]:
    found: list[_Sentence] = []
    current: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and not token.is_stop:
            current.append(token)
        elif current:
            if any(t.text[0].isalnum() for t in current):
                is_asking = token is not None and token.text == "?"
                found.append(_Sentence(_items(current, lexicon, today), " ".join(t.text for t in current), is_asking))
            current = []
    return found


def _items_before(previous: Sequence[str], lexicon: Lexicon, today: int) -> list[Item]:
    """The items of the question before, in which `the two` may have been named."""
    return _items(tokenise(previous[-1]), lexicon, today) if previous else []


def _items(tokens: Sequence[Token], lexicon: Lexicon, today: int) -> list[Item]:
    return join_partial_names(find_items(cut_chunks(tokens, lexicon), today=today))


def _asking(sentences: Sequence[_Sentence]) -> _Sentence:
    """The sentence that asks: the one with a question mark, else the one with most words that are known."""
    asking = [s for s in sentences if s.is_asking] or list(sentences)
    return max(asking, key=lambda s: sum(_names_something(i) for i in s.items))


def _names_something(item: Item) -> bool:
    return isinstance(item, Chunk) and (item.sense(TypeSense) is not None or item.sense(NameSense) is not None)


def _without_preamble(
    sentence: _Sentence, reading: Reading, lexicon: Lexicon, tokens: Sequence[Token], today: int
) -> Reading | None:
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


def _read_follow_up(items: list[Item], lexicon: Lexicon, previous: Sequence[str], today: int) -> Reading:
    """The question before, changed as this one says; that one may itself follow another."""
    earlier: list[Item] = []
    for question in previous:
        sentences = _sentences(tokenise(question), lexicon, today)
        now = _asking(sentences).items if sentences else []
        earlier = combine(earlier, now) if earlier and is_follow_up(now) else now
    return _read_items(combine(earlier, items), lexicon)


def _read_items(items: list[Item], lexicon: Lexicon) -> Reading:
    reading = assemble(items)
    known = any(_names_something(i) for i in items)
    if reading.query is None and not reading.reason and not known:
        return replace(reading, reason=NOT_OURS)
    return reading
