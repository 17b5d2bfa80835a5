"""Titles of offices, as the sources put them, found by the words people use for them."""

from __future__ import annotations

import pytest

from service.ask.offices import office_head, office_words
from service.ask.tokens import keys_of

TITLES = ("special envoy to the Oru talks", "special representative for Lumara", "Foreign Minister", "founder")


def titles_of(word: str) -> set[str]:
    edges = [sense.edge for sense in office_words(TITLES)[keys_of(word)]]
    return {title for edge in edges if edge is not None for title in edge[1]}


def test_envoy_takes_in_representatives() -> None:
    assert titles_of("envoys") == {"special envoy to the Oru talks", "special representative for Lumara"}


def test_title_is_found_whatever_its_capitals() -> None:
    assert titles_of("foreign ministers") == {"Foreign Minister"}


def test_founding_is_the_office_of_the_founder() -> None:
    assert [sense.form for sense in office_words(TITLES)[("founded",)]] == ["active"]


def test_office_nobody_holds_fits_no_title() -> None:
    assert titles_of("ambassador") == {"ambassador"}


@pytest.mark.parametrize(
    ("title", "head"),
    [("special envoy of the Secretary-General for Oru", "special envoy"), ("secretary of state", "secretary of state")],
)
def test_head_of_a_title_ends_before_the_place(title: str, head: str) -> None:
    assert " ".join(office_head(keys_of(title))) == head
