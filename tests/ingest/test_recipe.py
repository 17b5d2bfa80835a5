"""The line that says with what a document was read."""

from __future__ import annotations

import pytest

from graph_schema.documents import Confidentiality
from ingest.recipe import Recipe, mark_of


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe("read/1 clean/1 mine/1"),
        Recipe("read/1", kind="note", confidentiality="internal", sidecar="ab12", library="0f", ocr="1"),
        Recipe(""),
    ],
)
def test_recipe_is_read_back_from_its_line(recipe: Recipe) -> None:
    assert Recipe.parse(str(recipe)) == recipe


def test_line_of_an_earlier_version_has_its_steps() -> None:
    assert Recipe.parse("read/1 clean/1 names only tint:blue") == Recipe("read/1 clean/1 names only")


def test_what_was_given_is_metadata() -> None:
    given = Recipe("read/1", kind="note", confidentiality="internal").given
    assert (given.kind, given.confidentiality) == ("note", Confidentiality.INTERNAL)
    assert given.found_in == {"kind": "command line", "confidentiality": "command line"}


def test_mark_changes_with_what_it_marks() -> None:
    assert mark_of(b"year: 2004") != mark_of(b"year: 2005")
    assert len(mark_of(b"")) == 12
