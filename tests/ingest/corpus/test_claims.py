"""From record to claims."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.claims import Claim
from graph_schema.schema import load_schema
from ingest.corpus.bibliography import Work
from ingest.corpus.claims import RecordClaims
from ingest.corpus.codes import DATA_SETS, SYSTEMS
from ingest.corpus.record import Record


def _claims(records: list[Record], works: dict[str, Work]) -> list[Claim]:
    return RecordClaims(records[0], load_schema(), works).all()


def _one(claims: list[Claim], subject: str, predicate: str) -> Claim:
    found = [c for c in claims if c.subject == subject and c.predicate == predicate]
    assert len(found) == 1
    return found[0]


def test_record_is_born_with_its_label(records: list[Record], works: dict[str, Work]) -> None:
    birth = _one(_claims(records, works), "group:friends-of-the-selm-talks", "name")
    assert (birth.value, birth.qualifiers) == ("Friends of the Selm Talks", {"label": "FriendsGroup"})


def test_outcome_carries_criterion_and_basis(records: list[Record], works: dict[str, Work]) -> None:
    claims = _claims(records, works)
    assert _one(claims, "group:friends-of-the-selm-talks", "outcome").qualifiers == {"criterion": "overall"}
    assert _one(claims, "group:friends-of-the-selm-talks", "outcome_basis").value == "the talks ended in a treaty"


def test_member_is_source_of_its_relation(records: list[Record], works: dict[str, Work]) -> None:
    member = _one(_claims(records, works), "actor:mexico", "MEMBER_OF")
    assert member.object == "group:friends-of-the-selm-talks"
    assert member.qualifiers == {"as": "member", "from_year": 1990}


def test_checked_fact_is_surer_than_literature(records: list[Record], works: dict[str, Work]) -> None:
    claims = _claims(records, works)
    norway, mexico = (_one(claims, f"actor:{c}", "MEMBER_OF") for c in ("norway", "mexico"))
    assert norway.confidence > mexico.confidence


@pytest.mark.parametrize("second", ["literature", "checked"])
def test_first_of_two_sizes_weighs_most(group: dict[str, Any], works: dict[str, Work], second: str) -> None:
    sizes = [{"value": 2}, {"value": 3, "sure": second}]
    record = Record.model_validate(group | {"properties": {"member_count": sizes}})
    claims = [c for c in RecordClaims(record, load_schema(), works).all() if c.predicate == "member_count"]
    assert [c.value for c in sorted(claims, key=lambda c: -c.confidence)] == [2, 3]


def test_assessments_by_other_criteria_weigh_alike(group: dict[str, Any], works: dict[str, Work]) -> None:
    outcomes = [{"value": "success", "basis": "held", "criterion": c} for c in ("overall", "sustained")]
    record = Record.model_validate(group | {"properties": {"outcome": outcomes}})
    claims = [c for c in RecordClaims(record, load_schema(), works).all() if c.predicate == "outcome"]
    assert [c.confidence for c in claims] == [0.9, 0.9]


def test_state_needs_no_record(records: list[Record], works: dict[str, Work]) -> None:
    claims = _claims(records, works)
    assert _one(claims, "actor:norway", "kind").value == "State"
    assert _one(claims, "actor:norway", "name").value == "Norway"


def test_state_carries_its_country_codes(records: list[Record], works: dict[str, Work]) -> None:
    assert _one(_claims(records, works), "actor:norway", "codes").value == ["iso2:NO", "iso3:NOR"]


def test_state_that_is_no_more_has_no_codes(records: list[Record], works: dict[str, Work]) -> None:
    link = {"type": "MEMBER_OF", "from": "actor:zaire"}
    record = Record.model_validate(records[0].model_dump(by_alias=True) | {"relations": [link]})
    claims = RecordClaims(record, load_schema(), works).all()
    assert [c.predicate for c in claims if c.subject == "actor:zaire" and c.predicate in {"name", "codes"}] == ["name"]


def test_what_a_state_is_called_rests_on_the_vocabulary(records: list[Record], works: dict[str, Work]) -> None:
    evidence = _one(_claims(records, works), "actor:norway", "name").evidence
    assert [e.citation for e in evidence] == [load_schema().vocabularies["places"].source]


def test_evidence_cites_the_work_in_full(records: list[Record], works: dict[str, Work]) -> None:
    evidence = _one(_claims(records, works), "group:friends-of-the-selm-talks", "SERVED").evidence
    assert evidence[0].reference == "marlowe1999"
    assert evidence[0].citation == "Marlowe and Brandt (1999), Rivers and Rooms: Talks on the Upper Selm, ch. 2"


def test_claims_are_the_same_each_time(records: list[Record], works: dict[str, Work]) -> None:
    assert _claims(records, works) == _claims(records, works)


def test_codes_name_their_data_set(records: list[Record], works: dict[str, Work]) -> None:
    coded = records[0].model_copy(update={"codes": {"wikidata": "Q7", "pax": "12"}})
    claims = RecordClaims(coded, load_schema(), works).all()
    assert _one(claims, records[0].id, "codes").value == ["pax:12", "wikidata:Q7"]


def test_code_rests_on_its_data_set(records: list[Record], works: dict[str, Work]) -> None:
    coded = records[0].model_copy(update={"codes": {"wikidata": "Q7", "pax": "12"}})
    evidence = _one(RecordClaims(coded, load_schema(), works).all(), records[0].id, "codes").evidence
    assert [e.citation for e in evidence] == ["PA-X Peace Agreements Database, 12", "Wikidata, Q7"]


def test_every_data_set_has_a_name_to_cite() -> None:
    assert set(SYSTEMS) == set(DATA_SETS)
