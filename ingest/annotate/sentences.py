"""Cuts the passages of a prepared document into sentences that rules can work on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.documents import PassageKind
from ingest.annotate.citations import citation_spans, is_reference
from ingest.annotate.member_lists import is_member_list, lines_of
from ingest.annotate.names import Sentence
from ingest.records import PreparedDocument, PreparedPassage

# Longer sentences are lists or broken layout; rules over them are slow and wrong.
MAX_SENTENCE_CHARS = 1200
_NOT_MINED = {PassageKind.FURNITURE, PassageKind.REFERENCE}
_ADDRESS = re.compile(r"@|www\.|https?://|\bTel[.:]|\bFax[.:]|\bISBN\b|\u00a9|\bISSN\b")


def is_minable(passage: PreparedPassage) -> bool:
    """Whether facts may be drawn from a passage: no furniture, bibliography, roster or address."""
    return passage.is_mined and passage.passage.kind not in _NOT_MINED


def sentences_of(prepared: PreparedDocument) -> Iterator[Sentence]:
    """Every sentence to be mined, in reading order. `passage` counts the document's passages."""
    index = 0
    for number, prepared_passage in enumerate(prepared.passages):
        passage = prepared_passage.passage
        if is_member_list(prepared_passage):
            stretches = tuple(lines_of(passage.text))
        elif is_minable(prepared_passage):
            stretches = prepared_passage.sentences
        else:
            continue
        for start, end in stretches:
            text = passage.text[start:end]
            if len(text) > MAX_SENTENCE_CHARS or is_reference(text) or _ADDRESS.search(text):
                continue
            yield Sentence(index, number, start, text, passage.section or "", masked=citation_spans(text))
            index += 1
