"""Drafts to passages: their text, their place in the file, their pages, and the notes that hang on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph_schema.documents import Note, Passage
from ingest.clean.clean_text import CleanText, joined
from ingest.records import BlockRole, PreparedPassage, RawDocument, Span, TextBlock
from ingest.segment.drafts import Draft, draft_passages
from ingest.segment.sections import SectionTree

BLOCK_SEPARATOR = "\n"
_UNMINED = frozenset({BlockRole.FURNITURE, BlockRole.REFERENCE})


@dataclass(frozen=True)
class _Place:
    """Where a stretch of a block stands in a passage's text."""

    passage: str
    start: int
    end: int
    offset: int


def cut_passages(
    raw: RawDocument,
    blocks: Sequence[TextBlock],
    tree: SectionTree,
    document_id: str,
    page_labels: Mapping[int, str] | None = None,
) -> tuple[PreparedPassage, ...]:
    """Passages in reading order, notes linked to the passages that carry their markers.

    page_labels: page, from 1 -> the number printed on it.
    """
    prepared: list[PreparedPassage] = []
    places: dict[int, list[_Place]] = defaultdict(list)
    of_note: dict[int, int] = {}
    key = document_id.partition(":")[2]
    for order, draft in enumerate(draft_passages(blocks, tree.of_block), start=1):
        passage_id = f"passage:{key}:{order:04}"
        clean, sentences = _join_pieces(draft, blocks, passage_id, places)
        passage = _make_passage(raw, draft, clean, passage_id, document_id, order)
        if page_labels and passage.page is not None:
            passage = passage.model_copy(update={"page_label": page_labels.get(passage.page)})
        if draft.role is BlockRole.NOTE:
            of_note[len(prepared)] = draft.pieces[0].block
        prepared.append(PreparedPassage(passage, clean, sentences, draft.is_mined and draft.role not in _UNMINED))
    for at, block in of_note.items():
        note = _find_note(blocks[block], places)
        prepared[at] = replace(prepared[at], passage=prepared[at].passage.model_copy(update={"note": note}))
    return tuple(prepared)


def _join_pieces(
    draft: Draft, blocks: Sequence[TextBlock], passage_id: str, places: dict[int, list[_Place]]
) -> tuple[CleanText, tuple[Span, ...]]:
    """The text of a draft and its sentences in it; adds where its stretches stand to `places`, by block."""
    parts: list[CleanText] = []
    sentences: list[Span] = []
    offset = 0
    for piece in draft.pieces:
        start, end = piece.start, piece.end
        parts.append(blocks[piece.block].text.slice(start, end))
        places[piece.block].append(_Place(passage_id, start, end, offset))
        sentences += [(a - start + offset, b - start + offset) for a, b in piece.sentences]
        offset += end - start + len(BLOCK_SEPARATOR)
    return joined(parts, BLOCK_SEPARATOR), tuple(sentences)


def _make_passage(
    raw: RawDocument, draft: Draft, clean: CleanText, passage_id: str, document_id: str, order: int
) -> Passage:
    start, end = clean.original_span(0, len(clean))
    return Passage(
        id=passage_id,
        document=document_id,
        section=draft.section.id if draft.section else None,
        path=draft.section.path if draft.section else "",
        page=raw.page_at(start),
        page_to=raw.page_at(max(start, end - 1)),
        order=order,
        kind=draft.role.passage_kind,
        start=start,
        end=end,
        text=clean.text,
    )


def _find_note(block: TextBlock, places: Mapping[int, Sequence[_Place]]) -> Note:
    if block.note_for is None:
        return Note(number=block.number or "")
    at_block, anchor = block.note_for
    for place in places.get(at_block, ()):
        if place.start <= anchor.at <= place.end:
            return Note(number=block.number or "", passage=place.passage, at=anchor.at - place.start + place.offset)
    return Note(number=block.number or "")
