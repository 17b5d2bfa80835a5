"""What stands between a group's name and the list of its members, before and behind it."""

from __future__ import annotations

import re
from typing import Literal

from ingest.annotate.numbers import NUMBER

Way = Literal["whole", "some", "each", "chairs", "not", "observers"]

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
    r"|(?:established|created|set up|launched)(?: in (?:[A-Z]\w+ )?\d{4})? by|namely|whose members (?:were|are)"
    r"|with (?:its )?members|grouping|bringing together|brought together|brings together|gathered|gathering|uniting"
)
_SOME = (
    r"including|included|includes|include|such as|among them|involving|particularly|especially|notably"
    r"|with the participation of|with members such as|(?:expanded|enlarged|extended|widened|broadened) to include"
    r"|counted among its members"
)
# Another name, or the letters it goes by: ", or Co-Chairs,".
_ALSO = r"(?: \((?:<G\d+>|[A-Z][\w-]{1,14})\)|, or (?:the )?[^,;:.<>]{2,30},)?"
_BODIES = r"(?:the )?<[SIN]\d+>(?:(?:, |,? and )(?:the )?<[SIN]\d+>)*"
_UNITS = r"(?:members|states|countries|governments|nations)"
# What follows a group's name and opens the list of its members.
AFTER: tuple[tuple[re.Pattern[str], Way, float], ...] = (
    (
        re.compile(
            rf"{_G}{_CLOSE}{_ALSO}{_MADE},?{_DASH}? ?\(?{_AUX}(?:{_WHOLE}):? (?:of )?"
            rf"(?:the following [^,;.<>]{{0,40}}(?:<I\d+>)?: )?(?:(?:the "
            rf"|its )?{NUMBER} [^,;.<>]{{0,40}}(?:<I\d+>[^,;.<>]{{0,20}})?(?: - | ?[\u2013\u2014] ?|: |\())?"
        ),
        "whole",
        0.9,
    ),
    (re.compile(rf"{_G}{_CLOSE},?{_DASH}? ?\(?{_AUX}(?:{_SOME}) "), "some", 0.86),
    (
        re.compile(
            rf"{_G}{_CLOSE},? {_AUX}(?:had|has|with|of|counted|numbered|numbering) (?:only |just )?(?i:{NUMBER})"
            rf" (?:\w+ ){{0,2}}{_UNITS}(?:: | \(|, namely |{_DASH}|, (?=(?:the )?<[SIN]\d+>,))"
        ),
        "whole",
        0.86,
    ),
    (re.compile(rf"{_G}[^<>.;:]{{0,60}}?,? among (?:them|its members|whom|which)(?: were)? "), "some", 0.82),
    (
        re.compile(
            rf"{_G}{_CLOSE}[^<>.;:]{{0,60}}?(?:<[SIN]\d+>[^<>.;:]{{0,20}}?){{0,9}}(?:,| and) "
            rf"(?:(?:which|who|it|they|was|were|later|subsequently|then|afterwards|soon|also|eventually|finally) )+"
            rf"joined (?:later |subsequently |in \d{{4}} )?by "
        ),
        "some",
        0.82,
    ),
    (re.compile(rf"{_G},? which (?:has |had )?never (?:included|comprised|admitted) "), "not", 0.75),
    (re.compile(rf"{_G}, (?:originally|initially|at first|first) (?=(?:the )?<[SIN]\d+>,)"), "some", 0.82),
    (
        re.compile(rf"{_G}[^<>.;:]{{0,40}}? (?:<G\d+>|its members) (?:minus|without|less|excluding) "),
        "not",
        0.75,
    ),
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
BEFORE: tuple[tuple[re.Pattern[str], Way, float], ...] = (
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
            rf"|left|quit|withdrew from|dropped out of|became (?:a )?members? of|sat on|sat in|was added to"
            rf"|were added to"
            rf"|was invited to join) (?:the )?{_G}"
        ),
        "each",
        0.8,
    ),
    (
        re.compile(
            rf"(?:did not|refused to|declined to|never) join(?:ed)? (?:the )?{_G}|(?:was"
            rf"|were) excluded from (?:the )?(?P<group2><G\d+>)"
            rf"|(?:,? (?:though|although|while|but|albeit))?(?: (?:was|were|is|are))? (?:not|never)(?: itself)?"
            rf" (?:an? |one of the )?(?:\w+ )?(?:members?|part) of (?:the )?"
            rf"(?P<group3><G\d+>)"
        ),
        "not",
        0.75,
    ),
    (re.compile(rf"(?:(?:were|was|are|is|as|acting as|the) )*co-chairs of (?:the )?{_G}"), "chairs", 0.85),
)
# "With X and Y as observers": at the table, and no members.
OBSERVERS = re.compile(
    rf"{_G}(?:[^.;:]{{0,200}}?,? (?:with|plus) (?P<observers>{_BODIES})(?: (?:attending|participating|acting|serving))?"
    rf"|[^.]{{0,260}}?[,;] (?:and )?(?P<observing>{_BODIES}) (?:took part|participated|attended|sat in|served|acted"
    r"|were admitted|was admitted)) as (?:an? )?(?:official )?observers?\b"
)
