"""Documents of a few sentences, and what mining draws from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_schema.claims import Claim
from graph_schema.documents import Document, Passage, Section
from graph_store.sentences import split_sentences
from ingest.clean.clean_text import CleanText
from ingest.extract.mine import Lexicon, Mined, mine
from ingest.records import PreparedDocument, PreparedPassage, RawDocument


@pytest.fixture
def prepared() -> Callable[..., PreparedDocument]:
    """Makes a document of one section out of paragraphs."""

    def build(*paragraphs: str, heading: str = "Talks", is_mined: bool = True) -> PreparedDocument:
        section = Section(id="doc:t#1", document="doc:t", name=heading, path=heading)
        passages, at = [], 0
        for number, text in enumerate(paragraphs):
            passage = Passage(
                id=f"doc:t:p{number}",
                document="doc:t",
                section=section.id,
                path=heading,
                order=number + 1,
                start=at,
                end=at + len(text),
                text=text,
            )
            clean = CleanText.of(text, start=at)
            passages.append(PreparedPassage(passage, clean, tuple(split_sentences(text)), is_mined))
            at += len(text) + 2
        raw = RawDocument(source="t.txt", sha256="", text="\n\n".join(paragraphs), blocks=())
        return PreparedDocument(raw, Document(id="doc:t", title="T"), (section,), tuple(passages))

    return build


@pytest.fixture
def mined(prepared: Callable[..., PreparedDocument]) -> Callable[..., Mined]:
    """Mines paragraphs with the bundled lexicon."""
    return lambda *paragraphs, **how: mine(prepared(*paragraphs, **how), Lexicon.bundled())


@pytest.fixture
def facts(mined: Callable[..., Mined]) -> Callable[..., set[tuple[str, str, object]]]:
    """What the graph would show of paragraphs: (subject, predicate, object or value) of projected claims."""

    def build(*paragraphs: str, **how: str) -> set[tuple[str, str, object]]:
        return {(c.subject, c.predicate, _said(c)) for c in mined(*paragraphs, **how).claims if c.is_projected}

    return build


def _said(claim: Claim) -> object:
    return claim.object if claim.object is not None else str(claim.value)
