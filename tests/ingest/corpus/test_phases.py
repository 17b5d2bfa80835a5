"""Phases of a process: with years, in order, within the years of the process."""

from __future__ import annotations

import pytest

from graph_schema.schema import load_schema
from ingest.corpus.phases import check_phases, check_stage
from ingest.corpus.record import Record


def _case(*phases: str, **years: int) -> Record:
    return Record.model_validate(
        {
            "id": "case:selm-talks",
            "name": "Selm talks",
            "source": {"work": "marlowe1999"},
            "properties": {**years, "phases": {"value": list(phases)}},
        }
    )


def test_phases_in_order_are_sound() -> None:
    phases = ("1989-1990: The ferry rounds.", "1990: A recess.", "1990-1993: The barge rounds.")
    assert check_phases(_case(*phases, start_year=1989, end_year=1993)) == []


def test_process_without_phases_is_sound() -> None:
    assert check_phases(_case(start_year=1989)) == []


def test_open_end_bounds_nothing() -> None:
    assert check_phases(_case("2019-2024: The barge rounds.", start_year=1989)) == []


@pytest.mark.parametrize(
    ("phases", "fault"),
    [
        (["The ferry rounds."], "expected `1990-1991: who did what`, found 'The ferry rounds.'"),
        (["1989:"], "expected `1990-1991: who did what`, found '1989:'"),
        (["1991: A recess.", "1989: The ferry rounds."], "1989 stands after 1991"),
        (["1991-1990: A recess."], "one ends (1990) before it starts (1991)"),
        (["1988: A letter."], "1988-1988 lies outside the years of the process (1989-1993)"),
        (["1992-1994: The barge rounds."], "1992-1994 lies outside the years of the process (1989-1993)"),
    ],
)
def test_fault_of_phases_is_named(phases: list[str], fault: str) -> None:
    assert f"phases: {fault}" in check_phases(_case(*phases, start_year=1989, end_year=1993))


@pytest.mark.parametrize(
    ("stage", "faults"),
    [
        ("ceasefire", []),
        (
            "tea",
            ["stage: 'tea' is none; known: prenegotiation, ceasefire, partial settlement, comprehensive settlement"],
        ),
    ],
)
def test_stage_is_one_of_the_vocabulary(stage: str, faults: list[str]) -> None:
    record = _case()
    staged = Record.model_validate(record.model_dump(by_alias=True) | {"properties": {"stage": stage}})
    assert check_stage(staged, load_schema().vocabularies["process_stages"]) == faults
