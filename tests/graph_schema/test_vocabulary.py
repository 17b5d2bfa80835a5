"""The vocabularies hold what they must, are worded, and name every ambiguity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from pydantic import ValidationError

from graph_schema.errors import SchemaFileError, UnknownTerm
from graph_schema.ids import slug
from graph_schema.vocabulary import (
    Term,
    Vocabulary,
    check_steps,
    check_vocabulary,
    load_vocabularies,
    read_yaml,
    shared_words,
)

STRATEGIES = """
    facilitation formulation manipulation shuttle-diplomacy backchannel prenegotiation good-offices
    problem-solving-workshop track-two-dialogue mediator-proposal deadline incentives sanctions threat-of-force
    security-guarantees peacekeeping monitoring group-of-friends proximity-talks summit conference incrementalism
    comprehensive-package linkage confidence-building recognition venue-hosting co-mediation lead-mediator
    national-dialogue referendum power-sharing capacity-building insider-mediation arbitration
    declaration-of-principles
""".split()
TOPICS = """
    groups-of-friends coordination lead-mediator leverage ripeness entry preventive-diplomacy prenegotiation
    confidentiality impartiality spoilers inclusion women civil-society track-two mandates mediator-selection
    mediation-support training regional-organizations ngo-mediators media logistics funding agreement-design
    process-design power-sharing ceasefires transitional-justice constitution-making implementation monitoring
    local-mediation conflict-analysis great-powers listed-groups institutional-memory natural-resources
    trust-building exit
