"""The documents name everything there is, and nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient
from typer.main import get_command
from typer.testing import CliRunner

from service.cli import app
from service.settings import Settings, variable

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference-api.md").read_text(encoding="utf-8")
SETTINGS = (DOCS / "settings.md").read_text(encoding="utf-8")


def test_every_setting_has_a_row_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(GOODOFFICES_\w+)` \| `([^`]*)` \|", SETTINGS, re.MULTILINE))
    assert rows == {variable(name): str(getattr(Settings(), name)) for name in Settings.model_fields}


def test_every_route_is_in_the_reference(client: TestClient) -> None:
    for path in client.get("/openapi.json").json()["paths"]:
        assert re.sub(r"/\{(node|document)_id\}$", "", path) in REFERENCE, path


def test_every_filter_of_a_list_is_in_the_reference(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in re.findall(r"^\| `(/v1/\w+)` \|", REFERENCE, re.MULTILINE):
        row = next(line for line in REFERENCE.splitlines() if line.startswith(f"| `{path}`"))
        names = {p["name"] for p in paths[path]["get"]["parameters"]} - {"name", "limit", "cursor"}
        assert names == set(re.findall(r"`(\w+)`", row.partition(" | ")[2])), path


def test_every_command_is_in_the_reference() -> None:
    listed = CliRunner().invoke(app, ["--help"]).stdout.partition("Commands:")[2]
    commands = re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)
    assert len(commands) == len(get_command(app).commands)  # type: ignore[attr-defined]
    assert all(f"`goodoffices {command}" in REFERENCE for command in commands)
