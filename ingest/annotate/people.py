"""Persons whom the text introduces by an office: "Foreign Minister Kozlov", "Ana Reyes, the EU's special envoy"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.annotate.lexicon import load_lexicon

_PARTICLE = r"(?:al|el|bin|ibn|abu|van|von|der|den|de|da|do|dos|das|di|del|della|la|le|ould|ul|ur|y)"
_CAP = r"(?:(?:[A-Z][\u2019']|Mc|Mac|Al-|El-|al-|el-)?[A-Z\u00c0-\u017d][\w\u2019'-]*[\w])"
_INITIAL = r"(?:[A-Z]\.-? ?)"
_NAME = rf"(?:{_INITIAL}){{0,2}}{_CAP}(?: (?:{_INITIAL}|{_PARTICLE} |{_PARTICLE}-)*{_CAP}){{0,3}}"
_FULL_NAME = rf"{_CAP} (?:{_INITIAL}|{_PARTICLE} )*{_CAP}(?: {_CAP})?"
_LEADS = re.compile(
    rf"\b(?:led|headed|chaired|represented|founded|mediated|facilitated|presided over) by (?:the )?({_FULL_NAME})\b"
)
# Words that follow an office without being a name.
_NO_NAME = re.compile(
    r"^(?:Mediators?|Facilitators?|Chief|Mr|Mrs|Ms|Dr|Assembly|Council|Agreement|Accord|Peace|Framework|Staff|Office|Secretary|Committee"
    r"|Conference|Affairs|Security"
    r"|Mission|Minister|Ministers|President|Commission|General|Major|Elections?|Party|Envoys?|Representatives?|Army"
    r"|Force"
    r"|Forces|Guard|Declaration|Assistance|Report|Directorate|Department|Purpose|Debate|Strike|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person as introduced. name_start: where the name begins; start: where its office does. Characters."""

    start: int
    name_start: int
    end: int
    name: str
    office: str | None
    confidence: float


@cache
def _titled() -> re.Pattern[str]:
    offices = load_lexicon().offices
    titles = sorted({t for title in offices.titles for t in (title, title.lower())}, key=len, reverse=True)
    courtesy = sorted(offices.courtesy, key=len, reverse=True)
    title = "|".join(map(re.escape, titles))
    polite = "|".join(map(re.escape, courtesy))
    return re.compile(
        rf"(?<![\w-])(?:(?P<office>{title}) (?:(?:{polite}) )?|(?P<polite>(?:{polite})) )(?P<name>{_NAME})"
    )


@cache
def _described() -> re.Pattern[str]:
    titles = sorted({t.lower() for t in load_lexicon().offices.titles}, key=len, reverse=True)
    title = "|".join(map(re.escape, titles))
    return re.compile(
        rf"(?<![\w-])(?P<name>{_FULL_NAME}), (?:then |at the time )?(?:the |a |an )?(?:then |former |first |current )?"
        rf"(?:[\w\u2019'.-]+ ){{0,3}}?(?P<office>(?i:{title}|lead negotiator|leader|chief of staff|deputy))\b"
    )


@cache
def _apposed() -> re.Pattern[str]:
    titles = sorted({t.lower() for t in load_lexicon().offices.titles}, key=len, reverse=True)
    title = "|".join(map(re.escape, titles))
    return re.compile(rf"(?<![\w-])(?P<office>(?i:{title})), (?P<name>{_FULL_NAME})(?=,)")


def find_people(text: str) -> list[Introduced]:
    """Persons introduced by an office or a courtesy title; the office as the text spells it."""
    found = [_from(m, 0.85) for m in _titled().finditer(text)]
    found += [_from(m, 0.75) for m in _described().finditer(text)]
    found += [_from(m, 0.7) for m in _apposed().finditer(text)]
    found += [Introduced(m.start(1), m.start(1), m.end(1), m.group(1), None, 0.65) for m in _LEADS.finditer(text)]
    opening = set(load_lexicon().offices.not_in_names)
    return [p for p in found if not _NO_NAME.match(p.name) and not opening & set(p.name.split()[:1])]


def _from(match: re.Match[str], confidence: float) -> Introduced:
    name = re.sub(r"[\u2019']s?$", "", match.group("name"))
    end = match.start("name") + len(name)
    return Introduced(match.start(), match.start("name"), end, name, match.group("office"), confidence)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a surname is not part of somebody else's name ("Rose Annan", "Annan Street"). Characters."""
    if re.match(r" [A-Z][a-z]", text[end:]):
        return False
    before = re.search(r"([A-Z][\w.\u2019'-]*) $", text[:start])
    if before is None:
        return True
    offices = load_lexicon().offices
    return before.group(1) in {*offices.courtesy, *(t.split()[-1] for t in offices.titles), *offices.not_in_names}
