from __future__ import annotations

import pytest

from ingest.read.pdf.bars import find_bar
from ingest.read.pdf.shapes import Line
from tests.ingest.read.pdf.type_cases import set_line

TEXT = "the envoys waited in the ferry"


def column(*bases: float, x: float = 70.0) -> list[Line]:
    return [set_line(TEXT, x, base) for base in bases]


def heading(base: float) -> Line:
    return set_line("Who sat where", base=base, size=14.0)


UPPER, LOWER = (100.0, 113.0, 126.0), (186.0, 199.0, 212.0)


def test_heading_beside_white_parts_both_columns() -> None:
    left = [*column(*UPPER), heading(160.0), *column(*LOWER)]
    assert find_bar(left, column(*UPPER, *LOWER, x=250.0)) == 127.0


def test_longer_column_stays_above_the_heading() -> None:
    left = [*column(*UPPER[:2]), heading(160.0), *column(*LOWER)]
    bar = find_bar(left, column(*UPPER[:2], 120.0, *LOWER, x=250.0))
    assert bar == 121.0


@pytest.mark.parametrize("right", [(*UPPER, 139.0, 152.0, 165.0, *LOWER), (*UPPER, 139.0, *LOWER)])
def test_heading_beside_text_belongs_to_its_column(right: tuple[float, ...]) -> None:
    left = [*column(*UPPER), heading(160.0), *column(*LOWER)]
    assert find_bar(left, column(*right, x=250.0)) is None


def test_white_on_both_sides_parts_nothing_without_other_type() -> None:
    assert find_bar(column(*UPPER, *LOWER), column(*UPPER, *LOWER, x=250.0)) is None
