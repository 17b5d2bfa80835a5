"""Friends groups: who belonged to them, how many they were, what they served, since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_schema.claims import Modality, Polarity, Qualifiers
from ingest.annotate.names import Name, Sentence, Template
from ingest.annotate.numbers import NUMBER, number_of, years_in
from ingest.extract.asides import past_asides
from ingest.extract.drafts import Draft
from ingest.extract.group_members import Membership, find_memberships
from ingest.extract.modality import modality_of, polarity_of
from ingest.resolve.entities import Entities

VERSION = "groups/1"
_G = r"(?P<group><G\d+>)"
_AUX = r"(?:(?:which|that|who|was|were|is|are|has|had|been|then|now|originally|initially|eventually|later|and|soon) )*"
_UNITS = r"(?:members?|states?|countries|nations|governments|friends|powers|ambassadors)"
_SIZES = (
    re.compile(rf"\b(?P<n>{NUMBER})[- ](?:member|nation|country|state|strong|party)[- ](?:\w+ )?{_G}", re.IGNORECASE),
    re.compile(
        rf"{_G},? {_AUX}(?:of|with|has|had|have|consisted of|comprised|consisting of|comprising|composed of"
        rf"|made up of|includes all|numbering|numbered) (?:its |the |these |only "
        rf"|just )*(?P<n>{NUMBER}) (?:\w+ ){{0,2}}{_UNITS}\b(?! of (?:the )?<)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Aa]ll) (?P<n>{NUMBER}) (?:\w+ )?{_UNITS} (?:of|in|making up) (?:the )?{_G}"),
    re.compile(
        rf"\b(?:[Tt]he |[Aa] group of )?(?P<n>{NUMBER}) (?:\w+ ){{0,2}}{_UNITS},? (?:formed|constituted|created"
        rf"|established|made up) (?:the |a |an )?{_G}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b[Ww]ith (?:its |only |just )*(?P<n>(?i:{NUMBER})) (?:\w+ )?{_UNITS}, (?:the )?{_G}"),
    re.compile(
        rf"{_G}, (?:then |the |these )?(?P<n>{NUMBER}) (?:\w+ ){{0,2}}{_UNITS}\b(?! of (?:the )?<)", re.IGNORECASE
    ),
    re.compile(
        rf"{_G},? (?:a|the) (?:\w+ )?(?:group|grouping|coalition) of (?P<n>{NUMBER}) (?:\w+ ){{0,2}}{_UNITS}",
        re.IGNORECASE,
    ),
)
_THESE = re.compile(
    rf"(?i:\bthese|\bthe) (?P<n>(?i:{NUMBER})) (?:\w+ )?{_UNITS}\b[^<>.;]{{0,60}}?\b(?:known as|called|dubbed|formed"
    rf"|constituted|became|made up|established) (?:the |a |what became known as the )?{_G}"
)
_AS = {"chairs": "co-chair", "observers": "observer"}
_LIST = re.compile(r"<[SIN]\d+>(?:, (?:the )?<[SIN]\d+>)*,? and (?:the )?<[SIN]\d+>")
# "Four states and four NGOs".
_AND_MORE = re.compile(rf" and (?P<n>{NUMBER}) (?:\w+ ){{0,2}}(?:{_UNITS}|I?NGOs|organi[sz]ations)\b", re.IGNORECASE)
_IN_NAME = re.compile(
    rf"\b(?:the )?(?P<n>{NUMBER}) [Ff]riends\b|\b(?:Western|Normandy|Core|Group of) (?P<m>Four|Five|Six|Seven|Eight"
    rf"|Ten)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:between|up to|at least|more than|fewer than|less than|about|around|some|over|nearly|almost|no more than"
    r"|from)(?: the)? $|\b(?:to|or) $",
    re.IGNORECASE,
)
_FORMED = re.compile(
    rf"{_G}(?:[^.;:]{{0,220}}?(?:,| -|\u2014|\u2013|\)))? (?:\w+ )?(?:was |were )?(?:formed|established|created"
    rf"|set up|launched|founded|convened|formally constituted) (?:in|on) (?P<when>[^.;<]{{4,40}})|(?:formation"
    rf"|establishment|creation|launch) of (?:the )?(?P<group2><G\d+>) in (?P<when2>[^.;<]{{4,30}})"
)
_SERVED = re.compile(
    r"(?P<group><G\d+>)[^<>.;]{0,80}?\b(?:support(?:ed|ing|s)?|assist(?:ed|ing|s)?|accompan(?:ied|ying|ies)"
    r"|back(?:ed|ing|s)?|help(?:ed|ing)?|for|worked on|served|advance|in|of)\b (?:the |to "
    r"|with ){0,2}(?P<case><C\d+>)"
)


def find_group_facts(sentence: Sentence, entities: Entities, before: Sentence | None = None) -> Iterator[Draft]:
    """Members, size, beginnings and the case served, for every friends group of the sentence.

    before: the sentence before it, which may list who "these four countries" are.
    """
    if not any(n.letter == "G" for n in sentence.names):
        return
    yield from _members(sentence)
    if before is not None and before.section == sentence.section:
        yield from _listed_before(sentence, before)
    yield from _sizes(sentence, entities)
    yield from _beginnings(sentence)
    for match in _SERVED.finditer(sentence.template.text):
        group, case = (sentence.template.name_of(match.group(g)) for g in ("group", "case"))
        yield _draft(sentence, group.key, "SERVED", 0.68, match.group(), object=case.key)


def _members(sentence: Sentence) -> Iterator[Draft]:
    seen: set[tuple[str, str]] = set()
    for found in _lists_of(sentence.template):
        as_what: Qualifiers = {"as": _AS.get(found.way, "member")}
        for member in found.members:
            if (member.key, found.group.key) in seen:
                continue
            seen.add((member.key, found.group.key))
            draft = _draft(
                sentence,
                member.key,
                "MEMBER_OF",
                found.confidence,
                found.words,
                object=found.group.key,
                qualifiers=as_what,
            )
            yield replace(draft, polarity=Polarity.NEGATED) if found.way == "not" else draft
        if found.is_whole:
            yield _draft(
                sentence, found.group.key, "members_complete", found.confidence - 0.05, found.words, value=True
            )
        if found.stated is not None:
            yield _draft(sentence, found.group.key, "member_count", 0.8, found.words, value=found.stated)


def _lists_of(template: Template) -> Iterator[Membership]:
    """The lists beside a group's name; also beyond an aside ("the Friends of X, which never met, comprised")."""
    yield from find_memberships(template)
    short = past_asides(template.text)
    if short != template.text:
        yield from find_memberships(replace(template, text=short))


