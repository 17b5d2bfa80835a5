"""Curation on the command line: resolve, review, and ingest --explain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from service.cli import app, run

FIRST = """The Sandbar talks

Norway mediated the Sandbar talks. The Dune Institute of Kenya advised the parties to the Sandbar talks.
"""


@pytest.fixture(autouse=True)
def _no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODOFFICES_ENCODER", "none")


def call(*arguments: str) -> Any:
    """The JSON that a command prints."""
    found = CliRunner().invoke(app, [*arguments, "--json"])
    assert found.exception is None, found.exception
    return json.loads(found.stdout)


def told(*arguments: str) -> str:
    """What a command says to a person."""
    found = CliRunner().invoke(app, [*arguments])
    assert found.exception is None, found.exception
    return found.stdout


NAMES = [("actor:dune-institute", "Dune Institute"), ("actor:institute-of-dunes", "Institute of Dunes")]
LIKELY = [("conflict:dune-war", "Dune war"), ("conflict:dune-conflict", "Dune conflict")]


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A store with a pair of the same name, a pair that is likely, and a claim that waits."""
    rows = [
        *({"id": node, "label": "Actor", "name": name, "properties": {"kind": "NGO"}} for node, name in NAMES),
        *({"id": node, "label": "Conflict", "name": name} for node, name in LIKELY),
    ]
    quote = {"document": "document:a", "quote": "The Dune Institute mediated in the Dune war."}
    waiting = {
        "id": "claim:1",
        "subject": NAMES[0][0],
        "predicate": "MEDIATED",
        "object": LIKELY[0][0],
        "confidence": 0.5,
        "status": "candidate",
        "evidence": [quote],
    }
    export = tmp_path / "export"
    export.mkdir()
    (export / "nodes.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (export / "claims.jsonl").write_text(json.dumps(waiting), encoding="utf-8")
    store = str(tmp_path / "store")
    call("load", str(export), "--store", store)
    return store


def exported(store: str, folder: Path) -> dict[str, bytes]:
    call("export", "--out", str(folder), "--store", store)
    return {path.name: path.read_bytes() for path in folder.rglob("*.jsonl")}


def test_looking_for_pairs_merges_the_same_and_queues_the_likely(place: str) -> None:
    found = call("resolve", "find", "--store", place)
    assert (found["waiting"], [pair["kept"] for pair in found["merged"]]) == (1, ["actor:dune-institute"])
    (pair,) = call("resolve", "list", "--store", place)["pairs"]
    assert (pair["one"]["id"], pair["other"]["id"]) == ("conflict:dune-conflict", "conflict:dune-war")


def test_list_says_why_and_how_to_go_on(place: str) -> None:
    assert "resolve find" in told("resolve", "list", "--store", place)
    call("resolve", "find", "--store", place)
    shown = told("resolve", "list", "--store", place)
    assert "alone says war" in shown
    assert "conflict:dune-conflict conflict:dune-war" in shown


def test_accepting_and_undoing_leaves_the_export_as_it_was(place: str, tmp_path: Path) -> None:
    call("resolve", "find", "--store", place)
    before = exported(place, tmp_path / "before")
    pair = [node for node, _ in LIKELY]
    accepted = call("resolve", "accept", *pair, "--by", "Ada Marlowe", "--store", place)
    assert (accepted["verdict"], accepted["by"]) == ("positive", "Ada Marlowe")
    assert exported(place, tmp_path / "one") != before
    assert call("resolve", "undo", *pair, "--store", place)["verdict"] == "undecided"
    assert exported(place, tmp_path / "after") == before


def test_rejected_pairs_are_listed(place: str) -> None:
    told("resolve", "reject", *(node for node, _ in LIKELY), "--store", place)
    assert "by curator" in told("resolve", "list", "--rejected", "--store", place)


def test_merged_thing_is_shown_under_both_ids(place: str) -> None:
    call("resolve", "find", "--store", place)
    assert call("show", "actor:institute-of-dunes", "--store", place)["node"]["id"] == "actor:dune-institute"


def test_only_one_list_at_a_time(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["resolve", "list", "--accepted", "--rejected", "--store", place]) == 2
    assert "choose one of" in capsys.readouterr().err


def test_contradiction_is_one_clear_line(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["resolve", "accept", "actor:dune-institute", "conflict:dune-war", "--store", place]) == 1
    assert "the types are Actor and Conflict" in capsys.readouterr().err


def test_no_document_leaves_a_name_undecided(place: str) -> None:
    assert call("resolve", "list", "--undecided", "--store", place) == {"names": [], "total": 0}


def test_candidate_is_reviewed_and_the_review_taken_back(place: str) -> None:
    shown = told("review", "list", "--predicate", "MEDIATED", "--store", place)
    assert "Dune Institute MEDIATED Dune war" in shown
    assert "“The Dune Institute mediated in the Dune war.”" in shown
    for command, status in (("accept", "accepted"), ("reject", "rejected"), ("undo", "candidate")):
        (claim,) = call("review", command, "claim:1", "--store", place)["claims"]
        assert claim["status"] == status


def test_unknown_status_is_refused(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "list", "--status", "doubtful", "--store", place]) == 2
    assert "choose candidate, accepted, rejected" in capsys.readouterr().err


def test_undecided_name_of_a_document_is_listed(tmp_path: Path) -> None:
    text = "The Contact Group\n\nThe Congo sent an envoy. Norway mediated the Sandbar talks. They ended in 1999.\n"
    (tmp_path / "congo.txt").write_text(text, encoding="utf-8")
    store = str(tmp_path / "store")
    call("ingest", str(tmp_path / "congo.txt"), "--store", store)
    found = call("resolve", "list", "--undecided", "--store", store)["names"]
    assert [name["surface"] for name in found] == ["Congo"]
    assert "Congo” in " in told("resolve", "list", "--undecided", "--store", store)


def test_explaining_writes_nothing_and_shows_rule_and_words(tmp_path: Path) -> None:
    (tmp_path / "sandbar.txt").write_text(FIRST, encoding="utf-8")
    arguments = ("ingest", str(tmp_path / "sandbar.txt"), "--explain", "--store", str(tmp_path / "store"))
    (passage,) = call(*arguments, "--contains", "norway mediated")["passages"]
    mediated = next(claim for claim in passage["claims"] if claim["predicate"] == "MEDIATED")
    assert (mediated["subject"], mediated["status"]) == ("Norway", "accepted")
    shown = told(*arguments, "--passage", str(passage["number"]))
    assert "because of “Norway mediated the Sandbar talks" in shown
    assert not (tmp_path / "store").exists()


def test_passage_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "sandbar.txt").write_text(FIRST, encoding="utf-8")
    shown = told(
        "ingest", str(tmp_path / "sandbar.txt"), "--explain", "--passage", "99", "--store", str(tmp_path / "s")
    )
    assert "is the one asked for" in shown


def test_one_document_is_explained_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", str(tmp_path), "--explain"]) == 2
    assert "one document at a time" in capsys.readouterr().err
