"""Organisations, armed groups and parties that no gazetteer knows, by the head noun of their name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.annotate.lexicon import load_lexicon

_CAP = r"(?:[A-Z\u00c0-\u017d][\w\u2019'.-]*\w|[IVX]+)"
# "and the" parts two bodies, so it joins nothing.
_JOIN = r"(?:(?:of|for|on|in|to)(?: the)?|and|de|du|des|&)"
# A name that begins with one of these and has a head noun is a thing of every country, not one body.
_NOT_BODIES = re.compile(
    r"^(?:Framework|Plan|Programme|Strategy|Agenda|Roadmap|Report|Letter|Statement|Members?|Head|Director|Chair"
    r"|Chairman|President|Resolution"
    r"|Part|Chapter|Book) (?:of|by|to|from|on|for)\b"
)
# "Kenyan Chief of Defence Forces" is an officer.
_OFFICE = re.compile(r"\b(?:Chief|Head|Minister|Commander|Director|Secretary|Ambassador|Envoy) (?:of|to|for)\b")
_COMMON = {
    "Peace",
    "Political",
    "National",
    "International",
    "Civil",
    "Human",
    "Transitional",
    "Truth",
    "Prime",
    "Foreign",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body named by its head noun. Characters in the text."""

    start: int
    end: int
    name: str
    kind: str


@cache
def _heads() -> dict[str, str]:
    heads = load_lexicon().offices.organisation_heads
    return {head: kind for kind, words in heads.items() for head in words}


@cache
def _pattern() -> re.Pattern[str]:
    heads = "|".join(re.escape(head).replace("'", "['\u2019]") for head in sorted(_heads(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<before>(?:{_CAP} (?:{_JOIN} )?){{0,6}})(?P<head>{heads})\b"
        rf"(?P<after>(?: (?:of|for|on|in) (?:the )?{_CAP}(?: (?:(?:and|of|for|of the|for the) )?{_CAP}){{0,4}})?)"
    )


def kind_of_body(name: str) -> str | None:
    """What sort of actor a body of that name is, by its head noun; None where none shows."""
    name = name.replace("\u2019", "'")
    found = [(m.start(), head) for head in _heads() for m in re.finditer(rf"\b{re.escape(head)}\b", name)]
    if not found:
        return None
    longest = max(found, key=lambda f: (len(f[1]), -f[0]))
    return _heads()[longest[1]]


def find_bodies(text: str) -> list[Body]:
    """Bodies by head noun: at least two capitalised words, or one and what it is for ("Office of the Prosecutor")."""
    opening = set(load_lexicon().offices.not_in_names)
    found: list[Body] = []
    for match in _pattern().finditer(text):
        start = match.start()
        words = match.group("before").split()
        while words and (words[0] in opening or not words[0][0].isupper() or words[0].endswith(("\u2019s", "'s"))):
            start += len(words[0]) + 1
            words = words[1:]
        name = text[start : match.end()]
        if (
            not _NOT_BODIES.match(name)
            and not _OFFICE.search(name)
            and _is_name(words, match.group("head"), match.group("after"))
        ):
            found.append(Body(start, match.end(), name, kind_of_body(name) or "NGO"))
    return found


def _is_name(before: list[str], head: str, after: str) -> bool:
    capitals = [w for w in before if w[0].isupper()]
    if not capitals:
        return " " in head or (bool(after) and len(after.split()) >= 3)
    return len(capitals) > 1 or capitals[0] not in _COMMON or bool(after)
