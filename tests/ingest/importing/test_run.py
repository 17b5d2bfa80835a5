"""Importing files in the published columns: what is taken, what is listed, what stands in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.claims import Claim, Evidence, Value
from graph_store.ports import ClaimFilter, GraphStore, SourceBundle
from ingest.importing.dataset_map import ImportRefused
from ingest.importing.run import ImportReport, import_file
from tests.ingest.importing.own_map import own_map, write_map
from tests.ingest.importing.published_rows import CONFLICT_HEAD, PAX_HEAD, conflict_row, pax_row


def write(folder: Path, head: str, *rows: str) -> Path:
    path = folder / "data.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def import_pax(store: GraphStore, folder: Path, *rows: str, dry_run: bool = False) -> ImportReport:
    return import_file(store, write(folder, PAX_HEAD, *rows), "pax", version="version 8", dry_run=dry_run)


def import_conflicts(store: GraphStore, folder: Path, *rows: str) -> ImportReport:
    return import_file(store, write(folder, CONFLICT_HEAD, *rows), "ucdp")


def curated(store: GraphStore, node: str, name: str, **properties: Value) -> None:
    """A node the store knows before."""
    origin, evidence = f"corpus:{node}", [Evidence(reference="holt1999")]
    claims = [
        Claim(id=f"claim:{node}:{key}", subject=node, predicate=key, value=value, origin=origin, evidence=evidence)
        for key, value in {"name": name, **properties}.items()
    ]
    store.write([SourceBundle(origin=origin, claims=claims)])


def test_row_becomes_an_agreement_of_its_process(store: GraphStore, tmp_path: Path) -> None:
    import_pax(store, tmp_path, pax_row())
    node = store.nodes(ids=["agreement:pax-301"])[0]
    assert (node.name, node.properties) == ("Delta Truce", {"year": 1994, "status": "signed"})
    ways = {(r.type, r.source, r.target) for r in store.relations(node="case:pax-7")}
    assert ways == {
        ("RESULTED_IN", "case:pax-7", "agreement:pax-301"),
        ("LOCATED_IN", "case:pax-7", "place:ghana"),
    }


def test_claim_cites_data_set_version_and_row(store: GraphStore, tmp_path: Path) -> None:
    import_pax(store, tmp_path, pax_row())
    claim = store.claims(ClaimFilter(subject="agreement:pax-301", predicate="year"))[0]
    assert (claim.origin, claim.method) == ("import:pax:301", "import/pax/1")
    evidence = claim.evidence[0]
    assert (evidence.reference, evidence.locator) == ("PA-X Peace Agreements Database, version 8", "AgtId 301")
    assert (evidence.citation or "").startswith("Bell and Badanjak (2019)")


def test_import_again_changes_nothing(store: GraphStore, tmp_path: Path) -> None:
    first = import_pax(store, tmp_path, pax_row(), pax_row("302", name="Delta Accord"))
    claims = store.claims(ClaimFilter())
    again = import_pax(store, tmp_path, pax_row(), pax_row("302", name="Delta Accord"))
    assert again == first
    assert store.claims(ClaimFilter()) == claims


def test_changed_row_replaces_what_it_gave(store: GraphStore, tmp_path: Path) -> None:
    import_pax(store, tmp_path, pax_row())
    import_pax(store, tmp_path, pax_row(date="1995-03-01"))
    assert store.nodes(ids=["agreement:pax-301"])[0].properties["year"] == 1995


def test_dry_run_reports_and_writes_nothing(store: GraphStore, tmp_path: Path) -> None:
    dry = import_pax(store, tmp_path, pax_row(), dry_run=True)
    assert store.claims(ClaimFilter()) == []
    wet = import_pax(store, tmp_path, pax_row())
    assert (dry.claims, dry.new, dry.dry_run) == (wet.claims, wet.new, True)


def test_what_has_no_word_of_ours_is_listed(store: GraphStore, tmp_path: Path) -> None:
    row = pax_row(status="Oral", date="undated", iso="XYZ")
    report = import_pax(store, tmp_path, row, pax_row("302", status="Status unclear"))
    assert report.unmapped_values == {"Dat": {"undated": 1}, "Status": {"Oral": 1}}
    assert report.left_out_values == {"Status": {"Status unclear": 1}}
    assert report.unresolved == {"Loc1ISO": {"XYZ": 1}}
    assert report.unmapped_columns == ["GeWom"]
    assert "Part" in report.ignored


def test_bad_rows_are_named_and_the_rest_goes_on(store: GraphStore, tmp_path: Path) -> None:
    report = import_pax(store, tmp_path, pax_row(""), pax_row(), pax_row("302", name=""), pax_row(), "7,8")
    assert report.bad_rows == [
        (2, "AgtId is empty"),
        (4, "Agt is empty"),
        (5, "301 stands in row 3 already"),
        (6, "has 2 cells, 26 were expected"),
    ]
    assert (report.rows, report.new) == (1, ["agreement:pax-301", "case:pax-7"])


def test_known_agreement_of_name_and_year_is_taken_for_the_same(store: GraphStore, tmp_path: Path) -> None:
    curated(store, "agreement:volta-truce", "Delta Truce", year=1994, status="in force")
    report = import_pax(store, tmp_path, pax_row())
    assert report.matched == ["agreement:volta-truce"]
    node = store.nodes(ids=["agreement:volta-truce"])[0]
    assert node.properties == {"year": 1994, "status": "in force"}


def test_code_of_a_record_outranks_its_name(store: GraphStore, tmp_path: Path) -> None:
    curated(store, "agreement:volta-truce", "Armistice on the Volta", codes=["pax:301", "ucdp:5"])
    curated(store, "case:volta-talks", "Volta talks", codes=["pax:7"])
    assert import_pax(store, tmp_path, pax_row()).matched == ["agreement:volta-truce", "case:volta-talks"]


def test_code_of_another_type_is_another_thing(store: GraphStore, tmp_path: Path) -> None:
    curated(store, "case:volta-talks", "Volta talks", codes=["pax:301"])
    assert import_pax(store, tmp_path, pax_row()).matched == []


@pytest.mark.parametrize("date", ["2001-03-01", "undated"])
def test_namesake_of_another_year_is_another_agreement(date: str, store: GraphStore, tmp_path: Path) -> None:
    curated(store, "agreement:volta-truce", "Delta Truce", year=1994)
    report = import_pax(store, tmp_path, pax_row(date=date))
    assert (report.matched, report.new) == ([], ["agreement:pax-301", "case:pax-7"])


def test_conflict_rows_of_all_years_give_one_conflict(store: GraphStore, tmp_path: Path) -> None:
    curated(store, "actor:delta-front", "Delta Front", kind="ArmedGroup")
    report = import_conflicts(store, tmp_path, conflict_row(1961), conflict_row(1962, side_b="Marsh Front"))
    node = store.nodes(ids=["conflict:ucdp-88"])[0]
    assert (node.name, node.properties) == (
        "UCDP conflict in Ghana over Volta delta",
        {"kind": "internal", "start_year": 1961},
    )
    parties = {r.source for r in store.relations(node="conflict:ucdp-88", types=["PARTY_TO"])}
    assert parties == {"actor:ghana", "actor:delta-front"}
    assert (report.version, report.unresolved) == ("version 25.1", {"side_b": {"Marsh Front": 1}})


def test_kind_that_varies_by_year_is_left_out(store: GraphStore, tmp_path: Path) -> None:
    report = import_conflicts(store, tmp_path, conflict_row(1961), conflict_row(1962, kind="4"))
    assert report.varying == {"type_of_conflict": 1}
    assert store.nodes(ids=["conflict:ucdp-88"])[0].properties == {"start_year": 1961}


def test_file_of_two_versions_is_refused(store: GraphStore, tmp_path: Path) -> None:
    rows = [conflict_row(), conflict_row(1962).replace("25.1", "24.1")]
    with pytest.raises(ImportRefused, match=r"several versions: 24\.1, 25\.1"):
        import_conflicts(store, tmp_path, *rows)


def test_agreement_of_ucdp_is_signed(store: GraphStore, tmp_path: Path) -> None:
    path = write(tmp_path, "paid,year,pa_name,pa_type,amn", "55,1987,Lagoon Accord,1,0")
    report = import_file(store, path, "ucdp")
    node = store.nodes(ids=["agreement:ucdp-55"])[0]
    assert (node.name, node.properties) == ("Lagoon Accord", {"year": 1987, "status": "signed"})
    assert (report.version, report.unmapped_columns) == ("version not stated", ["amn"])


def test_own_file_is_read_with_its_own_map(store: GraphStore, tmp_path: Path) -> None:
    path = write(tmp_path, "id;title;begun;remark", "a1;Lagoon talks;1985;long")
    report = import_file(store, path, "csv", map_path=write_map(tmp_path, own_map()))
    assert store.nodes(ids=["case:own-a1"])[0].properties == {"start_year": 1985}
    assert report.unmapped_columns == ["remark"]


def test_conflict_over_government_is_named_so(store: GraphStore, tmp_path: Path) -> None:
    import_conflicts(store, tmp_path, conflict_row(territory=""))
    assert store.nodes(ids=["conflict:ucdp-88"])[0].name == "UCDP conflict in Ghana over government"
