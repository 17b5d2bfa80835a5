"""Showing where in a passage the words of a query stand."""

from __future__ import annotations

import re
from functools import lru_cache

SMALL = frozenset(
    "a an and are as at be by did do does for from had has have how in is it of on or that the their there these this "
    "to was were what when where which who whom whose why will with".split()
)
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ion", "ied", "ie", "ed", "er", "or", "e", "y")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending, rough but the same for mediates, mediated, mediator and mediation."""
    word = word.lower()
    if word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        word = word[:-1]
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word[: len(word) - len(ending)]


def find_highlights(query: str, text: str, *, best_sentence: tuple[int, int] | None = None) -> list[tuple[int, int]]:
    """Code points into the text, in order: the whole query where it stands as a phrase, else its words.

    Where none of its words stands there, the sentence closest in meaning, if it is known.
    """
    words = [m.group() for m in _WORD.finditer(query)]
    phrase = re.compile(r"[\W_]+".join(map(re.escape, words)), re.IGNORECASE) if len(words) > 1 else None
    if phrase is not None and (exact := [m.span() for m in phrase.finditer(text)]):
        return exact
    stems = {stem(w) for w in words if w.lower() not in SMALL}
    found = [m.span() for m in _WORD.finditer(text) if stem(m.group()) in stems]
    if not found and best_sentence is not None:
        return [best_sentence]
    return found
