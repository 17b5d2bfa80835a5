"""Jobs: what they leave in the store and in the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.desk import Desk, open_desk
from service.errors import UnknownId
from service.jobs import check_bundled_corpus, forget_document, load_bundled_corpus, read_documents
from service.settings import Settings

ONE = "The Reef talks opened in 1991. Norway mediated the Reef talks.\n"
TWO = "The Shoal conference failed in 1998. The shoal was never charted.\n"


@pytest.fixture
def own_desk(own_settings: Settings) -> Iterator[Desk]:
    opened = open_desk(own_settings, create=True)
    yield opened
    opened.close()


def write(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text)
    return paths


def found(desk: Desk, text: str) -> int:
    return len(desk.index.search(text, limit=10, mode="text"))


def test_read_documents_are_indexed(own_desk: Desk, tmp_path: Path) -> None:
    report = read_documents(own_desk, write(tmp_path, one=ONE, two=TWO))
    assert [d.status for d in report.documents] == ["read", "read"]
    assert own_desk.index.generation == own_desk.store.generation
    assert (found(own_desk, "reef"), found(own_desk, "shoal")) == (1, 1)


def test_unchanged_document_is_left_alone(own_desk: Desk, tmp_path: Path) -> None:
    paths = write(tmp_path, one=ONE)
    read_documents(own_desk, paths)
    generation = own_desk.store.generation
    report = read_documents(own_desk, paths)
    assert [d.status for d in report.documents] == ["unchanged"]
    assert own_desk.store.generation == generation


def test_changed_document_replaces_its_own_passages(own_desk: Desk, tmp_path: Path) -> None:
    read_documents(own_desk, write(tmp_path, one=ONE, two=TWO))
    read_documents(own_desk, write(tmp_path, one="The Atoll round was adjourned in 1992.\n"))
    assert (found(own_desk, "reef"), found(own_desk, "atoll"), found(own_desk, "shoal")) == (0, 1, 1)


def test_forgotten_document_is_gone_from_store_and_index(own_desk: Desk, tmp_path: Path) -> None:
    report = read_documents(own_desk, write(tmp_path, one=ONE, two=TWO))
    forget_document(own_desk, report.documents[0].id or "")
    assert [d.source for d in own_desk.store.documents()] == ["two.txt"]
    assert (found(own_desk, "reef"), found(own_desk, "shoal")) == (0, 1)


def test_forgetting_what_is_not_there_names_the_nearest(own_desk: Desk, tmp_path: Path) -> None:
    report = read_documents(own_desk, write(tmp_path, one=ONE))
    known = report.documents[0].id or ""
    with pytest.raises(UnknownId, match=f"Nearest: {known}"):
        forget_document(own_desk, known[:-1])


def test_lexicon_follows_the_store(own_desk: Desk, tmp_path: Path) -> None:
    before = own_desk.lexicon()
    assert own_desk.lexicon() is before
    read_documents(own_desk, write(tmp_path, one=ONE))
    assert own_desk.lexicon() is not before


def test_bundled_corpus_has_no_fault() -> None:
    assert check_bundled_corpus().faults == []


def test_bundled_corpus_answers_the_flagship(own_desk: Desk) -> None:
    from service.ask.answer import answer_question
    from service.models.ask import Question

    load_bundled_corpus(own_desk)
    question = "Which friends groups had fewer than six members and succeeded?"
    answer = answer_question(own_desk, Question(question=question, k=0))
    assert answer.understood
    assert len(answer.answer.rows) >= 3
    assert all(row.claims for row in answer.answer.rows)
