"""Offices that the text leaves open are listed with whoever may be meant; named ones are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_schema.documents import Document, Passage
from graph_store.sentences import split_sentences
from ingest.annotate.lexicon import Lexicon
from ingest.clean.clean_text import CleanText
from ingest.extract.mine import mine
from ingest.records import PreparedDocument, PreparedPassage, RawDocument
from ingest.resolve.notes import Undecided

Open = Callable[[str], dict[str, Undecided]]


@pytest.fixture
def left_open() -> Open:
    """What one paragraph leaves open, by its words."""

    def build(text: str) -> dict[str, Undecided]:
        passage = Passage(id="doc:t:p0", document="doc:t", order=1, start=0, end=len(text), text=text)
        prepared = PreparedPassage(passage, CleanText.of(text, start=0), tuple(split_sentences(text)), True)
        raw = RawDocument(source="t.txt", sha256="", text=text, blocks=())
        document = PreparedDocument(raw, Document(id="doc:t", title="T"), (), (prepared,))
        return {note.surface: note for note in mine(document, Lexicon.bundled()).notes}

    return build


def test_office_without_a_name_is_listed_once_with_its_count(left_open: Open) -> None:
    note = left_open("The President refused to attend. Later the President changed his mind.")["the President"]
    assert (note.times, note.candidates, note.passage) == (2, (), "doc:t:p0")
    assert note.reason == "an office, and the words around it name nobody"


def test_whoever_has_the_title_elsewhere_is_a_candidate(left_open: Open) -> None:
    found = left_open("President Jimmy Carter chaired the talks. The next day the President left.")
    assert found["the President"].candidates == ("actor:jimmy-carter",)


@pytest.mark.parametrize(
    "text", ["President Jimmy Carter chaired the talks.", "The President of Kenya chaired the talks."]
)
def test_office_with_a_name_or_a_body_is_not_open(left_open: Open, text: str) -> None:
    assert left_open(text) == {}


def test_administration_of_a_surname_alone_is_listed(left_open: Open) -> None:
    note = left_open("The Clinton administration supported the talks.")["the Clinton administration"]
    assert note.reason == "an administration, and a surname alone does not tell whose"
