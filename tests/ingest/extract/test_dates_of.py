"""Years of cases, conflicts and agreements, and what became of agreements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, object]]]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The Chad peace process (1991-1996) dragged on.", ("case:chad-peace-process", "end_year", "1996")),
        ("The Chad peace process began in May 1991.", ("case:chad-peace-process", "start_year", "1991")),
        ("The civil war in Chad lasted from 1979 to 1996.", ("conflict:chad-civil-war", "start_year", "1979")),
        ("The Lusaka Protocol was signed in November 1994.", ("agreement:lusaka-protocol", "year", "1994")),
        ("The Lusaka Protocol was signed in November 1994.", ("agreement:lusaka-protocol", "status", "signed")),
        ("The Lusaka Protocol collapsed in 1998.", ("agreement:lusaka-protocol", "status", "collapsed")),
    ],
)
def test_year_or_status_is_read(facts: Facts, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three envoys tried to end the war in Chad between 1992 and 1995.",
        "The war in Chad (1988) was on the agenda.",
        "The Chad peace process began (Vale 1999).",
    ],
)
def test_other_years_are_left_alone(facts: Facts, text: str) -> None:
    assert not [f for f in facts(text) if f[1] in {"start_year", "end_year"}]


def test_agreement_named_in_an_aside_did_not_collapse(facts: Facts) -> None:
    found = facts("The Lusaka Protocol, a copy of the Bicesse Accords, collapsed.")
    assert {s for s, p, o in found if (p, o) == ("status", "collapsed")} == {"agreement:lusaka-protocol"}
