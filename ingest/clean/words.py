"""What counts as a word: an English word list, and the words of the document itself, which outrank it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import yaml

from ingest.clean.ligatures import spell_out
from ingest.errors import DataFileWrong

# symspellpy (MIT) carries 82,000 words of SCOWL that occur in Google Books, British and American, with frequencies,
# most frequent first. Its code is not needed here.
_LIST_PACKAGE = "symspellpy"
_LIST_FILE = "frequency_dictionary_en_82_765.txt"
# The list holds many abbreviations and oddities of up to three letters; only the frequent ones are words.
_SHORT_LETTERS = 3
_SHORT_RANK = 5_000
_SELDOM = 2
# "ors" is no American way to write "ours".
_SHORTEST_VARIED = 5

_CUT_WORD = re.compile("[-\u2010\u00ad\u0002\ufffe][ \t]*\n\\s*")
_LOST = re.compile("[^\\W\\d_]*\ufffd ?[^\\W\\d_]*")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SPELLINGS = (("our", "or"), ("or", "our"), ("iz", "is"), ("yz", "ys"), ("is", "iz"))


@cache
def english_words() -> frozenset[str]:
    """English words in lower case. Raises DataFileWrong if the package that carries the list is not installed."""
    spec = find_spec(_LIST_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        raise DataFileWrong(f"the English word list is missing: the package {_LIST_PACKAGE} is not installed")
    path = Path(places[0]) / _LIST_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as exc:
        raise DataFileWrong(f"the English word list {path} cannot be read: {exc.strerror}") from exc
    ranked = text.split()[::2]
    short = {w for w in ranked[:_SHORT_RANK] if len(w) <= _SHORT_LETTERS}
    added = yaml.safe_load((files("ingest.clean") / "field_words.yaml").read_text(encoding="utf-8"))
    return frozenset(short.union((w for w in ranked if len(w) > _SHORT_LETTERS), added["words"], added["short_words"]))


@dataclass(frozen=True)
class Words:
    """Words of a document and of English.

    counts: how often the document writes each word within a line, in lower case, hyphenated ones as a whole.
    """

    counts: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Count the words of a text, leaving out those that a line's end cuts in two or that lost letters."""
        text = spell_out(text)
        pieces = _CUT_WORD.split(_LOST.sub(" ", text) if "\ufffd" in text else text)
        whole = [_without_ends(piece, first=i > 0, last=i + 1 < len(pieces)) for i, piece in enumerate(pieces)]
        # A stray space after a hyphen is no part of the word.
        return cls(Counter(_WORD.findall(" ".join(whole).lower().replace("\u2010", "-").replace("- ", "-"))))

    def count(self, word: str) -> int:
        """How often the document itself writes the word."""
        return self.counts.get(word.lower(), 0)

    @cached_property
    def unknown(self) -> frozenset[str]:
        """What the document writes once or twice and English does not have: names, rare words, halves of words."""
        seldom = (w for w, n in self.counts.items() if n <= _SELDOM and w.isalpha())
        return frozenset(w for w in seldom if not self.is_english(w))

    def count_prefixed(self, prefix: str) -> tuple[int, int]:
        """How often the document writes words with a prefix with a hyphen and how often without."""
        lower = prefix.lower()
        begun = [(w, n) for w, n in self.counts.items() if w.startswith(lower) and len(w) > len(lower) + 2]
        joined = sum(n for w, n in begun if "-" not in w and self.is_english(w[len(lower) :]))
        return sum(n for w, n in begun if w[len(lower)] == "-"), joined

    def is_english(self, word: str) -> bool:
        """True if English has the word, in British or American spelling."""
        lower, english = word.lower(), english_words()
        if lower in english or len(lower) < _SHORTEST_VARIED:
            return lower in english
        return any(a in lower and lower.replace(a, b) in english for a, b in _SPELLINGS)

    def is_word(self, word: str) -> bool:
        """True if the document writes it or English has it."""
        return self.count(word) > 0 or self.is_english(word)


def _without_ends(piece: str, *, first: bool, last: bool) -> str:
    """A piece of text without its first or last word, which a line's end has cut."""
    if first:
        piece = piece.partition(" ")[2]
    return piece.rpartition(" ")[0] if last else piece
