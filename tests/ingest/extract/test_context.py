"""What sentences speak of without saying so: by heading, by the place the text turns to, by what came before."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, object]]]
CHAD = "case:chad-peace-process"


def test_heading_with_a_country_tells_which_talks(facts: Facts) -> None:
    found = facts("Norway hosted the talks.", heading="Chapter 3: Chad")
    assert ("actor:norway", "SUPPORTED", CHAD) in found


def test_heading_with_two_countries_tells_nothing(facts: Facts) -> None:
    found = facts("Norway hosted the talks.", heading="Chad and Mali")
    assert not {p for _, p, _ in found} & {"SUPPORTED"}


def test_heading_alone_makes_no_case(facts: Facts) -> None:
    found = facts("Norway has many lakes.", heading="Chapter 3: Chad")
    assert CHAD not in {s for s, _, _ in found}


def test_talks_after_a_war_are_about_it(facts: Facts) -> None:
    found = facts("Chad was poor. The war in Chad began in 1979. Norway hosted the talks.")
    assert ("actor:norway", "SUPPORTED", CHAD) in found


def test_text_that_turns_to_another_country_leaves_its_case(facts: Facts) -> None:
    text = "The Chad peace process began in Doha. In Mali, Norway funded the negotiations."
    assert ("actor:norway", "SUPPORTED", CHAD) not in facts(text)
    assert ("actor:norway", "SUPPORTED", "case:mali-peace-process") in facts(text)


def test_talks_held_elsewhere_are_other_talks(facts: Facts) -> None:
    text = (
        "Portugal mediated the Bicesse talks between Angola and UNITA. "
        "Russia, the United States and Zambia supported the talks in Lusaka."
    )
    supported = {o for s, p, o in facts(text) if p == "SUPPORTED" and s == "actor:zambia"}
    assert supported == {"case:lusaka-talks"}


def test_outermost_heading_says_what_the_talks_are_about(facts: Facts) -> None:
    found = facts("Norway hosted the talks.", heading="Chad > The part of Libya")
    assert ("actor:norway", "SUPPORTED", CHAD) in found


def test_war_under_a_heading_is_that_of_its_country(facts: Facts) -> None:
    found = facts("The war began in 1979.", heading="Chad")
    assert ("conflict:chad-conflict", "start_year", "1979") in found