""".split()
CLOSED_LISTS = {
    "outcomes": "success partial failure ongoing unclear",
    "outcome_criteria": "overall|agreement reached|violence reduced|implemented|sustained",
    "actor_kinds": "State IGO NGO Person ArmedGroup PoliticalBody",
    "igo_scopes": "global regional subregional",
    "friends_group_kinds": "friends of the Secretary-General|friends of a country or process|contact group|"
    "implementation or monitoring group|other",
    "agreement_statuses": "proposed|agreed|initialled|signed|in force|collapsed",
    "mediator_roles": "lead co-mediator facilitator envoy",
    "support_kinds": "host fund guarantee observe advise",
    "membership_kinds": "member co-chair observer",
    "signature_kinds": "party guarantor witness",
    "lesson_strengths": "recommendation finding warning",
    "document_kinds": "report handbook book note debrief",
    "confidentialities": "public internal restricted",
    "conflict_kinds": "interstate|internal|internationalised internal|colonial",
    "place_kinds": "area country subregion region",
    "process_stages": "prenegotiation|ceasefire|partial settlement|comprehensive settlement",
    "guide_steps": "assess readiness ripeness conduct track-two agreement",
}
# An author or authors, a year, and the title of the work.
WORK = re.compile(r"^[A-ZÀ-Ž].+ (1[89]|20)\d\d, [A-Z].+$")


@pytest.fixture(scope="module")
def vocabularies() -> dict[str, Vocabulary]:
    return load_vocabularies()


@pytest.fixture(scope="module")
def places(vocabularies: dict[str, Vocabulary]) -> Vocabulary:
    return vocabularies["places"]


def _venues(*terms: Term, ambiguous: Sequence[str] = ()) -> Vocabulary:
    return Vocabulary(name="venues", definition="Towns where talks met.", ambiguous=list(ambiguous), terms=list(terms))


def test_every_vocabulary_is_consistent(vocabularies: dict[str, Vocabulary]) -> None:
    assert [p for v in vocabularies.values() for p in check_vocabulary(v)] == []


def test_files_are_named_after_their_vocabulary() -> None:
    folder = Path(__file__).parents[2] / "graph_schema" / "vocabulary"
    names = {path.stem: read_yaml(path)["name"] for path in folder.glob("*.yaml")}
    assert names == {stem: stem for stem in names}
    assert len(names) == len(CLOSED_LISTS) + 3


@pytest.mark.parametrize("name", sorted(CLOSED_LISTS))
def test_closed_list_is_exact(vocabularies: dict[str, Vocabulary], name: str) -> None:
    listed = CLOSED_LISTS[name]
    assert vocabularies[name].ids == (listed.split("|") if "|" in listed else listed.split())


@pytest.mark.parametrize(("name", "required"), [("strategies", STRATEGIES), ("topics", TOPICS)])
def test_required_ids_are_there(vocabularies: dict[str, Vocabulary], name: str, required: list[str]) -> None:
    assert set(required) - set(vocabularies[name].ids) == set()


@pytest.mark.parametrize("name", ["strategies", "topics"])
def test_ideas_are_defined_and_sourced(vocabularies: dict[str, Vocabulary], name: str) -> None:
    terms = vocabularies[name].terms
    assert [t.id for t in terms if not t.definition.endswith(".")] == []
    assert [t.id for t in terms if not WORK.match(t.source)] == []


@pytest.mark.parametrize("name", ["strategies", "topics"])
def test_ideas_have_wordings_to_find_them_by(vocabularies: dict[str, Vocabulary], name: str) -> None:
    terms = vocabularies[name].terms
    assert [t.id for t in terms if not (t.synonyms and t.phrases)] == []
    assert [t.id for t in terms if len(set(t.phrases)) != len(t.phrases)] == []
    assert [p for t in terms for p in t.phrases if p != p.lower()] == []


@pytest.mark.parametrize("name", sorted(CLOSED_LISTS))
def test_terms_of_closed_lists_are_defined(vocabularies: dict[str, Vocabulary], name: str) -> None:
    assert [t.id for t in vocabularies[name].terms if not (t.definition.endswith(".") and t.synonyms)] == []


def test_nodes_come_from_three_vocabularies(vocabularies: dict[str, Vocabulary]) -> None:
    nodes = {v.name: v.node for v in vocabularies.values() if v.node}
    assert nodes == {"strategies": "Strategy", "topics": "Topic", "places": "Place"}


def test_every_topic_has_its_place_in_the_guide(vocabularies: dict[str, Vocabulary]) -> None:
    steps = [t.steps for t in vocabularies["topics"].terms]
    assert all(steps)
    assert {step for found in steps for step in found} == set(vocabularies["guide_steps"].ids)


def test_steps_of_the_guide_are_sourced(vocabularies: dict[str, Vocabulary]) -> None:
    assert [t.id for t in vocabularies["guide_steps"].terms if not WORK.match(t.source)] == []


def test_check_finds_a_step_that_the_guide_does_not_have(vocabularies: dict[str, Vocabulary]) -> None:
    venues = _venues(Term(id="oslo", name="Oslo", steps=["conduct", "toast"]))
    message = "venues: oslo belongs to the step toast, which is not in guide_steps"
    assert check_steps({"guide_steps": vocabularies["guide_steps"], "venues": venues}) == [message]


def test_every_vocabulary_is_sourced(vocabularies: dict[str, Vocabulary]) -> None:
    sources = {v.name: v.source for v in vocabularies.values() if v.source != "own coding rule"}
    assert [name for name, source in sources.items() if not WORK.match(source)] == []


def test_synonyms_do_not_repeat_the_name(vocabularies: dict[str, Vocabulary]) -> None:
    for vocabulary in vocabularies.values():
        for term in vocabulary.terms:
            words = [w.casefold() for w in term.surfaces]
            assert len(set(words)) == len(words), f"{vocabulary.name}: {term.id}"


def test_places_are_named_by_their_ids(places: Vocabulary) -> None:
    assert [t.id for t in places.terms if t.id != slug(t.name)] == []


def test_places_are_of_known_kinds(places: Vocabulary, vocabularies: dict[str, Vocabulary]) -> None:
    assert {t.kind for t in places.terms} == set(vocabularies["place_kinds"].ids)


def test_every_place_leads_up_to_a_region(places: Vocabulary) -> None:
    groupings = {"middle-east-and-north-africa", "former-soviet-union"}  # they span regions
    for term in places.terms:
        top = term
        while top.broader:
            top = places.term(top.broader)
        assert top.kind == "region" or top.id in groupings, term.id


def test_countries_are_all_there(places: Vocabulary) -> None:
    """193 members of the United Nations and seven others have a code of their own."""
    countries = [t for t in places.terms if t.kind == "country" and t.codes]
    assert len(countries) == 200
    assert {len(t.codes["iso2"]) for t in countries} == {2}
    assert {len(t.codes["iso3"]) for t in countries} == {3}
    assert len({t.codes["iso3"] for t in countries}) == 200


def test_country_codes_are_those_of_the_standard(places: Vocabulary) -> None:
    lines = (Path(__file__).parent / "iso_3166_1.txt").read_text(encoding="utf-8").splitlines()
    assigned = {tuple(pair.split("-")) for line in lines if not line.startswith("#") for pair in line.split()}
    found = {t.id: (t.codes["iso2"], t.codes["iso3"]) for t in places.terms if t.codes}
    # Kosovo has none; the ones that everybody uses are from the range left to users
    assert {i: pair for i, pair in found.items() if pair not in assigned} == {"kosovo": ("XK", "XKX")}


def test_countries_have_a_capital_and_people(places: Vocabulary) -> None:
    countries = [t for t in places.terms if t.kind == "country"]
    assert [t.id for t in countries if not t.capital] == []
    assert [t.id for t in countries if not t.demonyms] == ["holy-see"]


def test_areas_lie_in_countries_or_between_them(places: Vocabulary) -> None:
    wider = {t.id: places.term(t.broader or "").kind for t in places.terms if t.kind == "area"}
    assert {area for area, kind in wider.items() if kind != "country"} == {
        "kashmir",
        "kurdistan",
        "gibraltar",
        "falkland-islands",
        "beagle-channel",
        "cenepa",
        "new-caledonia",
    }


@pytest.mark.parametrize(
    ("surface", "ids"),
    [
        ("congo", {"democratic-republic-of-the-congo", "republic-of-the-congo"}),
        ("congolese", {"democratic-republic-of-the-congo", "republic-of-the-congo"}),
        ("korea", {"north-korea", "south-korea"}),
    ],
)
def test_ambiguous_names_are_declared(places: Vocabulary, surface: str, ids: set[str]) -> None:
    assert shared_words(places)[surface] == ids
    assert surface in {word.casefold() for word in places.ambiguous}


@pytest.mark.parametrize(
    ("surface", "place"),
    [
        ("Burma", "myanmar"),
        ("Ivory Coast", "cote-divoire"),
        ("DRC", "democratic-republic-of-the-congo"),
        ("Swaziland", "eswatini"),
        ("Nigerien", "niger"),
        ("Nigerian", "nigeria"),
        ("Southern Sudan", "south-sudan"),
        ("Sudanese", "sudan"),
        ("Britain", "united-kingdom"),
        ("Scandinavia", "nordic-countries"),
    ],
)
def test_place_is_found_by_another_name(places: Vocabulary, surface: str, place: str) -> None:
    assert [t.id for t in places.terms if surface in t.surfaces] == [place]


@pytest.mark.parametrize(
    ("place", "wider"),
    [
        ("rwanda", ["east-africa", "great-lakes-region"]),
        ("norway", ["northern-europe", "nordic-countries"]),
        ("aceh", ["indonesia"]),
        ("africa", []),
    ],
)
def test_place_lies_in_wider_places(places: Vocabulary, place: str, wider: list[str]) -> None:
    assert places.term(place).wider == wider


def test_yaml_words_that_look_like_booleans_stay_words(places: Vocabulary) -> None:
    assert places.term("norway").codes == {"iso2": "NO", "iso3": "NOR"}


def test_unknown_term_names_the_nearest(vocabularies: dict[str, Vocabulary]) -> None:
    with pytest.raises(UnknownTerm, match=r"'shuttle-diplomacie' .* strategies \(nearest: shuttle-diplomacy"):
        vocabularies["strategies"].term("shuttle-diplomacie")


def test_unknown_term_lists_the_known_when_none_is_near(vocabularies: dict[str, Vocabulary]) -> None:
    with pytest.raises(UnknownTerm, match=r"\(known: success, partial, failure, ongoing, unclear\)"):
        vocabularies["outcomes"].term("zzz")


def test_check_finds_an_unknown_wider_term() -> None:
    venues = _venues(Term(id="geneva", name="Geneva", also_in=["alps"]))
    assert check_vocabulary(venues) == ["venues: geneva lies in alps, which is unknown"]


def test_check_finds_an_id_given_twice() -> None:
    venues = _venues(Term(id="oslo", name="Oslo"), Term(id="oslo", name="Christiania"))
    assert check_vocabulary(venues) == ["venues: the id oslo stands 2 times"]


def test_check_finds_a_word_of_two_terms() -> None:
    oslo, geneva = Term(id="oslo", name="Oslo", synonyms=["The Lake"]), Term(id="geneva", name="the lake")
    message = "venues: 'the lake' names geneva, oslo; give it to one of them or list it under `ambiguous`"
    assert check_vocabulary(_venues(oslo, geneva)) == [message]


def test_check_accepts_a_declared_ambiguity() -> None:
    oslo, geneva = Term(id="oslo", name="Oslo", synonyms=["town"]), Term(id="geneva", name="Town")
    assert check_vocabulary(_venues(oslo, geneva, ambiguous=["town"])) == []


def test_check_finds_an_ambiguity_that_is_none() -> None:
    venues = _venues(Term(id="oslo", name="Oslo"), ambiguous=["Oslo"])
    assert check_vocabulary(venues) == ["venues: 'oslo' is called ambiguous but is not"]


def test_broken_yaml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "venues.yaml"
    path.write_text("terms: [oslo", encoding="utf-8")
    with pytest.raises(SchemaFileError, match=r"venues\.yaml: not readable as YAML: (.|\n)*line 1"):
        read_yaml(path)


def test_unknown_field_of_a_term_is_refused() -> None:
    with pytest.raises(ValidationError, match="synonym\n"):
        Term.model_validate({"id": "oslo", "name": "Oslo", "synonym": ["the fjord"]})
