"""When cases, conflicts and agreements began, ended, were signed, and what became of agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotate.names import Name, Sentence, Template
from ingest.annotate.numbers import years_in
from ingest.extract.asides import past_asides
from ingest.extract.drafts import Draft
from ingest.extract.modality import modality_of
from ingest.resolve.entities import Entities

VERSION = "dates/1"
_Y = r"(?:1[6-9]\d\d|20\d\d)"
_NEAR = r"[^.;:]{0,60}?"
_CODE = r"(?P<code><[CWG]\d+>)"
# (pattern, property of the first year, property of the second)
_SPANS = (
    (re.compile(rf"{_CODE} ?\((?P<a>{_Y})(?: ?[-\u2013] ?(?P<b>{_Y}))?\)"), "start_year", "end_year", 0.85),
    (
        re.compile(
            rf"{_CODE},? (?:\w+ ){{0,4}}(?:from|between) (?:\w+ ){{0,2}}(?P<a>{_Y}) (?:to|until|and"
            rf"|through) (?:\w+ ){{0,2}}(?P<b>{_Y})"
        ),
        "start_year",
        "end_year",
        0.82,
    ),
    (re.compile(rf"(?P<a>{_Y})[-\u2013](?P<b>(?:{_Y}|\d\d)) {_CODE}"), "start_year", "end_year", 0.8),
    (
        re.compile(
            rf"{_CODE} (?:had |have |has |was |were |first |formally |officially )*(?:began|begun|started|opened"
            rf"|launched|broke out|erupted|initiated|got under ?way|commenced){_NEAR}\b(?:in|on|from|since|of"
            rf"|during) (?:[\w ,]{{0,20}}?)(?P<a>{_Y})"
        ),
        "start_year",
        None,
        0.85,
    ),
    (
        re.compile(
            rf"(?:outbreak|start|beginning|onset|launch|opening) of (?:the )?{_CODE}{_NEAR}\b(?:in"
            rf"|on) (?:[\w ,]{{0,20}}?)(?P<a>{_Y})"
        ),
        "start_year",
        None,
        0.85,
    ),
    (
        re.compile(
            rf"{_CODE} (?:had |have |has |was |were |finally |formally )*(?:ended|concluded|collapsed|closed"
            rf"|finished|came to an end|broke down){_NEAR}\b(?:in|on) (?:[\w ,]{{0,20}}?)(?P<a>{_Y})"
        ),
        "end_year",
        None,
        0.85,
    ),
    (re.compile(rf"end of (?:the )?{_CODE} in (?:[\w ]{{0,12}}?)(?P<a>{_Y})"), "end_year", None, 0.82),
)
# "Tried to end the war between 1992 and 1995": the years of the effort.
_WORKED_ON = re.compile(
    r"\b(?:end|ending|settl(?:e|ing)|resolv(?:e|ing)|mediat(?:e|ed|ing)(?: in)?|solve|stop) (?:the )?$"
)
# A meeting has one year: it began and ended in it.
_ONCE = re.compile(r"(?i)\b(?:round|summit|conference|meeting|roundtable)\b")
_HELD = re.compile(
    rf"(?P<code><C\d+>),? (?:which |that )?(?:was |were |had been )?(?:(?:held|took place|convened|met|hosted){_NEAR}"
    rf"|(?:in|of|on|\()(?:(?!\b(?:by|and)\b)[^.;:]){{0,60}}?)\b(?P<a>{_Y})(?:{_NEAR}(?P<b>{_Y}))?"
)
_YEAR_BEFORE = re.compile(rf"\b(?:[Ii]n|[Bb]y|[Dd]uring|[Tt]he) (?:\w+ )?(?P<a>{_Y}),? (?:the )?(?P<code><[CT]\d+>)")
_SIGNED = re.compile(
    rf"(?P<code><T\d+>),? (?:which |that )?(?:(?:was|were|had been|finally|eventually|formally) )*(?P<how>signed"
    rf"|concluded|reached|adopted|initialled|agreed)\b{_NEAR}(?P<a>{_Y})"
)
_SIGN = re.compile(
    rf"\b[Ii]n (?:[\w ,]{{0,16}}?)(?P<a>{_Y}),?[^.;:]{{0,80}}?\b(?P<how>signed|sign|concluded|initialled|reached"
    rf"|adopted)\b (?:the |a )?(?:\w+ ){{0,2}}(?P<code><T\d+>)"
)
_OF_YEAR = re.compile(
    rf"(?P<code><T\d+>)(?: of| in|,)? ?\(?(?:(?:on )?(?:\d{{1,2}} )?[A-Z][a-z]+ (?:\d{{1,2}},? )?)?(?P<a>{_Y})\b"
)
# "X, a copy of Y, collapsed": what is said after the comma is not said of Y.
_HANGS = re.compile(r" (?:of|like|unlike|to|with) (?:the )?$")
_STATUS = (
    (
        "collapsed",
        re.compile(
            r"(?P<code><T\d+>)(?:[^.;:<>]{0,40}?, which)?,? (?:\w+ ){0,3}?(?:collapsed|broke down|fell apart"
            r"|unravelled|was (?:soon )?(?:violated|abandoned|repudiated|broken)|never (?:implemented|took effect))"
            r"|(?:collapse|breakdown|failure|violations?) of (?:the )?(?P<code2><T\d+>)"
        ),
    ),
    (
        "in force",
        re.compile(
            r"(?P<code><T\d+>) (?:has |have |had |still |largely |has been )*(?:held|was (?:fully |largely "
            r"|successfully )?implemented|been implemented|remains in force|survived)\b"
            r"|(?:successful implementation) of (?:the )?(?P<code2><T\d+>)"
        ),
    ),
    ("initialled", re.compile(r"(?P<code><T\d+>) (?:was |were )initial(?:l)?ed|initialled (?:the )?(?P<code2><T\d+>)")),
    (
        "signed",
        re.compile(
            r"(?P<code><T\d+>),? (?:which |that )?(?:(?:was|were|had been|finally|eventually|formally) )*signed\b"
            r"|(?:signed|signing of) (?:the |a )?(?:\w+ ){0,2}(?P<code2><T\d+>)"
        ),
    ),
)


def find_dates(sentence: Sentence, entities: Entities) -> Iterator[Draft]:
    """Years and statuses that the sentence gives to its cases, conflicts, groups and agreements."""
    if not any(n.letter in "CWTG" for n in sentence.names):
        return
    template = sentence.template
    for pattern, first, second, confidence in _SPANS:
        for match in (m for text in _tellings(template) for m in pattern.finditer(text)):
            name = template.name_of(match.group("code"))
            if name.letter == "W" and (_is_of_the_telling(match) or _WORKED_ON.search(match.string[: match.start()])):
                continue
            yield _year(sentence, name, first, int(match.group("a")), confidence, match)
            if second and match.groupdict().get("b"):
                last = match.group("b")
                end = int(last) if len(last) == 4 else int(match.group("a")[:2] + last)
                yield _year(sentence, name, second, end, confidence, match)
    yield from _meetings(sentence, entities)
    yield from _agreements(sentence)


def _tellings(template: Template) -> list[str]:
    """The template, and where it has asides once more without them."""
    return list(dict.fromkeys([template.text, past_asides(template.text)]))


def _is_of_the_telling(match: re.Match[str]) -> bool:
    """ "The war in X (1988)": the year of what the sentence tells of it, not of its outbreak."""
    return "(" in match.group() and not match.groupdict().get("b")


def _meetings(sentence: Sentence, entities: Entities) -> Iterator[Draft]:
    for pattern in (_HELD, _YEAR_BEFORE):
        for match in pattern.finditer(sentence.template.text):
            name = sentence.template.name_of(match.group("code"))
            if name.letter != "C" or not _ONCE.search(entities[name.key].entry.name):
                continue
            last = match.groupdict().get("b") or match.group("a")
            yield _year(sentence, name, "start_year", int(match.group("a")), 0.8, match)
            yield _year(sentence, name, "end_year", int(last), 0.75, match)


def _agreements(sentence: Sentence) -> Iterator[Draft]:
    template = sentence.template
    for pattern, confidence in ((_SIGNED, 0.85), (_SIGN, 0.8), (_OF_YEAR, 0.8)):
        for match in pattern.finditer(template.text):
            yield _year(
                sentence, template.name_of(match.group("code")), "year", int(match.group("a")), confidence, match
            )
    for status, pattern in _STATUS:
        for match in (m for text in _tellings(template) for m in pattern.finditer(text)):
            name = template.name_of(match.group("code") or match.group("code2"))
            apart = match.string.startswith(",", match.string.find(">", match.start()) + 1)
            hangs = apart and _HANGS.search(match.string[: match.start()])
            said = modality_of(match.group(), sentence).value == "asserted" and "not" not in match.group().split()
            if said and not hangs:
                yield Draft(name.key, "status", sentence.index, VERSION, 0.75, value=status)


def _year(sentence: Sentence, name: Name, predicate: str, year: int, confidence: float, match: re.Match[str]) -> Draft:
    certainty = confidence if name.by != "context" else min(confidence, name.confidence)
    return Draft(
        name.key,
        predicate,
        sentence.index,
        VERSION,
        round(certainty, 2),
        value=year,
        modality=modality_of(match.group(), sentence),
        because=sentence.spelt_out(match.group()),
    )


def sole_year(sentence: Sentence) -> int | None:
    """The year of a sentence that names only one outside its citations."""
    years = {y for y in years_in(_without_citations(sentence))}
    return next(iter(years)) if len(years) == 1 else None


def _without_citations(sentence: Sentence) -> str:
    text = sentence.text
    for start, end in reversed(sentence.masked):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
