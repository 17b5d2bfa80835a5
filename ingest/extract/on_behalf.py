"""Whom a mediating person acts for: "X, acting on behalf of Y", "X, the Y envoy", "Y Special Envoy X"."""

from __future__ import annotations

import re

from ingest.annotate.names import Name, Sentence

_OFFICE = r"(?:envoy|representative|mediator|facilitator|adviser|advisor|emissary|negotiator)"
_FOR = re.compile(
    r"(?:\bon behalf of|\brepresenting|\b(?:speaking|acting|mediating|working) for|\bwho (?:acted|mediated|spoke) for)"
    r" (?:the )?$"
)
# Before the words that tell: an apposition, or where the person is from.
_PARTED = re.compile(r"(?: of [^,;:()]{2,30})?(?:, | \()")
_APPOSED = re.compile(r"^(?: \([^()]*\))?, (?:then |who was )?(?:the |an? )?(?:then |former )?$")
_AFTER_BODY = re.compile(rf"(?i)^(?:[\u2019']s?)?(?: [\w-]+){{0,3}}? {_OFFICE}\b")
_BEFORE_PERSON = re.compile(rf"(?i)^(?:[\u2019']s?)?(?: [\w-]+){{0,3}}? {_OFFICE},? $")
_ENDS_IN_OFFICE = re.compile(rf"(?i)\b{_OFFICE}$")
# How far the person may stand from the words that tell.
_REACH_CHARS = 90


def acts_for(person: Name, sentence: Sentence) -> str | None:
    """The key of the state, organisation or group that a person mediates for, where the sentence says so."""
    if person.letter != "P":
        return None
    for body in sentence.names:
        if body.letter in "SIG" and body.key != person.key and _tells(person, body, sentence):
            return body.key
    return None


def _tells(person: Name, body: Name, sentence: Sentence) -> bool:
    text = sentence.text
    if body.end <= person.start:
        between = text[body.end : person.start]
        named_so = _ENDS_IN_OFFICE.search(sentence.surface(body)) and re.fullmatch(r",? ", between)
        return bool(named_so or _BEFORE_PERSON.match(between))
    between = text[person.end : body.start]
    if len(between) > _REACH_CHARS:
        return False
    if _FOR.search(between) and _PARTED.match(between):
        return True
    is_office = _ENDS_IN_OFFICE.search(sentence.surface(body)) or _AFTER_BODY.match(text[body.end :])
    return bool(_APPOSED.match(between) and is_office)
