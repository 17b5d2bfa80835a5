"""Forgiving spelling: a word that nothing knows is read as the one known word it is very nearly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from service.ask.data_files import read_data
from service.ask.lexicon import Lexicon
from service.ask.steering import slips
from service.ask.tokens import Token

SHORTEST = 5
# one slip in a word of up to seven letters, two in a longer one
LONG = 8
_ENDINGS = ("ing", "ed", "er", "d", "e")


def correct(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[list[Token], dict[int, str]]:
    """The tokens with slips mended, and what was typed by place.

    Only words of five letters or more that no phrase and no name holds, and only where a single known word is nearest.
    """
    mended: list[Token] = []
    typed: dict[int, str] = {}
    for place, token in enumerate(tokens):
        is_known = token.is_mark or token.key in lexicon.words
        better = None if is_known else slips().get(token.key) or _mended(tokens, place, lexicon)
        if better is None:
            mended.append(token)
            continue
        mended.append(replace(token, key=better))
        if not _same_stem(token.key, better):
            typed[place] = token.text
    return mended, typed


def _mended(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> str | None:
    """What a word of enough letters is a slip of."""
    if len(tokens[place].text) < SHORTEST:
        return None
    return _in_phrase(tokens, place, lexicon) or mend(tokens[place].key, lexicon)


def _in_phrase(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> str | None:
    """The one near word that makes a phrase with its neighbour: `Centrel Africa`."""
    key = tokens[place].key
    if not key.isalpha() or key in ordinary_words():
        return None
    before = tokens[place - 1].key if place else ""
    behind = tokens[place + 1].key if place + 1 < len(tokens) else ""
    near = [word for _, _, word in _near(key, lexicon)]
    fitting = [w for w in near if (w, behind) in lexicon.pairs or (before, w) in lexicon.pairs]
    return fitting[0] if len(fitting) == 1 else None


def mend(key: str, lexicon: Lexicon) -> str | None:
    """The known word that this is another form or a misspelling of; None when there is none, or more than one."""
    if len(key) < SHORTEST - 1 or not key.isalpha():
        return None
    is_whole = key in ordinary_words() and not key.endswith(("ing", "ed"))  # "direct talks" are not led by anyone
    forms = [] if is_whole else [w for w in other_forms(key) if w in lexicon.words]
    if forms:
        return forms[0]
    if key in ordinary_words():
        return None
    close = _near(key, lexicon)
    if not close or (len(close) > 1 and close[0][:2] == close[1][:2]):
        return None
    return close[0][2]


def _near(key: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Known words within reach, likeliest first: how far, how rare a slip, and the word."""
    most = 1 if len(key) < LONG else 2
    near = process.extract(key, lexicon.words_like(key), scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=6)
    return sorted((distance, _rarity(key, word), word) for word, distance, _ in near if len(word) >= SHORTEST - 1)


@cache
def ordinary_words() -> frozenset[str]:
    """Words that are no slips, whatever they look like."""
    listed: dict[str, str] = read_data("ordinary_words.yaml")
    return frozenset(word for words in listed.values() for word in words.split())


def _rarity(key: str, word: str) -> int:
    """How rare a slip is: letters left out or moved are the commonest, one too many less so, a wrong one least."""
    if len(key) == len(word):
        return 0 if sorted(key) == sorted(word) else 2
    return 0 if len(word) > len(key) else 1


def other_forms(key: str) -> list[str]:
    """The same verb with another ending: `brokering` for `brokered`."""
    stems = {key[: -len(e)] for e in _ENDINGS if key.endswith(e) and len(key) - len(e) >= 4} | {key}
    return [stem + ending for stem in sorted(stems, key=len, reverse=True) for ending in ("", "e", "ed", "d", "ing")]


def _same_stem(one: str, other: str) -> bool:
    return other in other_forms(one)
