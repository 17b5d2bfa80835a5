"""What an agreement tells of the case that brought it about: whether it held, broke down or was only signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_schema.claims import Modality, Polarity
from ingest.extract.drafts import Draft

VERSION = "outcomes by agreement/1"
# (status of the agreement, outcome of the case, criterion, confidence)
_TOLD = {
    "in force": ("success", "implemented", 0.7),
    "collapsed": ("partial", "sustained", 0.68),
    # That a text was signed says nothing of how the case ended: it waits as a candidate.
    "signed": ("success", "agreement reached", 0.6),
}


def outcomes_by_agreement(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Assessments of cases by the fate of the agreements they resulted in, resting on the words about those."""
    found = [d for d in drafts if d.polarity is Polarity.AFFIRMED and d.modality is Modality.ASSERTED]
    fates = {(d.subject, d.value): d for d in found if d.predicate == "status"}
    for draft in found:
        if draft.predicate != "RESULTED_IN" or draft.object is None:
            continue
        for status, (outcome, criterion, confidence) in _TOLD.items():
            fate = fates.get((draft.object, status))
            if fate is not None:
                yield Draft(
                    draft.subject,
                    "outcome",
                    fate.sentence,
                    VERSION,
                    min(confidence, draft.confidence, fate.confidence),
                    value=outcome,
                    qualifiers={"criterion": criterion},
                )
