"""Reads the relation patterns and spells them out as regular expressions over templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ingest.annotate.data_files import read_model
from ingest.errors import DataFileWrong

_CLASSES = {"A": "SINPRB", "M": "SINPG", "Y": "SRBP"}
_JOIN = (
    r"(?:,? and (?:(?:later|then|finally|eventually|subsequently|also),? )?(?:by )?(?:the )?(?:<[SIN]\d+>[\u2019']s )?"
    r"|,? and,? (?:after|following|from|since)\b[^,;:.<>]{0,40}, by (?:the )?|, (?:the )?|,? as well as (?:the )?"
    r"|,? together with (?:the )?|,? along with (?:the )?| & )"
)
# "(Lusaka, 4 May)" or "of Norway" after a member of a list.
_ASIDE = r"(?: \([^()<>]{0,20}(?:<[A-Z]\d+>)?[^()<>]{0,30}\))?(?: (?:of|from) (?:the )?<[SINP]\d+>(?=,| and))?"
# Somebody nobody knows, among subjects that are known.
_STRANGER = r"(?:[A-Z]\.[ -]?){0,2}[A-Z][\w\u2019'-]+(?: (?:[A-Z]\. ?)?[A-Z][\w\u2019'-]+){0,2}"
# "President" before a name that does not hold it.
_TITLE = (
    r"(?:(?:former )?(?:Presidents?|Prime Ministers?|Foreign Ministers?|Premier|General|Colonel|Chairman|King|Prince"
    r"|Pope|Cardinal|Archbishop|Bishop|Ambassador|Senator) )?"
)
_ADVERBS = (
    r"also|later|then|jointly|successfully|actively|repeatedly|subsequently|initially|eventually|reportedly"
    r"|reluctantly|formally|officially"
    r"|finally|still|again|once|only|both|each|first|now|already|often|quietly|secretly|directly|effectively|even"
    r"|never|not|together|strongly"
)
_AUXILIARIES = (
    rf"(?:had|has|have|having|did|does|do|could|would|may|might|should|will|must|can|to|{_ADVERBS}|agreed to"
    rf"|offered to|refused to"
    r"|declined to|tried to|attempted to|sought to|helped to|helped|managed to|failed to|decided to|began to"
    r"|continued to|proposed to"
    r"|promised to|threatened to|hoped to|planned to|was asked to|were asked to|asked to|was able to|were able to"
    r"|unable to|ready to"
    r"|willing to|was unwilling to|was to|were to|need to|needs to|who|which|that)"
)
_MACROS = {
    "aux": rf"(?:{_AUXILIARIES} )*",
    "be": rf"(?:(?:{_AUXILIARIES}|was|were|is|are|be|been|being) )*",
    "few": r"(?:(?!and\b|but\b|or\b|while\b)[\w\u2019'\u201c\u201d\"-]+ ){0,3}?",
    "some": r"(?:(?!and\b|but\b|or\b|while\b)[\w\u2019'\u201c\u201d\"-]+,? ){0,6}?",
    "adj": r"(?:(?!and\b|but\b|or\b)[\w\u2019'-]+ ){0,3}?",
    "app": (
        r"(?:, (?:the|a|an|who|then|former|led|headed|chaired|represented|together|along|as|with|under|by|on|known"
        r"|called|comprising|consisting|composed|comprised|made up"
        r"|acting|speaking|working|representing)\b[^;:.]{2,80}?,| \([^()]{1,40}\)"
        r"| of (?:the )?<[INS]\d+>,?|,(?= (?:(?:later|then|also) )?(?:never|did|led|\w+ed)\b))?"
    ),
    # Between "mediated" and whoever did it.
    "by": r"(?:(?:jointly|first|initially|at first|mainly|later|then|in turn|successively|both) )?by",
    # The sides of talks or of an agreement, between its name and what is said of it.
    "between": (
        r"(?: (?:agreement|accord|talks))?(?: (?:in|at) <K\d+>)?"
        r"(?: between (?:the )?<[SRBP]\d+>(?:(?:, |,? and )(?:the )?<[SRBP]\d+>)*)?"
    ),
    # A date after a name: "of January 2005", "on 5 May 2006 in X".
    "date": r"(?:,? (?:of|in|on) (?:[A-Z]\w+ )?[^,;:.<>]{0,14}\d{4}| (?:in|at) <[KSL]\d+>){0,2}",
    # What a clause tells between a name and "with X as witness".
    "since": r"[^;:.<>]{0,50}?(?:<[SRBPIK]\d+>[^;:.<>]{0,25}?){0,4}",
    # "X's" before a case that X mediates.
    "whose": r"(?:(?:the )?<[SINPG]\d+>(?:[\u2019']s?)? (?:[\w-]+ )?)?",
    # Whom a group is made of: "the troika of X, Y and Z".
    "oflist": r"(?: of (?:the )?<[SIN]\d+>(?:(?:, |,? and )(?:the )?<[SIN]\d+>)*)?",
    "place": r"(?:in|of|for|to|on|at|during|between|throughout|within|over|regarding|concerning) (?:the )?",
}
_OF_WHOM, _NO_OWNER = r"(?:<[SIN]\d+>[\u2019']s (?=<P))?", r"(?![\u2019']s\b)"
_SLOT = re.compile(r"\{(s2?|o2?):([A-Z]+)\}")
# A subject that hangs on one of these is no subject.
DANGLING = re.compile(
    r"\b(?:[Ii]n|of|[Ff]rom|[Aa]t|to|with|against|between|by|for|under|on|into|within|through|via|than|among|including"
    r"|comprising|consisting of|composed of|comprised of|made up of|like) (?:the |both )?$"
)


class PatternSpec(BaseModel):
    """One pattern as the file spells it. context: what is meant where the pattern names no object.

    strategy: the object of a USED_STRATEGY, whatever else the pattern names. object_is: what the words of the object
    must begin with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    relation: str
    when: list[str]
    confidence: float
    pattern: str
    context: Literal["case", "conflict", "agreement"] | None = None
    both: bool = False
    how: str | None = None
    strategy: str | None = None
    object_is: str | None = None
    as_: str | None = Field(default=None, alias="as")


