"""What people read in the terminal."""

from __future__ import annotations

import pytest

from graph_schema.documents import Passage, PassageKind
from service.commands.printing import print_clean


def _passage(order: int, text: str, **known: object) -> Passage:
    return Passage.model_validate({"id": f"passage:{order}", "document": "document:selm", "text": text, **known})


def test_clean_text_shows_pages_headings_and_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    print_clean(
        [
            _passage(1, "They met in Selm.", page=3, page_label="iii", path="The talks"),
            _passage(2, "A table was set.", page=3, page_label="iii", path="The talks"),
            _passage(3, "See Brandt.", page=4, page_label="4", path="The talks > The crew", kind=PassageKind.NOTE),
        ]
    )
    assert capsys.readouterr().out == (
        "--- page 3, printed as iii ---\n# The talks\nThey met in Selm.\n\nA table was set.\n\n"
        "--- page 4 ---\n# The talks > The crew\n[note] See Brandt.\n\n"
    )
