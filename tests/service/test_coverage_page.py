"""The coverage page that is committed, and the command that makes it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from service.cli import app
from service.jobs import coverage_page

COMMITTED = Path(__file__).parents[2] / "docs" / "coverage.md"


def test_committed_page_is_what_the_command_makes() -> None:
    hint = "run: goodoffices corpus stats --write docs/coverage.md"
    assert COMMITTED.read_text(encoding="utf-8") == coverage_page(), hint


def test_stats_write_the_page(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["corpus", "stats", "--write", str(tmp_path / "coverage.md")])
    assert found.exit_code == 0
    assert (tmp_path / "coverage.md").read_text(encoding="utf-8") == coverage_page()


def test_stats_as_json_have_every_table() -> None:
    found = json.loads(CliRunner().invoke(app, ["corpus", "stats", "--json"]).stdout)
    assert found["records"]["Case"] == sum(found["by_decade"]["Case"].values())
    assert {"by_region", "outcomes", "sizes", "completeness", "sureness"} <= found.keys()


def test_page_that_cannot_be_written_is_a_wrong_call(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["corpus", "stats", "--write", str(tmp_path / "no" / "coverage.md")])
    assert found.exit_code == 2
    assert "cannot be written" in found.stderr
