"""Names in whole documents: states behind demonyms and capitals, short forms, things named by place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotate.annotate import Annotated

Annotate = Callable[..., Annotated]


def _named(found: Annotated) -> set[str]:
    return {e.key for e in found.entities.all() if e.first is not None}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Norwegian diplomats carried messages.", "actor:norway"),
        ("The authorities in Khartoum refused.", "actor:sudan"),
        ("Khartoum never accepted the text.", "actor:sudan"),
        ("The Government of Ghana agreed.", "actor:ghana"),
    ],
)
def test_government_stands_for_its_state(annotated: Annotate, text: str, state: str) -> None:
    assert state in _named(annotated(text))


@pytest.mark.parametrize(
    "text", ["They met in Khartoum.", "The talks moved to Ashgabat, Turkmenistan.", "Ghanaian refugees fled."]
)
def test_venues_and_peoples_are_no_actors(annotated: Annotate, text: str) -> None:
    assert _named(annotated(text)) == set()


def test_seat_means_the_state_of_its_time(annotated: Annotate) -> None:
    assert _named(annotated("In 1979 Moscow agreed to the plan.")) == {"actor:soviet-union"}
    assert _named(annotated("In 1997 Moscow agreed to the plan.")) == {"actor:russia"}


def test_seat_without_a_time_is_left_open(annotated: Annotate) -> None:
    found = annotated("Moscow agreed to the plan.")
    assert _named(found) == set()
    assert [u.surface for u in found.undecided] == ["Moscow"]


def test_sudan_is_not_south_sudan(annotated: Annotate) -> None:
    assert _named(annotated("South Sudan signed.")) == {"actor:south-sudan"}


def test_two_congos_are_left_open(annotated: Annotate) -> None:
    found = annotated("Congo signed the text.")
    assert _named(found) == set()
    assert len(found.undecided[0].candidates) == 2


def test_surname_needs_the_full_name(annotated: Annotate) -> None:
    assert _named(annotated("Annan spoke.")) == set()
    assert _named(annotated("Kofi Annan spoke. Annan left.")) == {"actor:kofi-annan"}


def test_acronym_binds_for_the_whole_document(annotated: Annotate) -> None:
    found = annotated("The Kirunda Liberation Front (KLF) met. The KLF signed.")
    assert found.entities["actor:kirunda-liberation-front"].surfaces["KLF"] == 2


def test_cited_authors_are_no_actors(annotated: Annotate) -> None:
    assert _named(annotated("Kofi Annan spoke (Annan 2012). It worked.")) == {"actor:kofi-annan"}
    assert annotated("It worked (Annan 2012, 4).").entities.all() == []


def test_conflict_of_a_place_is_one(annotated: Annotate) -> None:
    found = annotated("The civil war in Chad went on. The Chadian conflict had begun earlier.")
    assert [e.mentions for e in found.entities.of_label("Conflict")] == [2]


def test_case_is_named_by_place(annotated: Annotate) -> None:
    found = annotated("The peace process in Chad stalled. The Chad peace talks resumed.")
    assert [e.mentions for e in found.entities.of_label("Case")] == [2]


def test_demonym_before_mediation_is_the_mediator(annotated: Annotate) -> None:
    assert annotated("Norwegian mediation began early.").entities.of_label("Case") == []


def test_agreement_is_named_by_its_head(annotated: Annotate) -> None:
    found = annotated("They signed the Protocol on Pasture Rights in June 1994.")
    assert [e.entry.name for e in found.entities.of_label("Agreement")] == ["Protocol on Pasture Rights"]


def test_peace_agreement_in_general_is_no_agreement(annotated: Annotate) -> None:
    assert annotated("A Peace Agreement takes time.").entities.of_label("Agreement") == []


def test_friends_group_is_named_by_its_shape(annotated: Annotate) -> None:
    found = annotated("The Group of Friends of Chad met. A contact group on Togo followed. Groups of friends help.")
    assert [e.entry.name for e in found.entities.of_label("FriendsGroup")] == [
        "Group of Friends of Chad",
        "Contact Group on Togo",
    ]


def test_body_does_not_run_into_a_known_name(annotated: Annotate) -> None:
    found = annotated("The Selm Commission of West Fields and Southern African Development Community met.")
    assert _named(found) == {"actor:southern-african-development-community"}


def test_officer_is_no_body(annotated: Annotate) -> None:
    assert not {n for n in _named(annotated("They asked the former Kenyan Chief of Defence Forces.")) if "chief" in n}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Norway mediated between Gabon and Chad.", "Gabon–Chad mediation"),
        ("The talks between Gabon, Chad and Togo went on.", "Gabon–Chad–Togo talks"),
        ("Norway joined the Bicesse talks between Angola and UNITA.", "Bicesse talks"),
        ("Angola opened peace talks with UNITA.", "Angola–UNITA talks"),
        ("The talks between President Kofi Annan and UNITA failed.", "Kofi Annan–UNITA talks"),
    ],
)
def test_case_is_named_by_its_sides(annotated: Annotate, text: str, case: str) -> None:
    cases = annotated(text).entities.of_label("Case")
    assert [max(e.proposed, key=lambda name: e.proposed[name]) for e in cases] == [case]


@pytest.mark.parametrize("text", ["They met the Chad Episcopal Conference.", "The Gabon Press Conference was long."])
def test_conference_of_another_sort_is_no_case(annotated: Annotate, text: str) -> None:
    assert annotated(text).entities.of_label("Case") == []


def test_war_in_a_region_of_a_country_is_of_the_region(annotated: Annotate) -> None:
    conflicts = annotated("The conflict in Sudan's Darfur went on.").entities.of_label("Conflict")
    assert [e.entry.name for e in conflicts] == ["Darfur conflict"]


def test_state_after_an_opening_adverb_is_no_venue(annotated: Annotate) -> None:
    [sentence] = annotated("However, Ghana, Togo and Gabon armed the rebels.").sentences
    assert [n.letter for n in sentence.names] == ["S", "S", "S"]


@pytest.mark.parametrize(("year", "key"), [(2005, "sudan"), (2003, "liberia")])
def test_year_beside_a_name_tells_which_agreement(annotated: Annotate, year: int, key: str) -> None:
    found = _named(annotated(f"The Comprehensive Peace Agreement of January {year} held."))
    assert found == {f"agreement:comprehensive-peace-agreement-{key}"}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Talks held in Doha ended the stand-off.", "case:doha-talks"),
        ("The talks in Naivasha went on.", "case:naivasha-process"),
    ],
)
def test_talks_are_called_after_their_venue(annotated: Annotate, text: str, case: str) -> None:
    assert {k for k in _named(annotated(text)) if k.startswith("case:")} == {case}


def test_talks_in_some_city_are_no_new_ones(annotated: Annotate) -> None:
    assert not {k for k in _named(annotated("The talks in Doha went on.")) if k.startswith("case:doha")}


def test_mediation_in_an_area_is_in_its_war(annotated: Annotate) -> None:
    assert "conflict:biafran-war" in _named(annotated("Ghana refused to mediate in Biafra."))
