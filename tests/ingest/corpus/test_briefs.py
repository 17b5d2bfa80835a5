"""The head and the footnotes of a brief."""

from __future__ import annotations

import pytest

from ingest.corpus.briefs import parse_brief
from ingest.corpus.read import CorpusError


def test_head_and_notes_are_read() -> None:
    brief = parse_brief("---\ncases: [case:selm]\n---\nA pause.[^1]\n\n[^1]: Roe, *Pauses*.\n", name="b.md")
    assert (brief.cases, brief.topics, brief.footnotes, brief.marks) == (["case:selm"], [], ["Roe, *Pauses*."], ["1"])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("A pause.", "expected a head"),
        ("---\ncases: [x\n---\n", "the head is not readable as YAML"),
        ("---\n- cases\n---\n", "the head is to be a mapping, found list"),
        ("---\ncases: selm\n---\n", "cases is to be a list of ids, found 'selm'"),
    ],
)
def test_wrong_head_is_named(text: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=rf"^b\.md: {complaint}"):
        parse_brief(text, name="b.md")


@pytest.mark.parametrize(("head", "title"), [("title: On pauses\n", "On pauses"), ("", "b.md")])
def test_brief_without_a_title_goes_by_its_file(head: str, title: str) -> None:
    assert parse_brief(f"---\n{head}cases: []\n---\n", name="b.md").title == title
