"""Pieces of type that hold several letters, as Unicode has them."""

from __future__ import annotations

from typing import Final

LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_TABLE = str.maketrans(LIGATURES)


def spell_out(text: str) -> str:
    """The text with every ligature in its letters; offsets shift."""
    return text.translate(_TABLE)
