"""Mediation spoken of by its mediator alone: "the Norwegian mediation was a failure"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotate.names import Name, Sentence
from ingest.extract.context import Context
from ingest.extract.drafts import Draft

VERSION = "mediation nouns/1"
_CONFIDENCE = 0.7
_NOUN = re.compile(r"(?:mediation|facilitation)$")
_OF_AN_OFFICE = re.compile(
    r" (?:department|unit|support|team|office|division|network|capacit|experts?|project|cent(?:re|er)|training)"
)
# Mediation that was offered, wanted or refused need not have happened.
_NOT_YET = re.compile(
    r"\b(?:offer\w*|reject\w*|refus\w*|propos\w*|accept\w*|demand\w*|request\w*|sought|seek\w*|ask\w*|invit\w*|want\w*"
    r"|possib\w*|future|no|without|against|door (?:on|to)|calls? for|need for|end to|if)\b[^,;:.]{0,40}$"
)


def case_of_mediation(name: Name, sentence: Sentence, context: Context) -> tuple[str, float] | None:
    """The case that a name such as "Norwegian mediation" is about; None for names of other sorts."""
    if name.by != "governments" or not _NOUN.search(sentence.surface(name)):
        return None
    if _OF_AN_OFFICE.match(sentence.text[name.end :]):
        return None
    return None if _NOT_YET.search(sentence.text[: name.start]) else context.case_at(sentence)


def find_mediations(sentence: Sentence, context: Context) -> Iterator[Draft]:
    """MEDIATED for whoever's mediation the sentence speaks of."""
    for name in sentence.names:
        at = case_of_mediation(name, sentence, context)
        if at is not None and at[0] != name.key:
            context.bear(at[0], sentence.surface(name), sentence, at[1])
            yield Draft(
                name.key,
                "MEDIATED",
                sentence.index,
                VERSION,
                min(_CONFIDENCE, at[1]),
                object=at[0],
                because=sentence.surface(name),
            )
