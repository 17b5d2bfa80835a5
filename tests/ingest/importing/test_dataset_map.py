"""Maps: those that ship, and those that users write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_schema.schema import load_schema
from ingest.importing.dataset_map import ImportRefused, bundled_maps, load_map
from tests.ingest.importing.own_map import own_map, write_map
from tests.ingest.importing.published_rows import CONFLICT_HEAD, PAX_HEAD


@pytest.mark.parametrize("name", bundled_maps())
def test_bundled_map_fits_the_schema(name: str) -> None:
    assert load_map(name, None, load_schema()).dataset == name


@pytest.mark.parametrize(
    ("name", "head", "layout", "unmapped"),
    [("pax", PAX_HEAD, "agreements", {"GeWom"}), ("ucdp", CONFLICT_HEAD, "armed conflicts", set())],
)
def test_published_columns_are_used_or_ignored(name: str, head: str, layout: str, unmapped: set[str]) -> None:
    columns = head.split(",")
    found = load_map(name, None, load_schema()).layout_for(columns)
    assert found.name == layout
    assert set(columns) - found.used - found.ignored.keys() == unmapped


def test_missing_columns_are_named_by_layout() -> None:
    found = load_map("ucdp", None, load_schema())
    with pytest.raises(ImportRefused, match="peace agreements: paid, pa_name; armed conflicts: conflict_id, location"):
        found.layout_for(["year"])


def test_unknown_data_set_names_those_that_ship() -> None:
    with pytest.raises(ImportRefused, match=r"no map wars\.yaml; .* pax, ucdp$"):
        load_map("wars", None, load_schema())


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"nodes": {"case": {"label": "Battle", "key": "id", "name": "{t}"}}}, "there is no type Battle"),
        ({"properties": [{"node": "war", "property": "x", "column": "c"}]}, "there is no node war; known: case"),
        ({"properties": [{"node": "case", "property": "colour", "column": "c"}]}, "Case has no property colour"),
        ({"properties": [{"node": "case", "property": "outcome"}]}, "give either a column or a value"),
        ({"relations": [{"type": "SANK", "source": "case", "target": "case"}]}, "there is no relation SANK"),
        ({"relations": [{"type": "FOLLOWED", "source": "case", "target": "x"}]}, "FOLLOWED: there is no node x"),
        (
            {"relations": [{"type": "PARTY_TO", "source": "case", "target": "case"}]},
            "PARTY_TO takes Actor there, not Case",
        ),
        ({"ignored": {"begun": "a whim"}}, "begun is both used and ignored"),
        ({"rows": 3}, r"layouts\.0\.rows: Extra inputs"),
    ],
)
def test_fault_of_a_map_is_named(change: dict[str, Any], complaint: str, tmp_path: Path) -> None:
    path = write_map(tmp_path, own_map(**change))
    with pytest.raises(ImportRefused, match=rf"^own\.yaml: .*{complaint}"):
        load_map("csv", path, load_schema())


def test_map_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = write_map(tmp_path, "dataset: [own")
    with pytest.raises(ImportRefused, match=r"own\.yaml: not readable as YAML"):
        load_map("csv", path, load_schema())
