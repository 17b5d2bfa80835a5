"""Members of friends groups: reads on from a group's name, or back from the verb before it, while a list goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.annotate.names import CODE, Name, Template
from ingest.annotate.numbers import NUMBER, number_of
from ingest.extract.member_phrases import AFTER, BEFORE, OBSERVERS, Way

_TOKEN = re.compile(r"<[A-Z]\d+>(?:[\u2019']s)?|[A-Za-z\u00c0-\u017d][\w\u2019'./-]*|[\u2013\u2014]|[,;:().&]|\S")
# Words that may stand in a list of members without ending it.
_FILLER = frozenset(
    """
    and nor as well including such namely plus with along together the a an of both also later then from states
    countries governments nations organizations organisations institutions bodies ngos ingos actors actor members
    member donors representatives various several multilateral regional international neighbouring neighboring
    western key major other its core founding permanent non-governmental nongovernmental civil society groups
    powers ambassadors initially originally subsequently eventually - co-chairs chair co-chair two partners
    bilateral like like-minded
    """.split()
)
_STOP = {".", ";", ":", ")"}
_SLOTS = ("group", "group2", "group3")
_MEMBERS = "SINPRB"
_COUNTED = re.compile(
    rf"\b({NUMBER}) (?:\w+ ){{0,2}}?(?:states|countries|governments|nations|organi[sz]ations|NGOs|INGOs"
    rf"|[A-Z]\w+s(?:/[A-Z]\w+s)?|members)\b",
    re.IGNORECASE,
)
# "The five permanent members of the Council" are members, the Council is not.
_OF_A_BODY = re.compile(r"\b(?:members|states|countries) of (?:the )?(<I\d+>)")
_NOT_ALL = re.compile(
    r"\b(?:others|among others|etc|several other|various|a number of|inter alia|states such as|such as)\b"
)


@dataclass(frozen=True, slots=True)
class Membership:
    """A list of members read from a sentence. stated: the size, where the list says it in numbers."""

    group: Name
    members: tuple[Name, ...]
    way: Way
    confidence: float
    is_whole: bool
    stated: int | None
    words: str


def find_memberships(template: Template) -> Iterator[Membership]:
    """Every list of members that stands beside a group's name."""
    text = template.text
    observing: set[str] = set()
    for match in OBSERVERS.finditer(text):
        found = tuple(template.names_in(match.group("observers") or match.group("observing")))
        observing |= {n.key for n in found}
        group = template.name_of(match.group("group") or match.group("group2"))
        yield Membership(group, found, "observers", 0.82, is_whole=False, stated=None, words=match.group())
    for listed in _listed_beside(template):
        members = tuple(n for n in listed.members if n.key not in observing)
        if members:
            yield replace(listed, members=members)


def _listed_beside(template: Template) -> Iterator[Membership]:
    text = template.text
    for pattern, way, confidence in AFTER:
        for match in pattern.finditer(text):
            region = _forward(
                text, match.end(), inside=match.group().rstrip().endswith("(") or "(" in match.group()[-4:]
            )
            yield from _membership(template, match, region, way, confidence)
    for pattern, way, confidence in BEFORE:
        for match in pattern.finditer(text):
            yield from _membership(template, match, _backward(text, match.start()), way, confidence)


def _membership(
    template: Template, match: re.Match[str], region: tuple[int, int], way: Way, confidence: float
) -> Iterator[Membership]:
    words = template.text[region[0] : region[1]]
    if way == "each" and (
        re.search(r"\bnor\b", words) or re.search(r"\b[Nn]either (?:the )?$", template.text[: region[0]])
    ):
        way = "not"
    bodies = {template.name_of(m.group(1)) for m in _OF_A_BODY.finditer(template.text)}
    listed = (n for n in template.names_in(words) if n.letter in _MEMBERS and n not in bodies)
    members = tuple(dict.fromkeys(listed))
    if not members or (way == "whole" and len(members) < 2):
        return
    group = template.name_of(next(code for slot in _SLOTS if (code := match.groupdict().get(slot))))
    unknown = _unknown_names(words)
    is_whole = way == "whole" and not unknown and not _NOT_ALL.search(words + template.text[region[1] : region[1] + 25])
    counted = [number_of(m.group(1)) for m in _COUNTED.finditer(words)]
    stated = sum(n for n in counted if n) if way == "whole" and counted and all(counted) else None
    if stated is not None and not len(members) <= stated <= len(members) + unknown + 1:
        stated = None
    if len(members) == 1 and way == "some":
        confidence -= 0.1
    yield Membership(group, members, way, confidence, is_whole, stated, match.group())


def _forward(text: str, start: int, *, inside: bool) -> tuple[int, int]:
    """From `start` on as long as tokens can belong to a list; `inside`: the list stands in brackets."""
    end = start
    depth = 1 if inside else 0
    for token in _TOKEN.finditer(text, start):
        word = token.group()
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
            if depth < 0 or (depth == 0 and inside and text[token.end() : token.end() + 5] != " and "):
                break
        elif not _belongs(word):
            break
        if CODE.match(word):
            end = token.end()
    return start, end


def _backward(text: str, end: int) -> tuple[int, int]:
    """Back from `end` as long as tokens can belong to a list."""
    tokens = list(_TOKEN.finditer(text, 0, end))
    start = end
    for token in reversed(tokens):
        word = token.group()
        if not (_belongs(word) or word in "()"):
            break
        start = token.start()
    first = CODE.search(text, start, end)
    counted = (
        re.compile(rf"(?:{NUMBER}) [\w/ ]{{3,30}}\($", re.IGNORECASE).search(text[start : first.start()])
        if first
        else None
    )
    return (start + counted.start() if counted else first.start(), end) if first else (end, end)


def _belongs(word: str) -> bool:
    if CODE.match(word):
        return word[1] in "SINPRBLKDG" and not word.endswith("s")
    if word in {",", "&", "\u2013", "\u2014", "-"} or word in "()":
        return True
    if word in _STOP:
        return False
    lowered = word.lower()
    return lowered in _FILLER or lowered.split("/")[0] in _FILLER or number_of(lowered) is not None or _is_unknown(word)


def _is_unknown(word: str) -> bool:
    return word[0].isupper() and len(word) > 2


def _unknown_names(words: str) -> int:
    """How many capitalised names in a list are nobody known."""
    plain = CODE.sub("<>", words)
    found = re.findall(r"(?:[A-Z\u00c0-\u017d][\w\u2019'-]+)(?: [A-Z\u00c0-\u017d][\w\u2019'-]+)*", plain)
    return sum(
        1 for name in found if number_of(name.split()[0].lower()) is None and name.lower().split("/")[0] not in _FILLER
    )
