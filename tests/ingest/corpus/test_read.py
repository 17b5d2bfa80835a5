"""Reading the records from their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.schema import load_schema
from ingest.corpus.check import check_records
from ingest.corpus.read import CorpusError, read_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "groups").mkdir()
    (tmp_path / "sources.bib").write_text("@book{marlowe1999, author={Marlowe, Ada}, title={Rivers}, year=1999}\n")
    return tmp_path


def test_bundled_records_have_no_fault() -> None:
    corpus = read_corpus()
    assert check_records(corpus.records, load_schema(), corpus.works, ambiguous=corpus.ambiguous) == []
    assert len(corpus.briefs) >= 4


def test_broken_yaml_names_its_file(folder: Path) -> None:
    (folder / "groups" / "selm.yaml").write_text("id: [unclosed")
    with pytest.raises(CorpusError, match=r"groups/selm\.yaml: not readable as YAML"):
        read_corpus(folder)


def test_every_wrong_file_is_named(folder: Path) -> None:
    for name in ("selm", "marsh"):
        (folder / "groups" / f"{name}.yaml").write_text("name: Selm\nsource: {work: marlowe1999}\n")
    with pytest.raises(CorpusError, match=r"(?s)groups/marsh\.yaml: id: .*groups/selm\.yaml: id: "):
        read_corpus(folder)


def test_lessons_are_read_with_the_other_records(folder: Path) -> None:
    (folder / "lessons").mkdir()
    (folder / "lessons" / "rest.yaml").write_text("id: lesson:rest\nname: Rest\nsource: {work: marlowe1999}\n")
    assert [record.id for record in read_corpus(folder).records] == ["lesson:rest"]


def test_every_topic_has_a_bundled_lesson() -> None:
    links = [link for record in read_corpus().records for link in record.relations if link.type == "ABOUT"]
    assert {f"topic:{t.id}" for t in load_schema().vocabularies["topics"].terms} - {link.to for link in links} == set()


def test_missing_bibliography_is_said(folder: Path) -> None:
    (folder / "sources.bib").unlink()
    with pytest.raises(CorpusError, match=r"no sources\.bib"):
        read_corpus(folder)


def test_declared_names_are_read(folder: Path) -> None:
    (folder / "ambiguous.yaml").write_text("ambiguous: [Selm Front]\n")
    assert read_corpus(folder).ambiguous == ["Selm Front"]


@pytest.mark.parametrize("text", ["ambiguous: Selm", "names: [Selm]", "- Selm", "ambiguous: [Selm"])
def test_wrong_list_of_declared_names_is_refused(folder: Path, text: str) -> None:
    (folder / "ambiguous.yaml").write_text(text)
    with pytest.raises(CorpusError, match=r"^ambiguous\.yaml: "):
        read_corpus(folder)
