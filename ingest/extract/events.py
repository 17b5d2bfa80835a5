"""Agreements and meetings with no name but a date: "a ceasefire was signed in May 1991"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.ids import node_id
from ingest.annotate.annotate import Annotated
from ingest.annotate.built_names import as_name
from ingest.annotate.entries import Entry
from ingest.annotate.group_names import find_by_function
from ingest.annotate.names import Name, Sentence, replace_names
from ingest.extract.context import Context
from ingest.extract.drafts import Draft

VERSION = "events/1"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = (
    rf"(?P<date>(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:of )?(?P<year>(?:19|20)\d\d)"
    rf"|(?P<only>(?:19|20)\d\d))"
)
_TEXT = (
    r"(?:cease-?fire(?: agreement)?|armistice|truce|peace (?:agreement|accord|treaty|deal)"
    r"|cessation of hostilities(?: agreement)?|(?:framework|final|comprehensive) (?:agreement|accord|settlement)"
    r"|final accord|power-sharing (?:agreement|deal))"
)
_ARTICLE = (
    r"(?:\b[Aa]n? |\b[Tt]he |\b[Tt]heir )(?:(?:actual|final|comprehensive|first|new|formal|general|last|permanent"
    r"|temporary|provisional) )*"
)
_DEAL = re.compile(
    rf"{_ARTICLE}(?P<text>{_TEXT}),? (?:which |that )?(?:(?:was|were|had been|finally|eventually|subsequently|also"
    rf"|then) )*"
    rf"(?P<how>signed|reached|concluded|agreed|brokered|negotiated|declared"
    rf"|announced)\b[^.;:<>]{{0,50}}?(?:<[A-Z]\d+>[^.;:<>]{{0,20}}?)?\b(?:in|on|at the end of|by) (?:early |late "
    rf"|mid-)?{_DATE}"
)
_DEAL_BEFORE = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Bb]y) (?:early |late |mid-)?{_DATE},? [^.;:]{{0,60}}?\b(?P<how>signed|reached|concluded"
    rf"|agreed (?:on|to)|brokered|negotiated) {_ARTICLE}(?P<text>{_TEXT})\b"
)
_SUBJECT = re.compile(
    r"\b(?:[Tt]he |[Aa]n )?(?P<text>(?:[Aa]greements?|[Pp]rotocols?|[Aa]ccords?) on (?!a |the "
    r"|an )(?:[a-z-]+ ){0,3}[a-z-]+(?: and (?:[a-z-]+ ){0,3}?[a-z-]+)?) (?:that (?:was|were) |which (?:was|were) "
    r"|was |were )?"
    r"(?P<how>achieved|reached|signed|concluded)\b"
)
_MEETING = re.compile(
    rf"\b(?P<head>(?:(?:consultative|high-level|preparatory|summit|peace|ministerial|secret|face-to-face|follow-up"
    rf"|emergency) )+(?:meeting|conference|summit|talks|session)|summit) (?:held )?in <(?P<seat>[KLS]\d+)>,? (?:in"
    rf"|on) {_DATE}"
)
_SIGNING = {"signed", "concluded"}


def mark_events(annotated: Annotated, context: Context) -> list[Draft]:
    """Make agreements and meetings of what a sentence dates, with the case they belong to."""
    drafts: list[Draft] = []
    for sentence in annotated.sentences:
        found = [
            *_deals(sentence, annotated, context),
            *_meetings(sentence, annotated, context),
            *_by_function(sentence, annotated, context),
        ]
        for name, made in found:
            if any(n.start < name.end and name.start < n.end and n.letter in "CTG" for n in sentence.names):
                continue
            inner = [n for n in sentence.names if n.start >= name.end or n.end <= name.start]
            sentence.names = replace_names(inner, [name])
            annotated.entities.see(name.key, sentence.surface(name), sentence.index, name.confidence)
            drafts += made
    return drafts


def _deals(sentence: Sentence, annotated: Annotated, context: Context) -> Iterator[tuple[Name, list[Draft]]]:
    template = sentence.template
    for pattern in (_DEAL, _DEAL_BEFORE):
        for match in pattern.finditer(template.text):
            year = int(match.group("year") or match.group("only"))
            date = match.group("date").replace(" of ", " ")
            label = f"{match.group('text')} of {date}"
            yield from _agreement(sentence, annotated, context, match, label, year)
    for match in _SUBJECT.finditer(template.text):
        yield from _agreement(sentence, annotated, context, match, match.group("text"), None)


def _agreement(
    sentence: Sentence, annotated: Annotated, context: Context, match: re.Match[str], label: str, year: int | None
) -> Iterator[tuple[Name, list[Draft]]]:
    at = context.case_at(sentence) or context.conflict_at(sentence)
    if at is None:
        return
    about = annotated.entities[at[0]].entry
    country = annotated.entities.get(about.country[0]) if len(about.country) == 1 else None
    name = f"{country.entry.name} {label}" if country and year is not None else label[0].upper() + label[1:]
    entry = Entry(key=node_id("agreement", name), name=name, label="Agreement", year=year, country=about.country)
    annotated.entities.add(entry)
    template = sentence.template
    span = template.origin(match.start("text")), template.origin(match.end("text"), end=True)
    drafts = []
    if about.label == "Case":
        drafts.append(Draft(about.key, "RESULTED_IN", sentence.index, VERSION, min(0.72, at[1]), object=entry.key))
    if year is not None:
        drafts.append(Draft(entry.key, "year", sentence.index, VERSION, 0.8, value=year))
    status = "signed" if match.group("how") in _SIGNING else "agreed"
    drafts.append(Draft(entry.key, "status", sentence.index, VERSION, 0.7, value=status))
    yield Name(*span, entry.key, "T", "events", 0.66), drafts


def _meetings(sentence: Sentence, annotated: Annotated, context: Context) -> Iterator[tuple[Name, list[Draft]]]:
    template = sentence.template
    for match in _MEETING.finditer(template.text):
        if context.case_at(sentence) is None:
            continue
        seat = template.name_of(match.group("seat"))
        city, head = sentence.surface(seat), match.group("head")
        name = f"{head[0].upper()}{head[1:]} in {city} ({match.group('date').strip()})"
        about = annotated.entities[seat.key].entry
        whole = context.ruling.case
        country = annotated.entities[whole].entry.country if whole else ()
        entry = Entry(key=node_id("case", name), name=name, label="Case", country=country)
        annotated.entities.add(entry)
        year = int(match.group("year") or match.group("only"))
        drafts = [
            Draft(entry.key, "start_year", sentence.index, VERSION, 0.8, value=year),
            Draft(entry.key, "end_year", sentence.index, VERSION, 0.75, value=year),
        ]
        drafts += [
            Draft(entry.key, "HELD_IN", sentence.index, VERSION, 0.78, object=place) for place in about.places[:1]
        ]
        span = template.origin(match.start("head")), template.origin(match.end("head"), end=True)
        yield Name(*span, entry.key, "C", "events", 0.66), drafts


def _by_function(sentence: Sentence, annotated: Annotated, context: Context) -> Iterator[tuple[Name, list[Draft]]]:
    """ "The observer states": a group of third parties at the document's own case."""
    whole = context.ruling.case
    if whole is None:
        return
    served = annotated.entities[whole].entry
    for built in find_by_function(sentence, served.name):
        annotated.entities.add(built.entry)
        drafts = [Draft(built.entry.key, "SERVED", sentence.index, VERSION, 0.66, object=whole)]
        if built.entry.name.startswith("Observer"):
            drafts.append(
                Draft(
                    built.entry.key,
                    "SUPPORTED",
                    sentence.index,
                    VERSION,
                    0.66,
                    object=whole,
                    qualifiers={"how": "observe"},
                )
            )
        yield as_name(sentence.template, built, by="events"), drafts
