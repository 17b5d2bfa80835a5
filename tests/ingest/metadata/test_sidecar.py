from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.documents import Confidentiality
from ingest.errors import SidecarWrong
from ingest.metadata.sidecar import is_sidecar, parse_sidecar, read_sidecar
from ingest.records import SourceMetadata

TALKS = Path("talks.pdf")


def parse(text: str) -> tuple[SourceMetadata, tuple[str, ...]]:
    return parse_sidecar(text, document=TALKS, name="talks.yaml")


def test_all_fields_are_read_and_marked() -> None:
    found, warnings = parse(
        "title: Rooms and Rivers\nauthors: [Ada Marlowe, 'Brandt, Otto']\nyear: 2014\npublisher: Quay Press\n"
        "kind: handbook\nlanguage: en\nconfidentiality: internal\ndoi: https://doi.org/10.1234/Rooms.\n"
    )
    assert (found.title, found.authors, found.year) == ("Rooms and Rivers", ("Ada Marlowe", "Otto Brandt"), 2014)
    assert (found.publisher, found.kind, found.doi) == ("Quay Press", "handbook", "10.1234/rooms")
    assert found.confidentiality is Confidentiality.INTERNAL
    assert set(found.found_in.values()) == {"sidecar talks.yaml"}
    assert warnings == ()


def test_keys_that_mean_nothing_are_named() -> None:
    _, warnings = parse("Title: Rooms\ntags: [venues]\nshelf: 3")
    assert warnings[0].startswith("talks.yaml: tags, shelf mean nothing here; known are title, authors, year")


@pytest.mark.parametrize(
    ("line", "field"),
    [("year: soon", "year"), ("title: [a, b]", "title"), ("doi: none", "doi"), ("authors: {a: b}", "authors")],
)
def test_value_that_cannot_be_used_is_named(line: str, field: str) -> None:
    found, warnings = parse(line)
    assert not getattr(found, field)
    assert f"{field} " in warnings[0]
    assert "expected is" in warnings[0]


def test_level_that_is_unknown_keeps_the_document_back() -> None:
    found, warnings = parse("confidentiality: hush")
    assert found.confidentiality is Confidentiality.RESTRICTED
    assert "treated as restricted until its confidentiality is mended" in warnings[-1]


@pytest.mark.parametrize("text", ["title: [unclosed", "- a\n- b", "just words", "title: !!python/object:os.system x"])
def test_sidecar_that_does_not_read_stops_its_document(text: str) -> None:
    with pytest.raises(SidecarWrong, match=r"its sidecar talks\.yaml .*; mend it or take it away"):
        parse(text)


def test_fault_in_a_sidecar_is_named_with_its_line() -> None:
    with pytest.raises(SidecarWrong, match=r"\(line 3: expected .*\); mend it"):
        parse("year: 2004\ntitle: [unclosed\n")


def test_empty_sidecar_says_nothing() -> None:
    assert parse("# nothing yet") == (SourceMetadata(), ())


def test_sidecar_of_the_whole_name_comes_first(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").write_text("year: 2013")
    (tmp_path / "talks.pdf.yaml").write_text("year: 2014")
    found = read_sidecar(tmp_path / "talks.pdf")
    other = read_sidecar(tmp_path / "talks.docx")
    assert found is not None
    assert other is not None
    assert (found.metadata.year, other.metadata.year) == (2014, 2013)


def test_document_without_a_sidecar_has_none(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "talks.pdf") is None


@pytest.mark.parametrize(
    ("name", "beside"), [("talks.yml", True), ("talks.pdf.yaml", True), ("note.yaml", False), ("talks.pdf", False)]
)
def test_sidecars_are_told_from_documents(tmp_path: Path, name: str, beside: bool) -> None:
    for file in ("talks.pdf", "note.xlsx", name):
        (tmp_path / file).touch()
    assert is_sidecar(tmp_path / name, [".pdf"]) == beside
