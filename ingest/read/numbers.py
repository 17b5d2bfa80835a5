"""Numbers as programs write them before list items and notes."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SYMBOLS = "*†‡§"


def format_number(number: int, form: str) -> str:
    """A number in one of the forms that Word names; forms in other scripts come out as decimals."""
    if form == "none":
        return ""
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = _write_roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters.upper() if form == "upperLetter" else letters
    if form == "chicago" and number > 0:
        return _SYMBOLS[(number - 1) % 4] * (1 + (number - 1) // 4)
    if form == "decimalZero":
        return f"{number:02}"
    if form == "ordinal":
        return f"{number}{_ordinal_end(number)}"
    return str(number)


def _write_roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _ordinal_end(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
