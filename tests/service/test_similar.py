"""Which cases are like one: the score, what matches and what differs, over HTTP and on the command line."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from service.browse.case_features import read_features
from service.browse.similar import Band, CaseFeatures, Feature, band_of, load_similarity, rank_similar
from service.cli import app
from service.desk import Desk
from service.models.similar import Difference, Match
from service.settings import Settings

FEATURES = {"region": Feature(label="region", weight=1), "strategies": Feature(label="strategies", weight=3)}


def case(name: str, **values: list[str]) -> CaseFeatures:
    return CaseFeatures(f"case:{name}", name.title(), {key: frozenset(found) for key, found in values.items()})


REEF = case("reef", region=["Africa"], strategies=["shuttle", "deadline"])


def test_case_alike_in_all_scores_one() -> None:
    found = rank_similar(REEF, [case("bay", **{k: sorted(v) for k, v in REEF.values.items()})], FEATURES, k=3)
    assert (found.cases[0].score, found.cases[0].differs) == (1.0, [])


def test_score_is_the_weighted_share_of_values_in_common() -> None:
    other = case("bay", region=["Asia"], strategies=["shuttle", "linkage"])
    found = rank_similar(REEF, [other], FEATURES, k=3).cases[0]
    assert found.score == pytest.approx(3 * (1 / 3) / 4)
    assert found.matches == [Match(key="strategies", label="strategies", shared=["shuttle"])]
    assert found.differs == [
        Difference(key="region", label="region", here=["Africa"], there=["Asia"]),
        Difference(key="strategies", label="strategies", here=["deadline"], there=["linkage"]),
    ]


def test_what_the_other_lacks_is_no_agreement() -> None:
    found = rank_similar(REEF, [case("bay", region=["Africa"])], FEATURES, k=3).cases[0]
    assert (found.score, found.not_coded) == (0.25, ["strategies"])


def test_what_the_case_lacks_counts_for_nothing() -> None:
    found = rank_similar(case("bay", region=["Africa"]), [REEF], FEATURES, k=3)
    assert (found.cases[0].score, found.not_coded) == (1.0, ["strategies"])


def test_best_come_first_and_strangers_not_at_all() -> None:
    others = [case("cove", region=["Asia"]), case("bay", region=["Africa"]), case("arm", region=["Africa"]), REEF]
    assert [c.id for c in rank_similar(REEF, others, FEATURES, k=3).cases] == ["case:arm", "case:bay"]
    assert [c.id for c in rank_similar(REEF, others, FEATURES, k=1).cases] == ["case:arm"]


def test_case_without_anything_coded_is_like_none() -> None:
    assert rank_similar(case("bay"), [REEF], FEATURES, k=3).cases == []


@pytest.mark.parametrize(("number", "name"), [(1, "one"), (3, "few"), (9, "many")])
def test_number_falls_into_its_band(number: int, name: str) -> None:
    bands = [Band(name="one", upto=1), Band(name="few", upto=3), Band(name="many")]
    assert band_of(number, bands) == name


def test_features_are_read_from_the_graph(desk: Desk) -> None:
    found = read_features(desk.store, load_similarity())["case:oru-talks"]
    assert {key: sorted(values) for key, values in found.values.items()} == {
        "region": ["Africa"],
        "decade": ["1990s"],
        "party_kinds": ["ArmedGroup"],
        "mediator_kinds": ["State"],
        "mediator_number": ["one"],
        "strategies": ["shuttle diplomacy"],
        "friends_group": ["contact group", "friends of a country or process"],
        "friends_size": found_sizes(desk),
        "outcome": ["success"],
    }


def found_sizes(desk: Desk) -> list[str]:
    """Bands of the two groups that served the Oru talks, of three and of seven or five members."""
    sizes = [
        n.properties["member_count"] for n in desk.store.nodes(ids=["group:friends-of-oru", "group:tarn-contact-group"])
    ]
    return sorted(band_of(size, load_similarity().size_bands) for size in sizes)


def test_route_names_what_matches(client: TestClient) -> None:
    found = client.get("/v1/cases/case:vell-talks/similar", params={"k": 1})
    assert found.status_code == 200, found.text
    best = found.json()["cases"][0]
    assert best["id"] == "case:maro-dialogue"
    assert {"key": "decade", "label": "decade it began in", "shared": ["2000s"]} in best["matches"]


def test_case_that_is_not_there_names_the_nearest(client: TestClient) -> None:
    found = client.get("/v1/cases/case:vell/similar")
    assert found.status_code == 404
    assert "case:vell-talks" in found.json()["nearest"]


def test_command_prints_what_the_route_returns(settings: Settings, client: TestClient) -> None:
    printed = CliRunner().invoke(app, ["similar", "case:vell-talks", "--json", "--store", settings.store])
    assert json.loads(printed.stdout) == client.get("/v1/cases/case:vell-talks/similar", params={"k": 5}).json()


def test_command_says_what_is_the_same_and_what_is_not(settings: Settings) -> None:
    printed = CliRunner().invoke(app, ["similar", "case:vell-talks", "-k", "1", "--store", settings.store]).stdout
    assert "1. Maro dialogue  [" in printed
    assert "outcome: also partial, not failure" in printed
