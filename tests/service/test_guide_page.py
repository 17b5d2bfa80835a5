"""The process guide that is committed, and the command that makes it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from service.cli import app
from service.jobs import guide_page

COMMITTED = Path(__file__).parents[2] / "docs" / "process-guide.md"


def test_committed_guide_is_what_the_command_makes() -> None:
    hint = "run: goodoffices corpus guide --write docs/process-guide.md"
    assert COMMITTED.read_text(encoding="utf-8") == guide_page(), hint


def test_guide_is_printed() -> None:
    found = CliRunner().invoke(app, ["corpus", "guide"])
    assert found.exit_code == 0
    assert "## 3. Judge and foster ripeness" in found.stdout


def test_guide_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["corpus", "guide", "--write", str(tmp_path / "guide.md")])
    assert found.exit_code == 0
    assert (tmp_path / "guide.md").read_text(encoding="utf-8") == guide_page()
