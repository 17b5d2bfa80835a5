"""One subject of several verbs: "Norway hosted the talks and funded the monitors" says both of Norway."""

from __future__ import annotations

import re

_ACTOR = r"<[SINPGRB]\d+>"
_LIST = rf"(?:{_ACTOR}(?:,? and (?:the )?|, (?:the )?| & ))*{_ACTOR}"
VERB = (
    r"(?:co-)?(?:mediated?|facilitated?|brokered|hosted|funded|financed|supported|backed|sponsored|co-sponsored|chaired"
    r"|led|headed|convened|launched|signed|initialled|witnessed|guaranteed|monitored|observed|helped|joined|armed"
    r"|advised|organi[sz]ed|negotiated|drafted|proposed|tabled|presented|succeeded|replaced|served|acted|attended"
    r"|promoted|assisted|coordinated|formed|established|walked out|withdrew|refused|declined|agreed|threatened|played"
    r"|shuttled|moderated|underwrote|rejected|accepted|endorsed|provided|gave|offered|lent|set up"
    r"|created|met|held|began|opened)"
)
ADVERBS = r"(?:(?:also|later|then|subsequently|eventually|finally|jointly|actively|repeatedly|still|both|once|again) )*"
_AUX = rf"(?:(?:had|has|have|was|were|had been) )?{ADVERBS}"
# "The Contact Group on X was ...": what stands between a subject and its verb.
_OF_PLACE = r"(?: (?:in|of|on|for|from) (?:the )?<[SLKI]\d+>)?"
# Between the verbs no other subject may begin.
_MIDDLE = (
    r"(?:(?!\b(?:while|whereas|which|who|that|when|after|before|as|because|although|but|if|whose|where|until)\b)"
    r"[^.;:]){0,160}?"
)
_SHARED = re.compile(
    rf"(?<!In )(?P<subject>{_LIST}){_OF_PLACE}(?:, [^,;:.<>]{{3,80}},)? (?P<first>{_AUX}{VERB}\b)(?P<middle>{_MIDDLE})"
    rf"(?P<and>,? (?:and|but) )(?={_AUX}{VERB}\b)"
)
_MOST_VERBS = 4


def repeat_subjects(template: str) -> str:
    """The template with the subject said again before each further verb that has none of its own."""
    for _ in range(_MOST_VERBS):
        repeated = _SHARED.sub(lambda m: f"{m.group()}{m.group('subject')} ", template)
        if repeated == template:
            break
        template = repeated
    return template
