"""Documents of a few sentences, ready to be annotated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_schema.documents import Document, Passage, Section
from graph_store.sentences import split_sentences
from ingest.annotate.annotate import Annotated, annotate
from ingest.clean.clean_text import CleanText
from ingest.records import PreparedDocument, PreparedPassage, RawDocument


@pytest.fixture
def annotated() -> Callable[..., Annotated]:
    """Annotates paragraphs as one section of one document."""

    def build(*paragraphs: str) -> Annotated:
        section = Section(id="doc:t#1", document="doc:t", name="Talks", path="Talks")
        passages, at = [], 0
        for number, text in enumerate(paragraphs):
            passage = Passage(
                id=f"doc:t:p{number}", document="doc:t", section=section.id, start=at, end=at + len(text), text=text
            )
            clean = CleanText.of(text, start=at)
            passages.append(PreparedPassage(passage, clean, tuple(split_sentences(text))))
            at += len(text) + 2
        raw = RawDocument(source="t.txt", sha256="", text="\n\n".join(paragraphs), blocks=())
        document = Document(id="doc:t", title="T")
        return annotate(PreparedDocument(raw, document, (section,), tuple(passages)))

    return build
