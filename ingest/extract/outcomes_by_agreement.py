"""What an agreement tells of the case that brought it about: whether it held, broke down, or how much it settled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_schema.claims import Modality, Polarity
from ingest.annotate.entries import Entry
from ingest.extract.drafts import Draft
from ingest.resolve.entities import Entities

VERSION = "outcomes by agreement/1"
# From this confidence on a case is known to have brought the agreement about.
_SURELY_RESULTED = 0.7
_IN_PART = re.compile(
    r"(?i)\b(?:protocols?|declarations?|principles|interim|agenda|framework for talks|agreements? on)\b"
)
_CEASEFIRE = re.compile(r"(?i)\b(?:cease-?fire|cessation of hostilities|truce|pause)\b")
# Keys of cases known only by the agreement that was mediated.
_OF_AN_AGREEMENT = "case@agreement:"
_ONE_MEETING = re.compile(r"(?i)\b(?:round of|meeting|summit|conference|roundtable)\b")
_WHOLE = re.compile(r"(?i)\b(?:peace|comprehensive|final|general|accords?|agreement|treaty|settlement)\b")


@dataclass(frozen=True, slots=True)
class _Assessment:
    outcome: str
    criterion: str
    confidence: float


_HELD = _Assessment("success", "implemented", 0.7)
_BROKE_DOWN = _Assessment("partial", "sustained", 0.68)
_SETTLED = _Assessment("success", "agreement reached", 0.68)
_SETTLED_IN_PART = _Assessment("partial", "agreement reached", 0.67)


def outcomes_by_agreement(drafts: Iterable[Draft], entities: Entities) -> Iterator[Draft]:
    """Assessments of cases by the agreements they resulted in and by the fate of these, if the text tells it."""
    found = [d for d in drafts if d.polarity is Polarity.AFFIRMED and d.modality is Modality.ASSERTED]
    fates = {(d.subject, d.value): d for d in found if d.predicate == "status"}
    for draft in found:
        if draft.predicate != "RESULTED_IN" or draft.object is None:
            continue
        held, broken = fates.get((draft.object, "in force")), fates.get((draft.object, "collapsed"))
        if held or broken:
            if held:
                yield _assessed(draft, _HELD, held)
            if broken:
                yield _assessed(draft, _BROKE_DOWN, broken)
        elif draft.confidence >= _SURELY_RESULTED:
            told = _told_by(entities[draft.object].entry.name, entities[draft.subject].entry)
            if told is not None:
                yield _assessed(draft, told, draft)


def _told_by(agreement: str, case: Entry) -> _Assessment | None:
    """What reaching an agreement of that name says of the case. A first text tells nothing yet of a whole process."""
    is_meeting = bool(_ONE_MEETING.search(case.name))
    if _CEASEFIRE.search(agreement):
        if is_meeting:
            return _SETTLED
        return _SETTLED_IN_PART if case.key.startswith(_OF_AN_AGREEMENT) else None
    if _IN_PART.search(agreement):
        return _SETTLED_IN_PART if is_meeting or case.key.startswith(_OF_AN_AGREEMENT) else None
    return _SETTLED if _WHOLE.search(agreement) else None


def _assessed(result: Draft, told: _Assessment, by: Draft) -> Draft:
    return Draft(
        result.subject,
        "outcome",
        by.sentence,
        VERSION,
        min(told.confidence, result.confidence, by.confidence),
        value=told.outcome,
        qualifiers={"criterion": told.criterion},
    )
