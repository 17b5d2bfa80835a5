"""What is wrong with a corpus taken together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_schema.schema import load_schema
from ingest.corpus.bibliography import Work
from ingest.corpus.briefs import Brief, parse_brief
from ingest.corpus.check_whole import check_corpus, orphans, uncited_works
from ingest.corpus.read import Corpus
from ingest.corpus.record import Record

BRIEF = """---
title: Rivers as tables
topics: [leverage]
cases: [case:selm-talks]
---

# Rivers as tables

The talks were held on a barge.[^1]

[^1]: Ada Marlowe and Otto Brandt, *Rivers and Rooms*, Quay Press, 1999, p. 12.
"""


def _brief(text: str = BRIEF) -> Brief:
    return parse_brief(text, name="briefs/rivers.md")


def _corpus(records: list[Record], works: dict[str, Work], folder: Path, text: str) -> Corpus:
    (folder / "rivers.md").write_text(text, encoding="utf-8")
    return Corpus(records=records, briefs=[folder / "rivers.md"], works=works)


def test_sound_corpus_has_nothing_to_mend(records: list[Record], works: dict[str, Work], tmp_path: Path) -> None:
    found = check_corpus(_corpus(records, works, tmp_path, BRIEF), load_schema())
    assert (found.faults, found.warnings) == ([], [])


def test_record_that_nothing_is_joined_to_is_an_orphan(records: list[Record]) -> None:
    loner = Record.model_validate({"id": "actor:ina-holt", "name": "Ina Holt", "source": {"work": "marlowe1999"}})
    assert orphans([*records, loner]) == ["actor:ina-holt: an orphan: no relation joins it to another record"]


def test_place_and_strategy_join_nothing(records: list[Record]) -> None:
    assert orphans(records[1:]) == ["case:selm-talks: an orphan: no relation joins it to another record"]


def test_work_that_a_footnote_names_is_cited(works: dict[str, Work]) -> None:
    assert uncited_works([], [_brief()], works) == []


@pytest.mark.parametrize("name", ["Carla Roe and Otto Brandt", "Ada Marlowell"])
def test_footnote_of_another_author_does_not_cite(name: str, works: dict[str, Work]) -> None:
    text = BRIEF.replace("Ada Marlowe and Otto Brandt", name)
    assert uncited_works([], [_brief(text)], works) == ["sources.bib: nothing cites marlowe1999"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("case:selm-talks", "case:no-such-talks", "names case:no-such-talks, which has no record"),
        ("[leverage]", "[rivers]", "names the topic rivers, which is not in the vocabulary"),
        ("barge.[^1]", "barge.[^1] It sank.[^2]", "has no footnote 2"),
        ("[^1]: Ada", "Ada", "has no footnote that names a work"),
    ],
)
def test_fault_of_a_brief_is_named(
    records: list[Record], works: dict[str, Work], tmp_path: Path, old: str, new: str, fault: str
) -> None:
    found = check_corpus(_corpus(records, works, tmp_path, BRIEF.replace(old, new)), load_schema())
    assert f"{tmp_path.name}/rivers.md: {fault}" in found.faults


def test_shared_name_may_be_declared(records: list[Record], group: dict[str, Any], works: dict[str, Work]) -> None:
    twin = Record.model_validate(group | {"id": "group:selm-friends", "name": "Selm Friends", "aliases": []})
    corpus = Corpus(records=[*records, twin], briefs=[], works=works, ambiguous=["Selm friends"])
    assert check_corpus(corpus, load_schema()).faults == []


def test_idle_declaration_is_named(records: list[Record], works: dict[str, Work]) -> None:
    corpus = Corpus(records=records, briefs=[], works=works, ambiguous=["Selm Friends"])
    assert check_corpus(corpus, load_schema()).faults == [
        "ambiguous.yaml: 'Selm Friends' is called ambiguous but is not"
    ]
