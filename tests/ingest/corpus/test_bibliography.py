"""The bibliography as BibTeX."""

from __future__ import annotations

import pytest

from ingest.corpus.bibliography import BibliographyError, Work, parse_bibliography


def test_work_is_cited_by_family_names(works: dict[str, Work]) -> None:
    assert works["marlowe1999"].citation == "Marlowe and Brandt (1999), Rivers and Rooms: Talks on the Upper Selm"


def test_work_of_many_authors_is_shortened() -> None:
    text = "@article{x, author={Ahn, A and Bell, B and Cho, C and Diaz, D}, title={Four Hands}, year=2004}"
    assert parse_bibliography(text, name="b.bib")["x"].citation == "Ahn et al. (2004), Four Hands"


def test_entry_without_title_is_named() -> None:
    with pytest.raises(BibliographyError, match=r"b\.bib: entry y has no title"):
        parse_bibliography("@book{y, author={Roe, R}, year=1990}", name="b.bib")


def test_broken_entry_names_its_line() -> None:
    with pytest.raises(BibliographyError, match=r"b\.bib line 2"):
        parse_bibliography("\n@book{z, title={Open", name="b.bib")
