"""How far a sentence stands behind what it says: denied, only possible, or somebody else's words."""

from __future__ import annotations

import re

from graph_schema.claims import Modality, Polarity
from ingest.annotate.names import Sentence

_NEGATED = re.compile(
    r"\b(?:not|never|no longer|refused to|refusing to|refusal to|declined to|failed to|rejected|unable to"
    r"|unwilling to|without|neither|nor"
    r"|opposed|ruled out|prevented .{0,30} from|excluded from|absence of|lack of|instead of|rather than)\b"
    r"|n[\u2019']t\b"
)
_NOT_ONLY = re.compile(r"\bnot (?:only|merely|just|simply)\b")
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|would|should|can|must|shall|will|ought to|offered to|offers? to|proposed to|proposal to"
    r"|promised to|planned to"
    r"|hoped to|hopes to|wanted to|wished to|ready to|willing to|prepared to|threatened to|intended to|agreed to"
    r"|asked to|invited to|urged to"
    r"|called on|if|unless|whether|in order to|were to|supposed to|expected to|likely to|potentially"
    r"|(?<!rendered )(?<!made )possible|possibly|perhaps"
    r"|suggested that|need to|needs to"
    r"|(?:asked|invited|urged|wanted|begged|requested|expected|encouraged|appealed to|called on|waited for)"
    r" (?:the )?X(?:(?:,| and| or) (?:the )?X)* to)\b"
)
# "Had X mediated, Y would have signed".
_UNREAL = re.compile(r"^Had .*\b(?:would|might|could)\b")
# Who says it: a name after "according to", or after whom "claimed that" and the like stand.
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:view|eyes|words|opinion) of) (?:the |many |some "
    r"|several )?(?P<who>[\w\u2019'-]+)"
)
_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)? (?:that|to)|alleg(?:ed|edly|es)|reportedly|accus(?:ed|es|ing)|purported(?:ly)?"
    r"|was said to|were said to"
    r"|rumou?red|is believed to|supposedly|ostensibly)\b"
)


def polarity_of(text: str) -> Polarity:
    """Whether the words of a match deny it."""
    cleared = _NOT_ONLY.sub(" ", text)
    return Polarity.NEGATED if _NEGATED.search(cleared) else Polarity.AFFIRMED


def modality_of(text: str, sentence: Sentence) -> Modality:
    """Whether the words of a match only weigh it, or the sentence hands it to somebody. text: with X for every name.

    A source that follows a work it names stands behind it: "according to Vale, ..." is asserted, unless Vale is
    somebody the document speaks of.
    """
    if _POSSIBLE.search(text) or _UNREAL.search(sentence.text):
        return Modality.HYPOTHETICAL
    if sentence.text.rstrip().endswith("?"):
        return Modality.HYPOTHETICAL
    return Modality.ATTRIBUTED if _is_attributed(text, sentence) else Modality.ASSERTED


def _is_attributed(text: str, sentence: Sentence) -> bool:
    if _CLAIMED.search(text) or re.search(r"\b(?:claimed|alleged|said|insisted|maintained) that\b", text):
        return True
    match = _ACCORDING.search(sentence.text)
    if match is None or sentence.masked:
        return False
    known = any(n.start <= match.start("who") < n.end for n in sentence.names)
    return known or not match.group("who")[0].isupper()
