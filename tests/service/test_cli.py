"""The command line, as a person and as another program calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

from graph_schema.documents import Confidentiality
from service.cli import app, run
from service.commands.ingest import Level
from service.settings import Settings

TEXT = """# The Sandbar talks

The Friends of Sandbar were a group of friends of four states: Norway, Peru, Kenya and Japan.

Norway mediated the Sandbar talks, which collapsed in 1999.
"""
COMMANDS = [
    "ingest",
    "serve",
    "search",
    "ask",
    "show",
    "similar",
    "export",
    "load",
    "import",
    "status",
    "doctor",
    "reindex",
    "forget",
]


@pytest.fixture(autouse=True)
def _no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODOFFICES_ENCODER", "none")


def call(*arguments: str) -> Any:
    """The JSON that a command prints."""
    found = CliRunner().invoke(app, [*arguments, "--json"])
    assert found.exception is None, found.exception
    return json.loads(found.stdout)


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and the lines on standard error."""
    code = run(list(arguments))
    return code, capsys.readouterr().err.strip()


def test_help_names_every_command() -> None:
    found = CliRunner().invoke(app, ["--help"])
    assert found.exit_code == 0
    assert all(name in found.stdout for name in [*COMMANDS, "corpus"])


@pytest.mark.parametrize("command", [*COMMANDS, "corpus load", "corpus check", "corpus stats"])
def test_help_of_every_command_has_an_example(command: str) -> None:
    found = CliRunner().invoke(app, [*command.split(), "--help"])
    assert f"Example: goodoffices {command}" in found.stdout


def test_help_needs_no_heavy_import() -> None:
    code = "import sys, service.cli; print([m for m in ('pydantic', 'fastapi', 'numpy', 'rich') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_ask_prints_what_the_route_returns(settings: Settings) -> None:
    found = call("ask", "Which friends groups succeeded?", "-k", "0", "--store", settings.store)
    assert found["understood"] is True
    assert [row["name"] for row in found["answer"]["rows"]] == ["Friends of Oru", "Tarn Contact Group"]


def test_ask_takes_the_question_before(settings: Settings) -> None:
    found = call(
        "ask", "only the ones that failed", "--previous", "Which cases did Norway mediate?", "--store", settings.store
    )
    assert [row["name"] for row in found["answer"]["rows"]] == ["Vell talks"]


def test_ask_in_words_shows_rows_with_their_quotes(settings: Settings) -> None:
    found = CliRunner().invoke(app, ["ask", "contact groups", "--store", settings.store])
    assert "1. Tarn Contact Group  (sources differ)" in found.stdout
    assert "   “Another author counts the Tarn Contact Group at five.” (" in found.stdout


def test_search_prints_what_the_route_returns(settings: Settings) -> None:
    found = call("search", "borrowed leverage", "-k", "1", "--topic", "leverage", "--store", settings.store)
    assert [hit["document"]["title"] for hit in found["hits"]] == ["Harbour Review"]


@pytest.mark.parametrize(
    ("thing", "key"),
    [
        ("group:friends-of-oru", "node"),
        ("document:harbour-review", "document"),
        ("passage:harbour-review:1", "text"),
        ("claim:001", "predicate"),
    ],
)
def test_show_finds_things_of_every_kind(thing: str, key: str, settings: Settings) -> None:
    assert key in call("show", thing, "--store", settings.store)


def test_show_clean_prints_the_text(settings: Settings) -> None:
    found = CliRunner().invoke(app, ["show", "document:harbour-review", "--clean", "--store", settings.store])
    assert found.stdout.startswith(
        "--- page 1 ---\n# Groups and talks\nThere was Norway.\n\n--- page 2 ---\nThere was Kenya."
    )


def test_status_counts_what_is_held(settings: Settings) -> None:
    found = call("status", "--store", settings.store)
    assert (found["counts"]["FriendsGroup"], [d["id"] for d in found["documents"]]) == (4, ["document:harbour-review"])


def test_export_and_load_keep_every_claim(settings: Settings, tmp_path: Path) -> None:
    call("export", "--out", str(tmp_path / "out"), "--store", settings.store)
    loaded = call("load", str(tmp_path / "out"), "--store", str(tmp_path / "copy"))
    assert loaded["claims"] == call("status", "--store", settings.store)["counts"]["claims"]
    assert call("search", "borrowed leverage", "--store", str(tmp_path / "copy"))["hits"]


@pytest.mark.parametrize("file_format", ["csv", "graphml", "jsonld"])
def test_export_knows_the_other_formats(file_format: str, settings: Settings, tmp_path: Path) -> None:
    found = call("export", "--format", file_format, "--out", str(tmp_path), "--store", settings.store)
    assert all((tmp_path / name).exists() for name in found["files"])


