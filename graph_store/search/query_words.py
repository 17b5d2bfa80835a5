"""Reading what a person typed into the search box: its words, and the phrases that put a passage first. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_QUERY_WORDS = 512
"""Words of a query that are searched for; the encoder reads 256 tokens of them."""

MAX_QUERY_CHARS = 8192
PHRASE_WORDS = 4
"""An unquoted query of so many words is also looked for verbatim: shorter ones stand together by chance."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True)
class QueryWords:
    """A query as it is searched for. text: at most MAX_QUERY_WORDS words.

    phrases: alternatives in order of preference; a passage that holds every phrase of one of them is exact.
    """

    text: str
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is no letter or digit to search for."""
        return _WORD.search(self.text) is None


def read_query(text: str) -> QueryWords:
    """Words and phrases of a query; never fails, whatever was typed.

    The whole query counts as a phrase when it has at least PHRASE_WORDS words, before its quoted parts: it may have
    been copied from a text that quotes somebody.
    """
    text, _ = cut_query(text)
    quoted = tuple(part for part in _QUOTED.findall(text) if _WORD.search(part))
    is_long = len(_WORD.findall(text)) >= PHRASE_WORDS
    alternatives = ((text,) if is_long else (), quoted)
    return QueryWords(text, tuple(phrases for phrases in alternatives if phrases))


def cut_query(text: str) -> tuple[str, bool]:
    """The part of a query that is searched for, and whether something was cut off.

    Lone surrogates, which JSON lets through and no encoder accepts, become question marks.
    """
    clean = text.encode("utf-8", "replace").decode("utf-8")
    end = min(len(clean), MAX_QUERY_CHARS)
    for count, word in enumerate(_WORD.finditer(clean, 0, end)):
        if count == MAX_QUERY_WORDS:
            end = word.start()
            break
    return clean[:end], bool(clean[end:].strip())
