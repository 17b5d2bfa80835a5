from __future__ import annotations

import pytest

from ingest.read.office.style_names import StyleMeaning, meaning_of_name


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("heading 3", StyleMeaning("heading", 3)),
        ("Überschrift 2", StyleMeaning("heading", 2)),
        ("Titre1", StyleMeaning("heading", 1)),
        ("Titre", StyleMeaning("title")),
        ("toc 4", StyleMeaning("furniture")),
        ("TOC Heading", StyleMeaning("furniture")),
        ("List Bullet 2", StyleMeaning("list")),
        ("TableCaption", StyleMeaning("caption")),
        ("Block Text", StyleMeaning("quote")),
        ("Body Text", None),
        ("heading", None),
    ],
)
def test_name_of_a_style_says_what_it_is_for(name: str, meaning: StyleMeaning | None) -> None:
    assert meaning_of_name(name) == meaning
