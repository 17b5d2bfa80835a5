"""Exports as other programs read them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import networkx
import pytest
from rdflib import Graph, URIRef

from graph_store.errors import StoreError, StoreNotWritable
from graph_store.ports import GraphStore
from graph_store.transfer.export import export_store


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_jsonl_nodes_hold_the_contract_fields(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "jsonl")
    norway = next(n for n in _lines(tmp_path / "out" / "nodes.jsonl") if n["id"] == "actor:norway")
    assert norway == {
        "id": "actor:norway",
        "label": "Actor",
        "name": "Norway",
        "aliases": [],
        "properties": {"kind": "State"},
    }


def test_jsonl_relation_carries_its_claims(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "jsonl")
    found = next(r for r in _lines(tmp_path / "out" / "relations.jsonl") if r["type"] == "MEMBER_OF")
    assert found["claims"] == ["claim:4"]
    assert found["properties"] == {"as": "co-chair", "from_year": 1990}


def test_rejected_claim_is_exported_but_not_projected(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "jsonl")
    group = next(n for n in _lines(tmp_path / "out" / "nodes.jsonl") if n["id"] == "group:selm")
    assert "outcome" not in group["properties"]
    assert {c["id"]: c["status"] for c in _lines(tmp_path / "out" / "claims.jsonl")}["claim:5"] == "rejected"


def test_furniture_is_not_exported(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "jsonl")
    assert [p["kind"] for p in _lines(tmp_path / "out" / "passages.jsonl")] == ["body", "note"]


def test_evidence_offsets_give_back_the_quote(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "jsonl")
    text = (tmp_path / "out" / "documents" / "doc_selm-report.txt").read_text(encoding="utf-8")
    evidence = _lines(tmp_path / "out" / "claims.jsonl")[0]["evidence"][0]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_csv_keeps_quotes_in_names(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "csv")
    with (tmp_path / "out" / "nodes.csv").open(encoding="utf-8", newline="") as lines:
        names = {row["id"]: row["name"] for row in csv.DictReader(lines)}
    assert names["group:selm"] == 'Friends of the "Selm" Talks'


def test_graphml_is_read_by_a_graph_tool(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "graphml")
    graph = networkx.read_graphml(tmp_path / "out" / "graph.graphml")
    assert graph.nodes["group:selm"]["start_year"] == 1990
    assert graph.edges["actor:norway", "group:selm"]["type"] == "MEMBER_OF"


# rdflib's own JSON-LD parser makes one of these
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_jsonld_is_read_as_linked_data(store: GraphStore, tmp_path: Path) -> None:
    export_store(store, tmp_path / "out", "jsonld")
    graph = Graph().parse(tmp_path / "out" / "graph.jsonld", format="json-ld")
    norway, target = URIRef("urn:goodoffices:actor:norway"), URIRef("urn:goodoffices:schema:target")
    relation = next(graph.subjects(URIRef("urn:goodoffices:schema:source"), norway))
    assert list(graph.objects(relation, target)) == [URIRef("urn:goodoffices:group:selm")]


def test_unknown_format_names_the_known_ones(store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="'xlsx'; known: jsonl, csv, graphml, jsonld"):
        export_store(store, tmp_path / "out", "xlsx")


def test_file_in_the_way_is_named(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(StoreNotWritable, match="cannot make this folder"):
        export_store(store, tmp_path / "out", "csv")
