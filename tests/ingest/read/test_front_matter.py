from __future__ import annotations

import pytest

from graph_schema.documents import Confidentiality
from ingest.read.front_matter import read_front_matter


def test_all_fields_are_taken() -> None:
    text = (
        "---\ntitle: Two Rivers\nauthor: [Ada Marlowe, Otto Brandt]\ndate: 2004-05-03\npublisher: Quay Press\n"
        "kind: handbook\nlang: en\nconfidentiality: Internal\ndoi: https://doi.org/10.1234/Rivers\n---\nText"
    )
    front = read_front_matter(text)
    found = front.metadata
    assert (found.title, found.authors, found.year) == ("Two Rivers", ("Ada Marlowe", "Otto Brandt"), 2004)
    assert (found.publisher, found.kind, found.language) == ("Quay Press", "handbook", "en")
    assert (found.confidentiality, found.doi) == (Confidentiality.INTERNAL, "10.1234/rivers")
    assert set(found.found_in.values()) == {"front matter"}
    assert text[front.end :] == "Text"


@pytest.mark.parametrize(
    "author",
    [
        "author: Ada Marlowe and Otto Brandt",
        "authors: Ada Marlowe; Otto Brandt",
        "author:\n  - name: Ada Marlowe\n  - name: Otto Brandt",
        "author:\n  - {given: Ada, family: Marlowe}\n  - {given: Otto, family: Brandt}",
    ],
)
def test_authors_come_in_many_forms(author: str) -> None:
    found = read_front_matter(f"---\n{author}\n---\n").metadata
    assert found.authors == ("Ada Marlowe", "Otto Brandt")


@pytest.mark.parametrize("date", ["2004", "'3 May 2004'", "2004-05-03", "May 2004"])
def test_year_is_taken_from_dates(date: str) -> None:
    assert read_front_matter(f"---\ndate: {date}\n---\n").metadata.year == 2004


def test_text_without_front_matter_has_none() -> None:
    front = read_front_matter("# Two Rivers\n\n---\n\nText")
    assert front.end == 0
    assert front.metadata.title is None


def test_rules_around_a_paragraph_are_no_front_matter() -> None:
    assert read_front_matter("---\nJust a paragraph.\n---\nMore").end == 0


def test_broken_yaml_is_left_out_with_a_warning() -> None:
    front = read_front_matter("---\ntitle: [unclosed\n---\nText")
    assert front.metadata.title is None
    assert front.end > 0
    assert "not readable as YAML" in front.warnings[0]


def test_unknown_confidentiality_is_taken_as_the_strictest() -> None:
    front = read_front_matter("---\nconfidentiality: hush-hush\n---\n")
    assert front.metadata.confidentiality is Confidentiality.RESTRICTED
    assert "'hush-hush' is not one of public, internal, restricted" in front.warnings[0]
