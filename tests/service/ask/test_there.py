"""`there` stands for the place named before it, where a verb of place wants one."""

from __future__ import annotations

from service.ask.chunks import cut_chunks
from service.ask.lexicon import Lexicon
from service.ask.senses import NameSense
from service.ask.there import name_the_place
from service.ask.tokens import tokenise


def places(text: str, lexicon: Lexicon) -> list[str]:
    chunks = name_the_place(cut_chunks(tokenise(text), lexicon))
    return [s.label for chunk in chunks for s in chunk.all_of(NameSense) if s.label == "Place"]


def test_there_is_the_place_before_it(lexicon: Lexicon) -> None:
    assert len(places("cases held in Africa but not located there", lexicon)) == 2


def test_there_without_a_verb_of_place_stays_small(lexicon: Lexicon) -> None:
    assert len(places("in Africa there were talks", lexicon)) == 1
