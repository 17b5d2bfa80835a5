"""Friends groups meant but not named in full."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, object]]]


def _groups(found: set[tuple[str, str, object]]) -> set[object]:
    return {o for s, p, o in found if p == "MEMBER_OF" and s == "actor:gabon"}


def test_contact_group_is_called_after_what_it_deals_with(facts: Facts) -> None:
    text = "The war in Chad went on. The Contact Group, comprising Gabon, Ghana and Togo, met twice."
    assert _groups(facts(text)) == {"group:contact-group-on-chad"}


def test_place_that_opens_the_sentence_names_the_group(facts: Facts) -> None:
    text = "In Chad, the Group of Friends, whose members were Gabon, Ghana and Togo, was split."
    assert _groups(facts(text)) == {"group:group-of-friends-on-chad"}


def test_group_of_another_country_is_not_meant(facts: Facts) -> None:
    text = (
        "The Contact Group on Mali met in Bamako.",
        "In Chad, the Contact Group, comprising Gabon, Ghana and Togo, met twice.",
    )
    assert _groups(facts(*text)) != {"group:contact-group-on-mali"}


def test_number_before_friends_is_their_size(facts: Facts) -> None:
    found = facts("The Friends of Chad met in Doha. The six Friends kept the talks alive.")
    assert ("group:friends-of-chad", "member_count", "6") in found


def test_group_with_no_place_is_called_after_its_members(facts: Facts) -> None:
    found = facts("The Contact Group, comprising Gabon, Ghana and Togo, met twice.")
    assert _groups(found) == {"group:contact-group-of-gabon-ghana-and-togo"}


def test_group_with_no_place_and_no_members_stays_unknown(facts: Facts) -> None:
    assert _groups(facts("Gabon, Ghana and Togo met. The Contact Group did so twice.")) == set()


def test_what_a_group_agreed_on_is_its_place(facts: Facts) -> None:
    found = facts("The Contact Group, made up of Gabon, Ghana and Togo, failed to agree on Chad.")
    assert ("actor:togo", "MEMBER_OF", "group:contact-group-on-chad") in found
    assert ("group:contact-group-on-chad", "outcome", "failure") in found


def test_some_core_group_is_none(facts: Facts) -> None:
    found = facts("The war in Chad went on. The core group of mediators grew. The core group met twice.")
    assert not {s for s, _, _ in found if str(s).startswith("group:")}
