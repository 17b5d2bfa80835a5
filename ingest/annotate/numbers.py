"""Numbers and years in words and digits."""

from __future__ import annotations

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve"
    " thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER = (
    rf"(?:half a dozen|half-dozen|a dozen|(?:{'|'.join([*_WORDS, *_TENS])})(?:-(?:{'|'.join(_WORDS[1:10])}))?"
    rf"|\d{{1,3}})"
)
YEAR = re.compile(
    r"(?<![\d.,/-])(1[6-9]\d\d|20\d\d)(?![\d/])(?!\s?(?:km|troops|people|dead|refugees|soldiers|members|percent|men))"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
).split()
ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|final|last)"


def number_of(text: str) -> int | None:
    """The whole number that words or digits stand for, or None."""
    lowered = text.lower().strip()
    if lowered in {"half a dozen", "half-dozen"}:
        return 6
    if lowered == "a dozen":
        return 12
    if lowered.isdigit():
        return int(lowered)
    tens, _, ones = lowered.partition("-")
    if tens in _WORDS and not ones:
        return _WORDS.index(tens)
    if tens in {**_TENS, "twenty": 20} and (not ones or ones in _WORDS):
        return {**_TENS, "twenty": 20}[tens] + (_WORDS.index(ones) if ones else 0)
    return None


def ordinal_of(text: str) -> int | None:
    """The place that an ordinal names ("third" is 3); None for "final" and what is no ordinal."""
    lowered = text.lower()
    if lowered in _ORDINALS:
        return _ORDINALS.index(lowered) + 1
    digits = re.match(r"(\d{1,2})(?:st|nd|rd|th)$", lowered)
    return int(digits.group(1)) if digits else None


def years_in(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [int(y) for y in YEAR.findall(text)]
