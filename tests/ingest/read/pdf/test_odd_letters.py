from __future__ import annotations

import pytest

from ingest.read.pdf.odd_letters import mend_letters, mend_line_ends


def test_line_end_hyphens_become_hyphens() -> None:
    assert mend_line_ends("medi\ufffeation, re\u0002opened") == "medi-ation, re-opened"


@pytest.mark.parametrize(
    ("letter", "font", "expected"),
    [
        ("\uf0b7", "symbol", "•"),
        ("\uf0fc", "wingdings-regular", "✓"),
        ("n", "wingdings", "■"),
        ("α", "symbol", "α"),
        ("\x1c", "", "\ufb01"),
        ("\x10", "", "“"),
        ("\x1c", "charter", "\x1c"),
        ("\0", "charter", "\ufffd"),
    ],
)
def test_letters_with_codes_of_their_own_are_read(letter: str, font: str, expected: str) -> None:
    assert mend_letters(letter, [0], lambda place: font) == expected


def test_letters_that_are_not_drawn_stay() -> None:
    assert mend_letters("\0n", [1], lambda place: "charter") == "\0n"
