"""Finds where a demonym, a capital or an organisation's staff stands for the state or the organisation as an actor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from ingest.annotate.lexicon import load_lexicon
from ingest.annotate.names import Name, Sentence, Template

_PARTICIPLES = (
    "led|brokered|mediated|sponsored|backed|facilitated|chaired|hosted|supported|driven|dominated|convened|initiated"
)
_OF = re.compile(
    r"(?:\b[Tt]he |\b)(?:(?!of\b|in\b|with\b|by\b|to\b|and\b|from\b|for\b|on\b|the\b"
    r"|that\b)[a-z-]+ )?(?:[Gg]overnments?|authorities|regime|administration|leadership|leaders|officials|rulers"
    r"|policy ?makers|ruling elite|elites|delegation) (?:of|in) (?:the )?<[SK]\d+>"
)
_SEAT_VERBS = (
    r"(?:has|had|was|were|is|did|would|could|agreed|refused|decided|saw|began|sought|tried|wanted|helped|remained"
    r"|continued"
    r"|accused|rejected|accepted|insisted|demanded|supported|backed|offered|announced|warned|feared|maintained|provided"
    r"|recogni[sz]ed|pressed|pushed|proposed|hoped|believed|argued|regarded|claimed|responded|declined|urged|needed"
    r"|gave|sent"
    r"|intervened|realized|realised|failed|chose|invited|hosted|persuaded|mediated|brokered|welcomed|condemned"
    r"|attached|never"
    r"|urgently|also|itself|too)"
)
_SEAT_BEFORE = re.compile(
    r"(?:\b(?:between|by|with|and) |\b(?:support|pressure|backing|assistance|influence|help|approval|consent|orders"
    r"|instructions"
    r"|message|messages|envoys?|mediators) from |\b(?:ties|relations|relationship|talks|negotiations) with "
    r"|\b(?:both|while|that|when|as|but|if) |^|[;:] |, )$"
)
_SEAT_AFTER = re.compile(rf"(?:[\u2019']s? (?!airport|streets|suburbs|hotel)|,? {_SEAT_VERBS}\b)")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|to|near|into|outside|around|of|via|towards?|reached|left|visited|capital,?|city of|on) $"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    offices = load_lexicon().offices
    nouns = "|".join(sorted(map(re.escape, offices.government_nouns), key=len, reverse=True))
    staff = "|".join(sorted(map(re.escape, offices.organisation_nouns), key=len, reverse=True))
    middle = r"(?: (?!and\b|or\b|of\b|in\b|with\b|to\b|the\b|a\b)[a-z-]+){0,2}?"
    # "X mediation in Y" is a case; only "X mediation" by itself stands for the mediator.
    of_case = r" (?:in|of|between|process|efforts?|on|with)\b"
    no_case = rf"\b(?! <P)(?!(?<=mediation){of_case})(?!(?<=facilitation){of_case})"
    adjective = re.compile(rf"<D\d+>{middle} (?:{nouns}){no_case}")
    owned = re.compile(
        rf"<[SK]\d+>(?:[\u2019']s?{middle} (?:{nouns})| (?:government|regime|delegation|negotiators|mediators"
        rf"|officials|authorities|diplomats|envoys?|administration)){no_case}"
    )
    organisation = re.compile(rf"<[IN]\d+>(?:[\u2019']s)? (?:{staff}){no_case}")
    return adjective, owned, organisation


_COORDINATED = re.compile(r"<[DSI]\d+>(?:, (?:and )?| and | or )(?=(?:<[DSI]\d+>(?:, (?:and )?| and | or ))*<S\d+>)")
_LED = re.compile(rf"<D\d+>(?=(?: ?[-\u2013] ?| and )(?:[\w-]+ and )?(?:co-)?(?:{_PARTICIPLES})\b)")


def mark_governments(sentence: Sentence, state_of: Callable[[Name, Sentence], str | None]) -> list[Name]:
    """Names that stand for a state or an organisation as an actor, with the words that make them one.

    state_of: the state behind a demonym or a seat, or None where that is undecided or an area without a government.
    """
    new = [*_absorbed(sentence, state_of), *_seats(sentence, state_of)]
    return new


def mark_coordinated(sentence: Sentence, state_of: Callable[[Name, Sentence], str | None]) -> list[Name]:
    """Demonyms joined to an actor: in "Norwegian and UN mediators" the first stands for Norway."""
    template = sentence.template
    found = []
    for match in _COORDINATED.finditer(template.text):
        name = template.names_in(match.group())[0]
        key = state_of(name, sentence) if name.letter == "D" else None
        if key:
            found.append(replace(name, letter="S", key=key, by="governments", confidence=0.75))
    return found


def _absorbed(sentence: Sentence, state_of: Callable[[Name, Sentence], str | None]) -> Iterator[Name]:
    template = sentence.template
    adjective, owned, organisation = _patterns()
    for pattern in (_OF, adjective, owned, _LED):
        for match in pattern.finditer(template.text):
            name = template.names_in(match.group())[0]
            key = name.key if name.letter == "S" else state_of(name, sentence)
            if key:
                yield _widened(template, match, name, key=key, letter="S")
    for match in organisation.finditer(template.text):
        name = template.names_in(match.group())[0]
        yield _widened(template, match, name, key=name.key, letter=name.letter)


def _widened(template: Template, match: re.Match[str], name: Name, *, key: str, letter: str) -> Name:
    start = template.origin(match.start())
    if match.group().startswith(("the ", "The ")):
        start += 4
    return replace(
        name,
        start=start,
        end=template.origin(match.end(), end=True),
        key=key,
        letter=letter,
        by="governments",
        confidence=0.85,
    )


def _seats(sentence: Sentence, state_of: Callable[[Name, Sentence], str | None]) -> Iterator[Name]:
    template = sentence.template
    for match in re.finditer(r"<K\d+>", template.text):
        before, after = template.text[: match.start()], template.text[match.end() :]
        if _PLACE_BEFORE.search(before):
            continue
        subject = bool(_SEAT_AFTER.match(after))
        linked = re.search(r"\b(?:between|by|with|from) $", before) or re.match(r" and <[SK]\d+>", after)
        if subject or (linked and _SEAT_BEFORE.search(before)):
            name = template.name_of(match.group())
            key = state_of(name, sentence)
            if key:
                yield replace(name, letter="S", key=key, by="seats", confidence=0.75)
