"""Bodies known by their head noun."""

from __future__ import annotations

import pytest

from ingest.annotate.bodies import find_bodies, kind_of_body


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("rebels of the Kirunda Liberation Front attacked", "Kirunda Liberation Front", "ArmedGroup"),
        ("The Selm Institute hosted a seminar", "Selm Institute", "NGO"),
        ("the Upland People’s Party won", "Upland People’s Party", "PoliticalBody"),
        ("the Joint Truce Monitoring Mission reported", "Joint Truce Monitoring Mission", "IGO"),
    ],
)
def test_body_is_found_with_its_kind(text: str, name: str, kind: str) -> None:
    assert [(b.name, b.kind) for b in find_bodies(text)] == [(name, kind)]


def test_two_bodies_are_parted_at_and_the() -> None:
    found = find_bodies("A letter of the Selm Institute and the Upland Foundation followed.")
    assert [b.name for b in found] == ["Selm Institute", "Upland Foundation"]


@pytest.mark.parametrize(
    "text", ["A Commission was set up.", "The Party won.", "Framework for the Peace Programme of Selm"]
)
def test_common_things_are_no_bodies(text: str) -> None:
    assert find_bodies(text) == []


def test_unknown_head_has_no_kind() -> None:
    assert kind_of_body("Blue Mountain") is None
