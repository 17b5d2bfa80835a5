"""Numbers and years, however they are worded."""

from __future__ import annotations

import pytest

from service.ask.chunks import cut_chunks
from service.ask.items import Item, Period, Quantity, find_items
from service.ask.lexicon import Lexicon
from service.ask.tokens import tokenise


def items_of(text: str, lexicon: Lexicon) -> list[Item]:
    return find_items(cut_chunks(tokenise(text), lexicon), today=2026)


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("fewer than six", [("lt", 6)]),
        ("<6", [("lt", 6)]),
        ("up to five", [("le", 5)]),
        ("no more than a dozen", [("le", 12)]),
        ("half a dozen", [("eq", 6)]),
        ("just two", [("eq", 2)]),
        ("five or more", [("ge", 5)]),
        ("more than one", [("ge", 2)]),
        ("and under six", [("lt", 6)]),
        ("six and under", [("le", 6)]),
        ("between four and six", [("ge", 4), ("le", 6)]),
        ("4-6", [("ge", 4), ("le", 6)]),
        ("did not exceed four", [("le", 4)]),
    ],
)
def test_quantity_is_put_together(text: str, tests: list[tuple[str, int]], lexicon: Lexicon) -> None:
    found = [i for i in items_of(text, lexicon) if isinstance(i, Quantity)]
    assert [q.tests for q in found] == [tests]


@pytest.mark.parametrize(
    ("text", "years", "began"),
    [
        ("in 1995", (1995, 1995), False),
        ("in the 1990s", (1990, 1999), False),
        ("since 2000", (2000, None), True),
        (">=2000", (2000, None), True),
        ("after 2010", (2011, None), True),
        ("from before 1990", (None, 1989), True),
        ("between 1990 and 1995", (1990, 1995), False),
        ("from 1990 to 1995", (1990, 1995), False),
        ("after the Cold War", (1990, None), True),
        ("in the last ten years", (2016, None), True),
        ("in the nineties", (1990, 1999), False),
    ],
)
def test_period_is_put_together(text: str, years: tuple[int | None, int | None], began: bool, lexicon: Lexicon) -> None:
    found = [i for i in items_of(text, lexicon) if isinstance(i, Period)]
    assert [((p.from_year, p.to_year), p.began) for p in found] == [(years, began)]
