"""Members of groups and organisations that a list under a heading gives, one to a line."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.annotate.annotate import Annotated
from ingest.annotate.member_lists import is_member_list, last_heading
from ingest.extract.drafts import Draft
from ingest.records import PreparedDocument

VERSION = "listed members/1"
_CONFIDENCE = 0.8
# A name may stand this far into its line, after an article.
_OPENING_CHARS = 5


def find_listed_members(prepared: PreparedDocument, annotated: Annotated) -> Iterator[Draft]:
    """MEMBER_OF for whoever opens a line of a list of members, and what the heading above the list names."""
    for sentence in annotated.sentences:
        passage = prepared.passages[sentence.passage]
        first = min(sentence.names, key=lambda n: n.start, default=None)
        if first is None or first.letter not in "SINRB" or first.start >= _OPENING_CHARS or not is_member_list(passage):
            continue
        whole = _whole_named_in(last_heading(passage.passage.path), annotated)
        if whole is not None and whole != first.key:
            yield Draft(
                first.key,
                "MEMBER_OF",
                sentence.index,
                VERSION,
                min(_CONFIDENCE, first.confidence),
                object=whole,
                qualifiers={"as": "member"},
            )


def _whole_named_in(heading: str, annotated: Annotated) -> str | None:
    """The one group, organisation or network whose name stands in the heading."""
    entities = [
        e
        for e in [*annotated.entities.of_label("FriendsGroup"), *annotated.entities.of_label("Actor")]
        if e.entry.label == "FriendsGroup" or e.entry.kind in {"IGO", "NGO"}
    ]
    named = {e.key for e in entities if any(s in heading.split() or s in heading for s in e.surfaces if len(s) > 1)}
    return next(iter(named)) if len(named) == 1 else None
