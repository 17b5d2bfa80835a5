"""Citations, whose authors are no actors."""

from __future__ import annotations

import pytest

from ingest.annotate.citations import citation_spans, is_reference


@pytest.mark.parametrize(
    "citation",
    [
        "(Marsh and Oduya 2006, 436)",
        "(see Lindqvist 1999)",
        "(Vale et al. 2011; Oduya 2003)",
        "(ibid.)",
        "Oduya (2003, 12)",
    ],
)
def test_citation_is_found(citation: str) -> None:
    text = f"As is known, {citation} leverage matters."
    assert [text[a:b] for a, b in citation_spans(text)] == [citation]


@pytest.mark.parametrize(
    "text", ["held in Oslo (May 3, 1994)", "the Front (KLF)", "four states (Ghana, Mali, Togo and Benin)"]
)
def test_other_brackets_are_no_citations(text: str) -> None:
    assert citation_spans(text) == ()


def test_bibliography_entry_is_a_reference() -> None:
    assert is_reference("Oduya, A. 2003. Leverage in Talks. Journal of Peace 4, pp. 12-40.")
    assert not is_reference("The envoy met both sides in 2003.")
