"""Reads past what stands between a subject and its verb: "X of Y (Z), acting for W, mediated" is "X mediated"."""

from __future__ import annotations

import re

from ingest.extract.shared_subjects import ADVERBS, VERB

_ACTOR = r"<[SINPGRBCTW]\d+>"
_BODY = r"(?:the )?<[SINGRB]\d+>"
# What opens an apposition or a participle clause; a bare name goes on with a list instead.
_OPENS = (
    r"(?:(?:the|an?|who|which|then|first|initially|originally|jointly|former|formerly|itself|himself|herself|with|as"
    r"|under|though|although|while|together|along|by|on|at|in|through|via|known|or|unlike|like|despite|not|minus"
    r"|and (?:later|then|subsequently|since)|led|headed|chaired|hosted|represented|made|set|[a-z]+ing|[a-z]+ed)\b"
    r"|<[SING]\d+>[\u2019']s?(?= [a-z]))"
)
_IS_LISTED = rf"{_BODY}(?: \([^()]*\))?(?:,| and\b| &)"
_PIECE = rf", (?!{_IS_LISTED})(?={_OPENS} )[^,;:()]{{2,110}}"
# Inside an apposition a list may stand: "made up of X, Y and Z".
_LISTED = rf"(?:, {_BODY}(?=[, ])(?:,? and {_BODY})?)*"
_CHAIN = (
    rf"(?:(?: \([^()]{{1,80}}\)| (?:of|from) (?:the )?<[SINL]\d+>| between {_BODY} and {_BODY})*(?:{_PIECE}{_LISTED})+,"
    rf"|(?: \([^()]{{1,80}}\)| (?:of|from) (?:the )?<[SINL]\d+>){{2,4}},?)"
)
_AUX = rf"(?:(?:had|has|have|was|were|is|are|been|did not|refused to|declined to|tried to|managed to) ){{0,2}}{ADVERBS}"
_DONE = rf"(?={_AUX}(?:{VERB}|failed|concluded|ended|collapsed|produced|closed|comprised|consisted)\b)"
_BRIDGE = re.compile(rf"(?P<subject>{_ACTOR}(?: (?:agreement|accord|talks))?){_CHAIN} {_DONE}")
# "The Geneva talks on X and Y were", "countries - X, Y and Z - guaranteed".
_OF_THINGS = re.compile(
    rf"(?P<subject><[CTWG]\d+>) (?:on|in|for|between|over|of) {_BODY}(?:(?:, |,? and ){_BODY})* (?=(?:was|were|is|are"
    rf"|had|has|have) ){_DONE}"
)
_DASHED = re.compile(rf"(?P<subject> [-\u2013\u2014] {_BODY}(?:(?:, |,? and ){_BODY})*) ?[-\u2013\u2014] {_DONE}")


def past_asides(template: str) -> str:
    """The template without the asides between a name and its verb; itself, where there are none."""
    for pattern in (_BRIDGE, _OF_THINGS, _DASHED):
        template = pattern.sub(lambda m: f"{m.group('subject')} ", template)
    return template
