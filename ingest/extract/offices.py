"""Offices: what persons were, and for whom ("Russian Foreign Minister X", "Y, the UN envoy for Z")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.annotate.lexicon import load_lexicon
from ingest.annotate.names import Name, Sentence
from ingest.extract.drafts import Draft
from ingest.resolve.entities import Entities

VERSION = "offices/1"
_BODY = r"<[SDINRB]\d+>"
# Offices that say for which state somebody well known held them.
_HIGH = re.compile(
    r"(?i)\b(?:president|prime minister|foreign minister|chancellor|king|emperor|secretary of state"
    r"|foreign secretary)\b"
)
# "Deputy president X": not what the words after it say.
_SECOND = re.compile(r"(?i)\b(?:deputy|vice|acting|former|ex|then)[- ](?:[a-z]+[- ])?$")
_OFFICE_IN_BODY = re.compile(
    r"(?:special |chief |lead )?(?:envoy|representative|mediator|negotiator|ambassador|diplomat|official"
    r"|facilitator|emissary)$"
)
_LEADERS = {"leader", "chairman", "commander", "chief", "head", "chairperson"}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    offices = load_lexicon().offices
    words = {t.lower() for t in offices.titles} | {
        "leader",
        "chairman",
        "negotiator",
        "lead negotiator",
        "chief negotiator",
        "spokesman",
        "spokesperson",
        "head",
        "deputy",
        "envoy",
        "representative",
        "official",
        "diplomat",
        "moderator",
        "founder",
        "secretary-general",
    }
    office = (
        "(?P<office>(?i:(?:former |then |deputy |acting |first )*(?:"
        + "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        + ")))"
    )
    polite = "(?:" + "|".join(sorted(map(re.escape, offices.courtesy), key=len, reverse=True)) + ")"
    person = rf"(?:{polite} )?(?P<person><P\d+>)"
    body = rf"(?P<body>{_BODY})"
    return (
        re.compile(rf"{body}(?:[\u2019']s)? (?:{office}) {person}"),
        re.compile(rf"{body}(?:[\u2019']s)? {office},? {person}"),
        re.compile(
            rf"{person}(?: \([^()]*\))?, (?:the |a |then |who was |who served as )*{body}(?:[\u2019']s)? {office}\b"
        ),
        re.compile(
            rf"{person}(?: \([^()]*\))?, (?:the |a |an |then |who was |who served as |as )*{office} (?:of|for|to"
            rf"|from) (?:the )?{body}"
        ),
        re.compile(rf"{office} (?:of|for) (?:the )?{body},? {person}"),
        re.compile(rf"{body}(?:[\u2019']s)? [^<>;:.]{{0,40}}<P\d+> and (?:his|her) (?P<office>deputy),? {person}"),
        re.compile(rf"{person},? (?:of|from) (?:the )?(?P<body><[RBN]\d+>)"),
        re.compile(rf"{person}, (?:the |a |an |then |former )*(?P<body><[SI]\d+>)(?=,|\.|;| who| for| to|$)"),
        re.compile(rf"(?P<body><[SI]\d+>),? {person}"),
    )


def find_offices(sentence: Sentence, entities: Entities) -> Iterator[Draft]:
    """ROLE for every person of the sentence whose office and body stand beside the name."""
    if not any(n.letter == "P" for n in sentence.names):
        return
    template = sentence.template
    yield from _known_offices(sentence, entities)
    seen: set[tuple[str, str]] = set()
    for number, pattern in enumerate(_patterns()):
        for match in pattern.finditer(template.text):
            person, body = template.name_of(match.group("person")), template.name_of(match.group("body"))
            if (person.key, body.key) in seen or not _can_hold(body, entities):
                continue
            office = match.groupdict().get("office")
            if number >= len(_patterns()) - 2:
                # The office was taken into the body's name: "X, the Kenyan special envoy, ..."
                words = _OFFICE_IN_BODY.search(sentence.surface(body))
                if words is None or body.by != "governments":
                    continue
                office = words.group()
            seen.add((person.key, body.key))
            yield _role(sentence, person, body, office.strip() if office else None, 0.62 if number == 6 else 0.85)


def _known_offices(sentence: Sentence, entities: Entities) -> Iterator[Draft]:
    """ "President X" of somebody known: the body is the one the gazetteer gives, where the document names it too."""
    bodies = {e.entry.name: e.key for e in entities.of_label("Actor")}
    for name in sentence.names:
        of = entities[name.key].entry.of if name.letter == "P" else None
        is_second = _SECOND.search(sentence.text[: name.start]) is not None
        if name.office and of in bodies and _HIGH.search(name.office) and not is_second:
            yield Draft(
                name.key,
                "ROLE",
                sentence.index,
                VERSION,
                0.68,
                object=bodies[of],
                qualifiers={"role": name.office.lower()},
            )


def _can_hold(body: Name, entities: Entities) -> bool:
    return entities[body.key].entry.label == "Actor"


def _role(sentence: Sentence, person: Name, body: Name, office: str | None, confidence: float) -> Draft:
    leads = office is not None and office.lower().split()[-1] in _LEADERS and body.letter in "RBN"
    return Draft(
        subject=person.key,
        predicate="LED" if leads else "ROLE",
        object=body.key,
        sentence=sentence.index,
        rule=VERSION,
        confidence=min(confidence, person.confidence),
        qualifiers={"role": office.lower()} if office and not leads else {},
    )
