from __future__ import annotations

import pytest

from ingest.clean.clean_text import CleanText
from ingest.metadata.front_doi import find_doi
from ingest.records import BlockRole, TextBlock

TITLE = "Ferries on Wide Rivers"


def _block(text: str, role: BlockRole = BlockRole.BODY) -> TextBlock:
    return TextBlock(CleanText.of(text), role)


@pytest.mark.parametrize(
    ("imprint", "doi"),
    [
        ("DOI: 10.1234/Ferries.2004.", "10.1234/ferries.2004"),
        ("Quay Press 2004. https://doi.org/10.1234/ferries", "10.1234/ferries"),
        ("10.1234/ferries", None),
        ("doi 10.1234/ferries and doi 10.1234/rivers", None),
        ("doi:10.1234/ferries " + "They crossed by night. " * 20, None),
    ],
)
def test_doi_that_is_called_so_is_found(imprint: str, doi: str | None) -> None:
    assert find_doi([_block(TITLE, BlockRole.HEADING), _block(imprint)]) == doi


def test_doi_of_a_cited_work_is_left_alone() -> None:
    assert find_doi([_block("Brandt 1999. doi:10.1234/rivers", BlockRole.NOTE)]) is None
    assert find_doi([*([_block("They crossed.")] * 40), _block("doi:10.1234/rivers")]) is None