def _listed_before(sentence: Sentence, before: Sentence) -> Iterator[Draft]:
    """ "X, Y and Z agreed. These three states became known as the Friends of W": X, Y and Z are its members."""
    match = _THESE.search(sentence.template.text)
    count = number_of(match.group("n").lower()) if match else None
    if match is None or count is None:
        return
    group = sentence.template.name_of(match.group("group"))
    for listed in _LIST.finditer(before.template.text):
        members = before.template.names_in(listed.group())
        if len(members) == count:
            for member in members:
                yield _draft(before, member.key, "MEMBER_OF", 0.8, "", object=group.key, qualifiers={"as": "member"})
            yield _draft(sentence, group.key, "member_count", 0.8, "", value=count)
            return


def _sizes(sentence: Sentence, entities: Entities) -> Iterator[Draft]:
    template = sentence.template
    for pattern in _SIZES:
        for match in pattern.finditer(template.text):
            number = number_of(match.group("n"))
            if (
                number is None
                or _VAGUE.search(template.text[: match.start("n")])
                or re.match(r" (?:to|or) ", template.text[match.end("n") :])
            ):
                continue
            more = _AND_MORE.match(template.text[match.end() :])
            number += (number_of(more.group("n").lower()) or 0) if more else 0
            group = template.name_of(match.group("group"))
            yield _draft(sentence, group.key, "member_count", 0.85, match.group(), value=number)
    for name in sentence.names:
        if name.letter == "G":
            yield from _size_in_name(sentence, name)


def _size_in_name(sentence: Sentence, name: Name) -> Iterator[Draft]:
    start = max(0, name.start - 18)
    match = _IN_NAME.search(sentence.text[start : name.end])
    if match and start + match.end() > name.start:
        number = number_of(match.group("n") or match.group("m"))
        if number is not None and number > 1:
            yield _draft(sentence, name.key, "member_count", 0.8, "", value=number)


def _beginnings(sentence: Sentence) -> Iterator[Draft]:
    template = sentence.template
    for match in _FORMED.finditer(template.text):
        years = years_in(match.group("when") or match.group("when2"))
        code = match.group("group") or match.group("group2")
        if years:
            yield _draft(sentence, template.name_of(code).key, "start_year", 0.85, match.group(), value=years[0])


def _draft(
    sentence: Sentence,
    subject: str,
    predicate: str,
    confidence: float,
    words: str,
    *,
    object: str | None = None,
    value: int | bool | None = None,
    qualifiers: Qualifiers | None = None,
) -> Draft:
    plain = re.sub(r"<[A-Z]\d+>", "X", words)
    polarity = polarity_of(plain) if predicate == "MEMBER_OF" else Polarity.AFFIRMED
    modality = modality_of(plain, sentence) if predicate == "MEMBER_OF" else Modality.ASSERTED
    return Draft(
        subject=subject,
        predicate=predicate,
        object=object,
        value=value,
        sentence=sentence.index,
        rule=VERSION,
        confidence=round(confidence, 2),
        qualifiers=qualifiers or {},
        polarity=polarity,
        modality=modality,
    )
