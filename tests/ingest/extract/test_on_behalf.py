"""Whom a mediating person acts for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extract.mine import Mined


def _senders(mined: Mined) -> set[object]:
    return {c.qualifiers.get("on_behalf_of") for c in mined.claims if c.predicate == "MEDIATED"}


@pytest.mark.parametrize(
    "opening",
    [
        "Kofi Annan, acting on behalf of the African Union,",
        "Kofi Annan, who mediated for the African Union,",
        "Kofi Annan of Ghana, acting for the African Union,",
        "African Union Special Envoy Kofi Annan",
        "Kofi Annan, the African Union envoy,",
    ],
)
def test_envoy_acts_for_his_sender(mined: Callable[..., Mined], opening: str) -> None:
    assert _senders(mined(f"{opening} mediated the Chad peace process.")) == {"actor:african-union"}


def test_organisation_elsewhere_in_the_sentence_sends_nobody(mined: Callable[..., Mined]) -> None:
    text = "Kofi Annan mediated the Chad peace process, and the African Union sent troops."
    assert _senders(mined(text)) == {None}


def test_state_mediates_for_itself(mined: Callable[..., Mined]) -> None:
    assert _senders(mined("Ghana, on behalf of the African Union, mediated the Chad peace process.")) == {None}
