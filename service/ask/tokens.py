"""Cutting a question into words, each with the key it is looked up by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"[<>]=?|[=≤≥?!.;:,]|[^\W_]+(?:\.[^\W_]\.)?", re.UNICODE)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
# what people shorten when they type, written out; the full stop of `vs.` ends no sentence
_SHORT = (
    (r"\bcan't\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"\bw/o\b", "without"),
    (r"\bw/", "with "),
    (r"\s&\s", " and "),
    (r"(?<=\d)\s?\+", " or more"),
    (r"%\s?of\b", " percentage of"),
    (r"\s?%", " per cent"),
    (r"\bnos?\.? of\b|#\s?of\b", "number of"),
    (r"\b(vs|dr|mr|mrs|ms|st|gen|col|prof|incl|excl|approx|ca|max|min)\.", r"\1"),
)
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)", re.IGNORECASE)
_OWNER = "ʼ"  # stands for a possessive ending while the text is cut; it counts as a letter
STATES = "u s"  # the United States, not the pronoun
STOPS = frozenset("?!.;")


@dataclass(frozen=True)
class Token:
    """A word of a question. text: as typed. key: what it is looked up by. owner: it ends in a possessive."""

    text: str
    key: str
    start: int
    end: int
    owner: bool = False

    @property
    def is_stop(self) -> bool:
        """True for a mark that ends a sentence."""
        return self.text in STOPS

    @property
    def is_mark(self) -> bool:
        """True for anything that is no word and no number."""
        return not self.text[0].isalnum()


def plain(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def word_key(word: str) -> str:
    """The form a word is looked up by: one number, one spelling. `organizations` and `organisation` give the same."""
    key = plain(word)
    if key[0].isdigit() or key == "ones":
        return key
    key = re.sub(r"(?<=[a-z]{2})iz(?=(e|ed|es|er|ers|ing|ation|ations|ational)$)", "is", key)
    key = key.replace("defense", "defence") if key.startswith("defense") else key
    key = "centre" if key == "center" else key
    if len(key) > 4 and key.endswith("ies"):
        return key[:-3] + "y"
    if len(key) > 4 and key.endswith(("sses", "shes", "ches", "xes")):
        return key[:-2]
    if len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "us", "is")):
        return key[:-1]
    return key


def tokenise(text: str) -> list[Token]:
    """The words and marks of a question, in order. Hyphens part words; `U.N.` is one word, and so is `1,200`.

    start, end: code points into the text after short forms were written out; only their order is relied on.
    """
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text.replace("‑", "-").replace("–", "-").replace("’", "'"))
    text = _RANGE.sub(" to ", _GROUPED.sub("", text))
    for pattern, full in _SHORT:
        text = re.sub(pattern, full, text, flags=re.IGNORECASE)
    text = _POSSESSIVE.sub(_OWNER, text).replace("'", "")
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        bare = word.rstrip(_OWNER)
        if bare:
            key = STATES if bare == "US" else word_key(bare) if bare[0].isalnum() else bare
            found.append(Token(bare, key, match.start(), match.end(), owner=bare != word))
    return found


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words, as lexicons hold them."""
    return tuple(token.key for token in tokenise(phrase) if not token.is_mark)
