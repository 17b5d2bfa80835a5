"""Loading is the inverse of exporting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph_schema.judgements import Judgement, Verdict
from graph_store.ports import ClaimFilter, GraphStore
from graph_store.transfer.export import export_store
from graph_store.transfer.load import load_export
from graph_store.transfer.parse import ExportFileError
from tests.graph_store.contract.invented import REVIEW, mention, named, report, says

LATER = report(
    *named("actor:kingdom-of-norway", "Kingdom of Norway", origin=REVIEW, kind="State"),
    says("actor:kingdom-of-norway", "MEMBER_OF", "group:selm", origin=REVIEW),
    origin=REVIEW,
    mentions=[mention("actor:kingdom-of-norway", "Kingdom of Norway", origin=REVIEW)],
)
ONE = Judgement(
    one="actor:kingdom-of-norway", other="actor:norway", verdict=Verdict.POSITIVE, kept="actor:norway", by="Ada Marlowe"
)


def _dump(store: GraphStore, folder: Path) -> dict[str, bytes]:
    export_store(store, folder, "jsonl")
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _rewrite(path: Path, line: int, change: dict[str, Any]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line] = json.dumps(json.loads(lines[line]) | change)
    path.write_text("\n".join(lines), encoding="utf-8")


def test_round_trip_changes_nothing(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    before = _dump(store, tmp_path / "a")
    load_export(empty, tmp_path / "a")
    assert _dump(empty, tmp_path / "b") == before


def test_load_twice_equals_once(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    before = _dump(store, tmp_path / "a")
    load_export(empty, tmp_path / "a")
    load_export(empty, tmp_path / "a")
    assert _dump(empty, tmp_path / "b") == before


def test_what_was_judged_one_can_be_parted_again_after_a_round_trip(
    store: GraphStore, empty: GraphStore, tmp_path: Path
) -> None:
    store.write([LATER])
    apart = _dump(store, tmp_path / "apart")
    store.judge([ONE])
    before = _dump(store, tmp_path / "one")
    load_export(empty, tmp_path / "one")
    assert _dump(empty, tmp_path / "loaded") == before != apart
    empty.judge([ONE.model_copy(update={"verdict": Verdict.UNDECIDED, "kept": None})])
    assert _dump(empty, tmp_path / "parted") == apart


def test_verdict_of_the_store_stands_against_the_export(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    store.judge([ONE])
    _dump(store, tmp_path / "one")
    apart = ONE.model_copy(update={"verdict": Verdict.NEGATIVE, "kept": None})
    empty.judge([apart])
    load_export(empty, tmp_path / "one")
    assert empty.judgements() == [apart]


def test_node_without_claims_is_kept_as_declared(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    _dump(store, tmp_path / "a")
    river = {
        "id": "conflict:selm",
        "label": "Conflict",
        "name": "Selm dispute",
        "aliases": ["river war"],
        "properties": {"start_year": 1988},
    }
    with (tmp_path / "a" / "nodes.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(river) + "\n")
    load_export(empty, tmp_path / "a")
    assert [n.model_dump() for n in empty.nodes(ids=["conflict:selm"])] == [river]


def test_relation_gives_its_properties_to_bare_claims(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    _dump(store, tmp_path / "a")
    _rewrite(tmp_path / "a" / "claims.jsonl", 3, {"qualifiers": None, "modality": None})
    load_export(empty, tmp_path / "a")
    found = empty.claims(ClaimFilter(ids=["claim:4"]))[0]
    assert found.qualifiers == {"as": "co-chair", "from_year": 1990}


def test_relation_without_claims_is_reported(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    _dump(store, tmp_path / "a")
    _rewrite(tmp_path / "a" / "relations.jsonl", 0, {"claims": []})
    assert load_export(empty, tmp_path / "a").ignored == [
        "1 relations without a claim (nothing is kept without evidence)"
    ]


BROKEN = [
    ("nodes.jsonl", 0, {"label": "Planet"}, r"nodes\.jsonl line 1: unknown label 'Planet'; known: "),
    ("nodes.jsonl", 0, {"name": 7}, r"nodes\.jsonl line 1: name: "),
    ("claims.jsonl", 1, {"confidence": 2}, r"claims\.jsonl line 2: confidence: "),
    ("passages.jsonl", 0, {"document": "doc:gone"}, r"passages\.jsonl line 1: document 'doc:gone' is not in nodes"),
    ("relations.jsonl", 0, {"claims": ["claim:99"]}, r"relations\.jsonl line 1: claim 'claim:99' is not in claims"),
]


@pytest.mark.parametrize(("file", "line", "change", "message"), BROKEN)
def test_broken_line_is_named_and_nothing_written(
    store: GraphStore, empty: GraphStore, tmp_path: Path, file: str, line: int, change: dict[str, Any], message: str
) -> None:
    _dump(store, tmp_path / "a")
    _rewrite(tmp_path / "a" / file, line, change)
    with pytest.raises(ExportFileError, match=message):
        load_export(empty, tmp_path / "a")
    assert empty.claims(ClaimFilter()) == []


def test_folder_without_export_says_how_to_make_one(empty: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(ExportFileError, match="goodoffices export --format jsonl"):
        load_export(empty, tmp_path)
