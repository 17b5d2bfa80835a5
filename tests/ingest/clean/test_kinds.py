from __future__ import annotations

from ingest.clean.clean_text import CleanText
from ingest.clean.kinds import set_kinds
from ingest.records import BlockRole, TextBlock


def _block(text: str, role: BlockRole = BlockRole.BODY, level: int = 1) -> TextBlock:
    return TextBlock(CleanText.of(text), role, level)


def _heading(text: str, level: int = 1) -> TextBlock:
    return _block(text, BlockRole.HEADING, level)


def _kinds(*blocks: TextBlock) -> list[tuple[str, bool]]:
    return [(b.role.value, b.is_mined) for b in set_kinds(blocks, frozenset()) if b.role is not BlockRole.HEADING]


def test_blocks_under_references_are_references() -> None:
    assert _kinds(_heading("References"), _block("Marlowe, A. 2001. Rivers."), _heading("Annex"), _block("Text.")) == [
        ("reference", True),
        ("body", True),
    ]


def test_deeper_heading_stays_within_the_bibliography() -> None:
    assert _kinds(_heading("Bibliography"), _heading("Books", 2), _block("Marlowe, A. 2001. Rivers.")) == [
        ("reference", True)
    ]


def test_abstract_is_known_by_its_heading() -> None:
    assert _kinds(_heading("Abstract"), _block("We ask what ferries do."))[0][0] == "abstract"


def test_contents_of_a_marked_up_file_are_furniture() -> None:
    blocks = set_kinds([_heading("Contents"), _block("The river", BlockRole.LIST)], frozenset())
    assert [b.role for b in blocks] == [BlockRole.FURNITURE, BlockRole.FURNITURE]


def test_persons_with_their_houses_are_a_roster() -> None:
    names = "Ada Marlowe (Quay), Otto Brandt (Selm Forum), Ine Vos (Quay), Per Lund (Ford), Eva Roth (Marsh)."
    assert _kinds(_heading("The meeting"), _block(f"There were: {names}")) == [("list", False)]


def test_text_with_sources_in_brackets_is_no_roster() -> None:
    text = "The ferry ran late (Marlowe 2001), the crew was tired (Brandt 2002), the fares rose (Vos 2003), and so on."
    assert _kinds(_heading("The meeting"), _block(text)) == [("body", True)]


def test_names_under_participants_are_not_mined_and_sentences_are() -> None:
    assert _kinds(_heading("List of participants"), _block("Ms. Ada Marlowe, Quay"), _block("They met in Selm.")) == [
        ("list", False),
        ("body", True),
    ]


def test_imprint_before_the_first_heading_is_not_mined() -> None:
    editor = _block("Edited by: Ine Vos")
    assert _kinds(editor, _heading("The river"), editor) == [("body", False), ("body", True)]


def test_paragraph_in_quotation_marks_is_a_quotation() -> None:
    said = "“" + "We waited for the ferry until it was dark, and then we went home without our letters. " * 2 + "”"
    assert _kinds(_heading("The river"), _block(said), _block("“Late,” he said, “and “dark”.”")) == [
        ("quote", True),
        ("body", True),
    ]