class PatternFile(BaseModel):
    """relation_patterns.yaml"""

    model_config = ConfigDict(frozen=True, extra="forbid")

    patterns: list[PatternSpec]


@dataclass(frozen=True)
class RelationPattern:
    """A pattern ready to use. starts_with_actor: what stands before it decides whether the actor is a subject."""

    spec: PatternSpec
    regex: re.Pattern[str]
    starts_with_actor: bool


def spell_out(pattern: str) -> str:
    """Put regular expressions in the place of the words in braces. Raises KeyError for an unknown word."""
    # Between a subject and its verb an apposition may stand: "X, the envoy of Y, mediated".
    pattern = re.sub(r"^(\{[so]:[A-Z]+\}) \{aux\}", r"\1{app} {aux}", pattern)
    # "Chaired by X's Y": Y did it.
    pattern = re.sub(r"(?<=by )\{s:[A-Z]+\}", lambda m: f"{_OF_WHOM}{m.group()}{_NO_OWNER}", pattern)
    text = _SLOT.sub(lambda m: _list_of(m.group(1), m.group(2)), pattern)
    return re.sub(r"\{([a-z]+)\}", lambda m: _MACROS[m.group(1)], text)


def _list_of(slot: str, letters: str) -> str:
    wanted = "".join(dict.fromkeys("".join(_CLASSES.get(c, c) for c in letters)))
    item = rf"{_TITLE}<[{wanted}]\d+>"
    articles = "(?:[Tt]he |[Tt]hese |its |their |[Tt]his |a |both |[Bb]oth )?"
    further = rf"(?:{item}|{_STRANGER})" if slot.startswith("s") else item
    return rf"{articles}(?P<{slot}>{item}(?:{_ASIDE}{_JOIN}{further}){{0,9}})"


@cache
def load_patterns() -> tuple[RelationPattern, ...]:
    """Every relation pattern. Raises DataFileWrong naming the pattern that is wrong."""
    found = []
    for spec in read_model("ingest.extract", "relation_patterns.yaml", PatternFile).patterns:
        try:
            regex = re.compile(spell_out(spec.pattern))
        except (re.error, KeyError) as exc:
            raise DataFileWrong(f"ingest.extract/relation_patterns.yaml: {spec.pattern!r}: {exc}") from exc
        found.append(RelationPattern(spec, regex, bool(re.match(r"\{s:(?!C\}|T\})", spec.pattern))))
    return tuple(found)
