"""How alike the names of two persons are. A surname that two share says nothing of whether they are one."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from ingest.resolve.likeness import Likeness, is_one_word
from ingest.resolve.name_words import letters_of, load_words

_OTHER_SPELLING = 0.96
_SURNAME_ALONE = 0.75


def compare_people(one: str, other: str) -> Likeness | None:
    """How alike two names of persons are; None for two who share no more than a surname."""
    a, b = name_parts(one), name_parts(other)
    if not a or not b or not is_one_word(a[-1], b[-1]):
        return None
    names = (one, other)
    if a == b:
        return Likeness(1.0, names, f"both are called “{one}”")
    if len(a) == 1 or len(b) == 1:
        return Likeness(_SURNAME_ALONE, names, f"“{one}” and “{other}”: the surname fits, and one has no other name")
    if not _is_one_given_name(a[0], b[0]):
        return None
    score = min(_OTHER_SPELLING, ratio(" ".join(a), " ".join(b)) / 100)
    return Likeness(round(score, 2), names, f"“{one}” and “{other}”: given name and surname fit")


def name_parts(name: str) -> list[str]:
    """Given names and surname in lower-case letters, without titles."""
    return [word for word in letters_of(name).split() if word not in load_words().titles]


def _is_one_given_name(one: str, other: str) -> bool:
    return is_one_word(one, other) or (min(len(one), len(other)) == 1 and one[0] == other[0])