def test_ingested_document_is_found_and_forgotten(tmp_path: Path) -> None:
    (tmp_path / "sandbar.md").write_text(TEXT)
    store = str(tmp_path / "store")
    report = call("ingest", str(tmp_path / "sandbar.md"), "--store", store)
    assert [d["status"] for d in report["documents"]] == ["read"]
    document = report["documents"][0]["id"]
    assert call("search", "Sandbar", "--store", store)["hits"]
    assert call("forget", document, "--store", store) == {"forgotten": document}
    assert call("search", "Sandbar", "--store", store)["hits"] == []


def test_dry_run_tells_and_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "sandbar.md").write_text(TEXT)
    report = call("ingest", str(tmp_path / "sandbar.md"), "--dry-run", "--store", str(tmp_path / "store"))
    assert [d["status"] for d in report["documents"]] == ["read"]
    assert {**report["forecast"], "minutes": 0, "words": 0} == {
        "documents": 1,
        "pages": 0,
        "passages": report["documents"][0]["passages"],
        "words": 0,
        "minutes": 0,
    }
    assert report["forecast"]["minutes"] >= 0
    assert not (tmp_path / "store").exists()


def test_options_of_ingest_describe_the_document(tmp_path: Path) -> None:
    (tmp_path / "sandbar.md").write_text(TEXT)
    (tmp_path / "library.bib").write_text(
        f"@book{{sand, title = {{On Sand}}, year = 2003, file = {{{tmp_path}/sandbar.md}}}}"
    )
    store = str(tmp_path / "store")
    options = ["--bib", str(tmp_path / "library.bib"), "--kind", "memo", "--confidentiality", "internal"]
    call("ingest", str(tmp_path / "sandbar.md"), *options, "--store", store)
    (document,) = call("status", "--store", store)["documents"]
    assert (document["title"], document["year"]) == ("On Sand", 2003)
    assert (document["kind"], document["confidentiality"]) == ("note", "internal")


def test_report_is_a_table_of_what_was_read_and_why_not(tmp_path: Path) -> None:
    (tmp_path / "sandbar.md").write_text(TEXT)
    (tmp_path / "letter.rtf").write_text("{\\rtf1 Held in May.}")
    found = CliRunner().invoke(app, ["ingest", str(tmp_path), "--store", str(tmp_path / "store")])
    assert found.exit_code == 1
    said = " ".join(found.stdout.split())
    assert "sandbar.md" in said
    assert "save it as" in said
    assert "1 failed, 1 read;" in said


def test_levels_of_the_command_are_those_of_documents() -> None:
    assert set(get_args(Level)) == set(Confidentiality)


def test_missing_path_is_reported_and_fails(tmp_path: Path) -> None:
    found = CliRunner().invoke(
        app, ["ingest", str(tmp_path / "nowhere.txt"), "--json", "--store", str(tmp_path / "store")]
    )
    assert found.exit_code == 1
    assert [d["status"] for d in json.loads(found.stdout)["documents"]] == ["failed"]


def test_reindex_builds_the_index_anew(tmp_path: Path) -> None:
    (tmp_path / "sandbar.md").write_text(TEXT)
    store = str(tmp_path / "store")
    call("ingest", str(tmp_path / "sandbar.md"), "--store", store)
    found = call("reindex", "--store", store)
    assert (found["passages"] > 0, found["vectors"]) == (True, False)


def test_doctor_finds_a_healthy_store(settings: Settings) -> None:
    found = call("doctor", "--store", settings.store)["findings"]
    assert {f["subject"]: f["state"] for f in found}["index"] == "ok"


def test_missing_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["ask", "q"], ["status"], ["serve"], ["reindex"], ["show", "x"]):
        code, said = complaint(capsys, *command, "--store", str(tmp_path / "none"))
        assert (code, said.count("\n")) == (1, 0)
        assert "there is no store here" in said


def test_unknown_thing_names_the_nearest(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = complaint(capsys, "show", "group:friends-of-or", "--store", settings.store)
    assert code == 1
    assert "Nearest: group:friends-of-oru" in said


def test_bad_setting_is_a_usage_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOODOFFICES_PORT", "eighty")
    code, said = complaint(capsys, "status")
    assert code == 2
    assert said.startswith("error: GOODOFFICES_PORT is 'eighty'")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["ask"],
        ["search", "x", "--mode", "magic"],
        ["export", "--format", "xls", "--out", "x"],
        ["search", "  "],
    ],
)
def test_wrong_call_exits_with_two(arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_load_of_a_folder_that_is_no_export_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = complaint(capsys, "load", str(tmp_path), "--store", str(tmp_path / "store"))
    assert code == 1
    assert "nodes.jsonl" in said
    assert "\n" not in said
