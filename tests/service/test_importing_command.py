"""Importing a data set from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from service.cli import app, run

MAP = """
dataset: own
name: Our list
citation: Our list
layouts:
  - name: cases
    row_id: id
    nodes:
      case: {label: Case, key: id, name: "{title}"}
    properties:
      - {node: case, property: start_year, column: begun}
    ignored: {remark: not for others}
"""
DATA = "id,title,begun,remark,colour\na1,Lagoon talks,1985,long,blue\n,Nameless,1990,,\na2,Marsh talks,soon,,\n"


@pytest.fixture(autouse=True)
def _no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODOFFICES_ENCODER", "none")


@pytest.fixture
def own_file(tmp_path: Path) -> list[str]:
    """The arguments that import a file with its own map."""
    (tmp_path / "own.csv").write_text(DATA, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(MAP, encoding="utf-8")
    store = str(tmp_path / "store")
    return ["import", "csv", str(tmp_path / "own.csv"), "--map", str(tmp_path / "own.yaml"), "--store", store]


def show(own_file: list[str], node: str) -> Any:
    found = CliRunner().invoke(app, ["show", node, "--json", "--store", own_file[-1]])
    assert found.exception is None, found.exception
    return json.loads(found.stdout)["node"]


def test_imported_rows_are_in_the_store(own_file: list[str]) -> None:
    report = json.loads(CliRunner().invoke(app, [*own_file, "--json"]).stdout)
    assert (report["rows"], report["new"]) == (2, ["case:own-a1", "case:own-a2"])
    assert show(own_file, "case:own-a1")["properties"] == {"start_year": 1985}


def test_report_lists_all_that_was_not_taken(own_file: list[str]) -> None:
    printed = CliRunner().invoke(app, [*own_file, "--dry-run"]).stdout
    for line in (
        "own, cases, version not stated: 2 rows would give 3 claims",
        "row 3: id is empty",
        "column remark ignored: not for others",
        "1 columns that the map does not know: colour",
        "1 value without a word of ours in begun: soon (1)",
    ):
        assert line in printed.splitlines()


def test_dry_run_leaves_the_store_as_it_was(own_file: list[str]) -> None:
    CliRunner().invoke(app, [*own_file, "--dry-run"])
    found = CliRunner().invoke(app, ["show", "case:own-a1", "--store", own_file[-1]])
    assert found.exit_code == 1


def test_version_is_cited(own_file: list[str]) -> None:
    report = CliRunner().invoke(app, [*own_file, "--version", "spring 2024", "--json"]).stdout
    assert json.loads(report)["version"] == "spring 2024"


def test_file_of_ones_own_needs_a_map(own_file: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(own_file[:3]) == 2
    assert "needs a map" in capsys.readouterr().err


def test_file_without_the_columns_is_refused(own_file: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "pax", own_file[2], "--store", own_file[-1]]) == 1
    assert "columns it lacks for agreements: AgtId, Agt, Dat, PPName" in capsys.readouterr().err


def test_file_of_bad_rows_alone_fails(own_file: list[str]) -> None:
    Path(own_file[2]).write_text("id,title,begun\n,Nameless,1990\n", encoding="utf-8")
    assert run(own_file) == 1
