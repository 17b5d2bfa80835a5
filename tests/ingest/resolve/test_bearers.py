"""Which bearer of a name a document means."""

from __future__ import annotations

from collections import Counter

import pytest

from ingest.annotate.lexicon import Lexicon
from ingest.resolve.bearers import Bearers, one_entry


def _bearers(*surfaces: str, text: str = "") -> Bearers:
    return Bearers(Lexicon.bundled().surfaces, Counter(surfaces), text.lower())


def test_full_name_settles_the_short_one() -> None:
    assert one_entry(_bearers("Annan").decide("Annan")) is None
    entry = one_entry(_bearers("Kofi Annan", "Annan").decide("Annan"))
    assert entry is not None
    assert entry.key == "actor:kofi-annan"


def test_organ_needs_its_parent() -> None:
    assert _bearers("Security Council").decide("Security Council") == []
    assert one_entry(_bearers("United Nations", "Security Council").decide("Security Council")) is not None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sudan, Sudan and again Sudan", "agreement:comprehensive-peace-agreement-sudan"),
        ("Liberia and its Liberian neighbours", "agreement:comprehensive-peace-agreement-liberia"),
    ],
)
def test_context_tells_agreements_of_one_name_apart(text: str, key: str) -> None:
    entry = one_entry(_bearers("Comprehensive Peace Agreement", text=text).decide("Comprehensive Peace Agreement"))
    assert entry is not None
    assert entry.key == key


def test_equal_contexts_leave_it_open() -> None:
    found = _bearers("Comprehensive Peace Agreement", text="Sudan and Liberia").decide("Comprehensive Peace Agreement")
    assert len({r.entry.key for r in found}) == 2


def test_unambiguous_name_elsewhere_settles_it() -> None:
    found = _bearers("Congo", "Democratic Republic of the Congo").decide("Congo")
    entry = one_entry(found)
    assert entry is not None
    assert entry.name == "Democratic Republic of the Congo"


def test_document_has_the_last_word() -> None:
    lexicon = Lexicon.bundled()
    bearers = _bearers("CPA")
    bearers.bind("CPA", lexicon.entries["actor:ghana"])
    entry = one_entry(bearers.decide("CPA"))
    assert entry is not None
    assert entry.key == "actor:ghana"
