"""Measuring an export against what readers found, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from service.cli import app, run

GOLD = {
    "source": "oru.txt",
    "entities": [{"name": "Norway", "type": "State"}, {"name": "Oru talks", "type": "Process"}],
    "cases": [{"name": "Oru talks", "mediators": ["Norway"], "outcome": "success"}],
    "lessons": [{"quote": "Borrowed leverage is soon lost, as all agree."}],
}
NODES: list[dict[str, Any]] = [
    {"id": "actor:norway", "label": "Actor", "name": "Norway", "properties": {"kind": "State"}},
    {"id": "case:oru", "label": "Case", "name": "Oru talks", "properties": {"outcome": "success"}},
]
CLAIM = {
    "id": "claim:1",
    "subject": "actor:norway",
    "predicate": "MEDIATED",
    "object": "case:oru",
    "evidence": [{"document": "document:oru", "quote": "Norway mediated the Oru talks."}],
}
RELATION = {"type": "MEDIATED", "source": "actor:norway", "target": "case:oru", "claims": ["claim:1"]}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A gold file and an export, as arguments."""
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    tables: dict[str, list[dict[str, Any]]] = {"nodes": NODES, "claims": [CLAIM], "relations": [RELATION]}
    for name, rows in tables.items():
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return [str(tmp_path / "gold.json"), str(tmp_path)]


@pytest.mark.parametrize("name", [[], ["extraction"]])
def test_figures_and_sample_as_json(files: list[str], name: list[str]) -> None:
    found = json.loads(CliRunner().invoke(app, ["evaluate", *name, *files, "--json"]).stdout)
    assert found["entities_typed"]["f1"] == 1.0
    assert found["cases"]["slots"]["mediators"]["tp"] == 1
    assert [claim["quote"] for claim in found["sample"]] == ["Norway mediated the Oru talks."]


def test_figures_and_sample_for_people(files: list[str]) -> None:
    shown = CliRunner().invoke(app, ["evaluate", *files]).stdout
    assert "entities typed" in shown
    assert "cases, outcome: 1/1" in shown
    assert "lessons: recall 0.0" in shown
    assert "1. Norway MEDIATED Oru talks" in shown


def test_sample_can_be_left_away(files: list[str]) -> None:
    assert json.loads(CliRunner().invoke(app, ["evaluate", *files, "--sample", "0", "--json"]).stdout)["sample"] == []


def test_bad_gold_file_is_named_with_the_place(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(files[0]).write_text('{"entities": [{"name": "Norway"}]}', encoding="utf-8")
    assert run(["evaluate", *files]) == 1
    assert "gold.json: entities.0.type: Field required" in capsys.readouterr().err


def test_gold_file_that_is_not_there_is_said(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "gone.json", files[1]]) == 1
    assert "gone.json: cannot be read" in capsys.readouterr().err


def test_help_still_names_both_ways() -> None:
    shown = CliRunner().invoke(app, ["evaluate", "--help"]).stdout
    assert "extraction" in shown
    assert "ask" in shown
