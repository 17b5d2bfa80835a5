"""Members of friends groups: reads on from a group's name, or back from the verb before it, while a list goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.annotate.names import CODE, Name, Template
from ingest.annotate.numbers import NUMBER, number_of

Way = Literal["whole", "some", "each", "chairs", "not"]

_AUX = (
    r"(?:(?:which|that|who|it|itself|was|were|is|are|has|had|been|then|now|originally|initially|eventually|later|and|soon"
    r"|to|would|be) )*"
)
_G = r"(?P<group><G\d+>)"
_CLOSE = r"(?:\u201d|\u2019|'|\))*"
_DASH = r"(?: ?[\u2013\u2014] ?| - )"
# What may be said of a group before its members are: "co-chaired by X and Y and comprising ...".
_MADE = (
    r"(?:,? (?:(?:was|were|which was) )?(?:co-)?(?:chaired|led|established|formed|created|launched|convened)\b"
    r"[^;:.()]{2,70}?(?=,| and| comprising))?"
)
_WHOLE = (
    r"comprised of|comprising|comprised|comprises|composed of|consisting of|consisted of|consists of|made up of"
    r"|formed by|constituted by"
    r"|established by|created by|namely|whose members (?:were|are)|with (?:its )?members|grouping|bringing together"
    r"|brought together|brings together|gathered|gathering|uniting"
)
_SOME = (
    r"including|included|includes|include|such as|among them|involving|particularly|especially|notably"
    r"|with the participation of|with members such as"
)
# What follows a group's name and opens the list of its members.
_AFTER: tuple[tuple[re.Pattern[str], Way, float], ...] = (
    (
        re.compile(
            rf"{_G}{_CLOSE}{_MADE},?{_DASH}? ?\(?{_AUX}(?:{_WHOLE}):? (?:of )?"
            rf"(?:the following [^,;.<>]{{0,40}}(?:<I\d+>)?: )?(?:(?:the "
            rf"|its )?{NUMBER} [^,;.<>]{{0,40}}(?:<I\d+>[^,;.<>]{{0,20}})?(?: - | ?[\u2013\u2014] ?|: |\())?"
        ),
        "whole",
        0.9,
    ),
    (re.compile(rf"{_G}{_CLOSE},?{_DASH}? ?\(?{_AUX}(?:{_SOME}) "), "some", 0.86),
    (
        re.compile(
            rf"{_G}{_CLOSE} ?(?:\(|: |{_DASH})(?=(?:the |its |{NUMBER} |\w+ (?:members|states"
            rf"|countries)[^<]{{0,12}})*<[SINPLR]\d+>(?:,| and|\)|{_DASH}))"
        ),
        "whole",
        0.86,
    ),
    (
        re.compile(
            rf"[Mm]embers of (?:the )?{_G}{_CLOSE}(?:,| \(|:|{_DASH})? ?(?:were|are|at the time were|initially were)? ?"
        ),
        "whole",
        0.86,
    ),
    (re.compile(rf"[Mm]embers of (?:the )?{_G}{_CLOSE} (?:included|include|including|such as) "), "some", 0.86),
    (re.compile(rf"{_G} members(?:,|:| \(| \u2013| \u2014| were| are| included| such as| including)? ?"), "some", 0.84),
    (re.compile(rf"{_G},? {_AUX}co-chaired (?:jointly )?by "), "chairs", 0.85),
    (re.compile(rf"{_G} of (?=(?:the )?<[SIN]\d+>(?:,| and))"), "whole", 0.7),
)
# What stands between a list of members and the group's name.
_BEFORE: tuple[tuple[re.Pattern[str], Way, float], ...] = (
    (
        re.compile(
            rf"(?:all |together |who |which |jointly |had |have |then |later )*(?:formed|constituted|created"
            rf"|established|comprised|launched|set up|made up|convened) (?:the |a |an |what became known as "
            rf"|so-called |\u201c|\u2018)*{_G}"
        ),
        "whole",
        0.88,
    ),
    (
        re.compile(
            rf"(?:collectively |together |jointly |also )*(?:known as|called|dubbed|acting as|forming) (?:the |a "
            rf"|so-called |\u201c|\u2018)*{_G}"
        ),
        "whole",
        0.84,
    ),
    (
        re.compile(
            rf"(?:(?:was|were|is|are|as|being|both|all|also|the|then|other|fellow|a|an|one of the"
            rf"|{NUMBER}) )*(?:core |founding |permanent |original |western |key )?(?:members?"
            rf"|part) of (?:the )?{_G}"
        ),
        "each",
        0.85,
    ),
    (
        re.compile(
            rf"(?:(?:had|has|have|later|also|then|subsequently|both) )*(?:joined|acceded to"
            rf"|became (?:a )?members? of|sat on|sat in|was added to|were added to"
            rf"|was invited to join) (?:the )?{_G}"
        ),
        "each",
        0.8,
    ),
    (
        re.compile(
            rf"(?:did not|refused to|declined to|never) join(?:ed)? (?:the )?{_G}|(?:was"
            rf"|were) excluded from (?:the )?(?P<group2><G\d+>)"
        ),
        "not",
        0.75,
    ),
    (re.compile(rf"(?:(?:were|was|are|is|as|acting as|the) )*co-chairs of (?:the )?{_G}"), "chairs", 0.85),
)
_TOKEN = re.compile(r"<[A-Z]\d+>(?:[\u2019']s)?|[A-Za-z\u00c0-\u017d][\w\u2019'./-]*|[\u2013\u2014]|[,;:().&]|\S")
_FILLER = {
    "and",
    "as",
    "well",
    "including",
    "such",
    "namely",
    "plus",
    "with",
    "along",
    "together",
    "the",
    "a",
    "an",
    "of",
    "both",
    "also",
    "later",
    "then",
    "from",
    "states",
    "countries",
    "governments",
    "nations",
    "organizations",
    "organisations",
    "institutions",
    "bodies",
    "ngos",
    "ingos",
    "actors",
    "actor",
    "members",
    "member",
    "donors",
    "representatives",
    "various",
    "several",
    "multilateral",
    "regional",
    "international",
    "neighbouring",
    "neighboring",
    "western",
    "key",
    "major",
    "other",
    "its",
    "core",
    "founding",
    "permanent",
    "non-governmental",
    "nongovernmental",
    "civil",
    "society",
    "groups",
    "powers",
    "ambassadors",
    "initially",
    "originally",
    "subsequently",
    "eventually",
    "-",
    "co-chairs",
    "chair",
    "co-chair",
    "two",
    "partners",
    "bilateral",
    "like",
    "like-minded",
}
_STOP = {".", ";", ":", ")"}
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
    for pattern, way, confidence in _AFTER:
        for match in pattern.finditer(text):
            region = _forward(
                text, match.end(), inside=match.group().rstrip().endswith("(") or "(" in match.group()[-4:]
            )
            yield from _membership(template, match, region, way, confidence)
    for pattern, way, confidence in _BEFORE:
        for match in pattern.finditer(text):
            yield from _membership(template, match, _backward(text, match.start()), way, confidence)


def _membership(
    template: Template, match: re.Match[str], region: tuple[int, int], way: Way, confidence: float
) -> Iterator[Membership]:
    words = template.text[region[0] : region[1]]
    bodies = {template.name_of(m.group(1)) for m in _OF_A_BODY.finditer(template.text)}
    listed = (n for n in template.names_in(words) if n.letter in _MEMBERS and n not in bodies)
    members = tuple(dict.fromkeys(listed))
    if not members or (way == "whole" and len(members) < 2):
        return
    group = template.name_of(match.group("group") or match.groupdict().get("group2") or "")
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
