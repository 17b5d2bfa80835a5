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
_DEAL_ACTIVE = re.compile(
    rf"\b(?P<how>sign(?:ed)?|concluded?|reach(?:ed)?|agree(?:d)? (?:on|to)|accept(?:ed)?) {_ARTICLE}(?P<text>{_TEXT})"
    rf"\b[^.;:<>]{{0,30}}? (?:in|on) (?:early |late |mid-)?{_DATE}"
)
_SUBJECT = re.compile(
    r"\b(?:[Tt]he |[Aa]n )?(?P<text>(?:[Aa]greements?|[Pp]rotocols?|[Aa]ccords?) on (?!a |the "
    r"|an )(?:[a-z-]+ ){0,3}[a-z-]+(?: and (?:[a-z-]+ ){0,3}?[a-z-]+)?) (?:that (?:was|were) |which (?:was|were) "
    r"|was |were )?"
    r"(?P<how>achieved|reached|signed|concluded)\b"
)
_WITH = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he) (?:[a-z-]+ )?(?P<text>{_TEXT}) (?:with|between [^.;:]{{0,30}} and) (?P<article>the )?"
    rf"(?P<whom><[RB]\d+>)(?: \(<[RB]\d+>\))?(?:[^.;:]{{0,40}}? (?:in|of) {_DATE})?"
)
_MEETING = re.compile(
    rf"\b(?P<head>(?:(?:consultative|high-level|preparatory|summit|peace|ministerial|secret|face-to-face|follow-up"
    rf"|emergency) )+(?:meeting|conference|summit|talks|session)|summit) (?:held )?in <(?P<seat>[KLS]\d+)>,? (?:in"
    rf"|on) {_DATE}"
)
_SIDES_MET = re.compile(
    r"(?P<sides>\b(?:[Tt]he |[Bb]oth )(?:two |warring |conflicting |negotiating |rival )*(?:sides|parties|delegations"
    r"|factions|leaders|presidents)|<[SRBP]\d+>(?:,? and (?:the )?<[SRBP]\d+>)+) (?:[a-z]+ ){0,2}?"
    rf"(?P<verb>met|meet|gathered|convened|held (?:[a-z-]+ )?talks) (?:[a-z]+ ){{0,2}}?in <(?P<seat>K\d+)>,? "
    rf"(?:in|on|from) (?:early |late |mid-)?{_DATE}"
)
# When an agreement was left or broken is not when it was made.
_UNDONE = re.compile(r"\b(?:from|of|abrogated|broke|ended|violated|left|repudiated|cancelled|abandoned|denounced) $")
_SIGNING = {"sign", "signed", "conclude", "concluded"}


def mark_events(annotated: Annotated, context: Context) -> list[Draft]:
    """Make agreements and meetings of what a sentence dates, with the case they belong to."""
    drafts: list[Draft] = []
    for sentence in annotated.sentences:
        found = [
            *_deals(sentence, annotated, context),
            *_meetings(sentence, annotated, context),
            *_met(sentence, annotated, context),
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
    for pattern in (_DEAL, _DEAL_BEFORE, _DEAL_ACTIVE):
        for match in pattern.finditer(template.text):
            year = int(match.group("year") or match.group("only"))
            date = match.group("date").replace(" of ", " ")
            label = f"{match.group('text')} of {date}"
            yield from _agreement(sentence, annotated, context, match, label, year)
    for match in _WITH.finditer(template.text):
        yield _agreement_with(sentence, annotated, context, match)
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


def _agreement_with(
    sentence: Sentence, annotated: Annotated, context: Context, match: re.Match[str]
) -> tuple[Name, list[Draft]]:
    """ "A peace agreement with X", X a movement: called after it, and of the case only if that lies in X's country."""
    template = sentence.template
    named = template.name_of(match.group("whom"))
    whom = annotated.entities[named.key].entry
    label = f"{match.group('text')} with {match.group('article') or ''}{sentence.surface(named)}"
    name, year = label[0].upper() + label[1:], match.group("year") or match.group("only")
    if _UNDONE.search(template.text[: match.start()]):
        year = None
    entry = Entry(key=node_id("agreement", name), name=name, label="Agreement", country=whom.country)
    annotated.entities.add(entry)
    drafts = [Draft(entry.key, "year", sentence.index, VERSION, 0.75, value=int(year))] if year else []
    at = context.case_at(sentence)
    if at and set(annotated.entities[at[0]].entry.country) & set(whom.country):
        drafts.append(Draft(at[0], "RESULTED_IN", sentence.index, VERSION, min(0.7, at[1]), object=entry.key))
    span = template.origin(match.start("text")), template.origin(match.end("text"), end=True)
    return Name(*span, entry.key, "T", "events", 0.66), drafts


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
        if whole:
            annotated.parts[entry.key] = whole
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


def _met(sentence: Sentence, annotated: Annotated, context: Context) -> Iterator[tuple[Name, list[Draft]]]:
    """ "The two sides met in X in May 1994": a meeting called after its place and date."""
    template = sentence.template
    for match in _SIDES_MET.finditer(template.text):
        at = context.case_at(sentence) or context.conflict_at(sentence)
        sides = template.names_in(match.group("sides"))
        if at is None and not sides:
            continue
        seat = template.name_of(match.group("seat"))
        date = match.group("date").strip(" ,").replace(" of ", " ")
        name = f"{sentence.surface(seat)} meeting of {re.sub(r'^[0-9]+ | [0-9]{1,2}(?=,? )|,', '', date)}"
        country = annotated.entities[at[0]].entry.country if at else ()
        entry = Entry(key=node_id("case", name), name=name, label="Case", country=country)
        annotated.entities.add(entry)
        year = int(match.group("year") or match.group("only"))
        drafts = [
            Draft(entry.key, "start_year", sentence.index, VERSION, 0.8, value=year),
            Draft(entry.key, "end_year", sentence.index, VERSION, 0.72, value=year),
        ]
        if at is not None and not sides:
            annotated.parts[entry.key] = at[0]
        places = annotated.entities[seat.key].entry.places[:1]
        drafts += [Draft(entry.key, "HELD_IN", sentence.index, VERSION, 0.78, object=place) for place in places]
        drafts += [Draft(s.key, "PARTY_TO", sentence.index, VERSION, 0.75, object=entry.key) for s in sides]
        span = template.origin(match.start("verb")), template.origin(match.end("verb"), end=True)
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
