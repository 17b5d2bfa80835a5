"""Evidence: the exact words of the sentence a claim rests on, and where they stand in the file."""

from __future__ import annotations

from graph_schema.claims import Evidence
from ingest.annotate.names import Sentence
from ingest.extract.drafts import Draft
from ingest.records import PreparedPassage

QUOTE_CHARS = 300


def evidence_for(draft: Draft, sentence: Sentence, prepared: PreparedPassage) -> Evidence:
    """The sentence, or of a long one the stretch around what the claim speaks of."""
    start, end = draft.span or quote_span(sentence, {draft.subject, draft.object or ""})
    quote = sentence.text[start:end]
    original = prepared.to_original(sentence.start + start, sentence.start + end)
    return Evidence(
        document=prepared.passage.document, passage=prepared.passage.id, start=original[0], end=original[1], quote=quote
    )


def quote_span(sentence: Sentence, keys: set[str]) -> tuple[int, int]:
    """A stretch of at most QUOTE_CHARS characters, cut at spaces, that holds the names of the keys."""
    text = sentence.text
    if len(text) <= QUOTE_CHARS:
        return 0, len(text)
    spans = [(n.start, n.end) for n in sentence.names if n.key in keys]
    low = min((s for s, _ in spans), default=0)
    high = max((e for _, e in spans), default=0)
    if high - low > QUOTE_CHARS:
        high = low + QUOTE_CHARS
    room = QUOTE_CHARS - (high - low)
    start = max(0, low - room // 2)
    end = min(len(text), start + QUOTE_CHARS)
    start = max(0, end - QUOTE_CHARS)
    if start > 0:
        start = text.index(" ", start) + 1 if " " in text[start:low] else low
    if end < len(text):
        cut = text.rfind(" ", high, end)
        end = cut if cut > 0 else end
    return start, end
