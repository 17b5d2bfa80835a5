"""Says in full what a sentence says once for several: "funded by X and hosted by Y", "X refused to, Y offered to"."""

from __future__ import annotations

import re

_PARTICIPLE = (
    r"(?:co-)?(?:mediated|facilitated|brokered|hosted|funded|financed|paid for|supported|backed|sponsored|chaired|led"
    r"|convened|monitored|observed|guaranteed|witnessed|signed)"
)
_ACTORS = r"(?:the )?<[SINPGRB]\d+>(?:(?:, |,? and )(?:the )?<[SINPGRB]\d+>)*"
_THING = r"<[CTWG]\d+>"
# "Hosted and supported by X", "hosted, funded and supported by X".
_ONE_AGENT = re.compile(
    rf"\b(?P<deeds>{_PARTICIPLE}(?:, {_PARTICIPLE}){{0,2}}),? and (?P<last>{_PARTICIPLE}) (?P<agent>by {_ACTORS})"
)
# "Was funded by X and hosted by Y".
_PASSIVES = re.compile(
    rf"(?P<thing>{_THING})(?P<be>,? (?:(?:which|that|was|were|is|are|being|been|had|has|have) )*)(?={_PARTICIPLE})"
    rf"(?P<said>[^.;:<>]{{0,40}}by {_ACTORS})(?:, [^,.;:]{{3,80}},)?(?:,? and|,) "
    rf"(?=(?:later |also |then )?{_PARTICIPLE} by\b)"
)
# "X guaranteed and Y observed the Z talks".
_ONE_OBJECT = re.compile(
    rf"(?P<first>{_ACTORS} {_PARTICIPLE}),? and (?P<second>{_ACTORS} {_PARTICIPLE}),? (?P<object>(?:the )?{_THING})"
)
# "X refused to mediate in Y, while Z offered to do so".
_DO_SO = re.compile(
    r"\bto (?P<deed>(?:mediate|sign|join|host|support|recognise)\b[^,;:.]*)(?P<middle>[,;][^;:.]*? to )do (?:so|it)\b"
)
_MOST_PASSIVES = 3


def say_in_full(template: str) -> str:
    """The template with verbs, objects and agents repeated where a coordination leaves them out."""
    if " and " in template:
        template = _ONE_AGENT.sub(_with_agent, template)
        template = _ONE_OBJECT.sub(r"\g<first> \g<object> and \g<second> \g<object>", template)
        for _ in range(_MOST_PASSIVES):
            said = _PASSIVES.sub(r"\g<thing>\g<be>\g<said>; \g<thing>\g<be>", template)
            if said == template:
                break
            template = said
    return _DO_SO.sub(r"to \g<deed>\g<middle>\g<deed>", template) if " do " in template else template


def _with_agent(match: re.Match[str]) -> str:
    """Each deed with whoever did them all."""
    deeds = [*match.group("deeds").split(", "), match.group("last")]
    return " and ".join(f"{deed} {match.group('agent')}" for deed in deeds)
