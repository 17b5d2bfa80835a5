from __future__ import annotations

from ingest.read.pdf.type_sizes import measure_type
from tests.ingest.read.pdf.type_cases import set_column, set_page

TEXT = ["the envoys waited in the ferry", "house until the river fell and"] * 6


def test_size_is_that_of_most_letters() -> None:
    page = set_page([*set_column(TEXT), *set_column(["8 Ibid., p. 12."], base=400.0, size=8.0)])
    assert measure_type([page]).size == 10.0


def test_leading_is_the_step_of_lines_and_not_between_columns() -> None:
    page = set_page([*set_column(TEXT), *set_column(TEXT, 300.0, 105.0)])
    assert measure_type([page]).leading == 13.0


def test_leading_of_rows_written_across_columns_is_found() -> None:
    words = sorted([*set_column(TEXT), *set_column(TEXT, 300.0)], key=lambda w: (w.base, w.x0))
    assert measure_type([set_page(words)]).leading == 13.0


def test_document_without_words_has_plain_type() -> None:
    assert measure_type([set_page([])]).size == 10.0
