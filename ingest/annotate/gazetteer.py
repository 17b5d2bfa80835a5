"""Finds the surfaces of a lexicon in text, as a spaCy component over strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, SpanGroup
from spacy.util import filter_spans

from ingest.annotate.lexicon import Lexicon

SPANS = "names"


@dataclass(frozen=True, slots=True)
class Found:
    """A surface of a lexicon in a text. start, end: characters."""

    start: int
    end: int
    surface: str


class GazetteerComponent:
    """Marks every known surface in `doc.spans["names"]`, the longest of those that overlap."""

    def __init__(self, nlp: Language, surfaces: Iterable[str]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._matcher.add("NAME", [nlp.make_doc(surface) for surface in surfaces])

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPANS] = SpanGroup(doc, spans=filter_spans(self._matcher(doc, as_spans=True)))
        return doc


@Language.factory("good_offices_gazetteer", default_config={"surfaces": []})
def make_gazetteer(nlp: Language, name: str, surfaces: list[str]) -> GazetteerComponent:
    """The gazetteer over the given surfaces."""
    return GazetteerComponent(nlp, surfaces)


@lru_cache(maxsize=4)
def pipeline_for(lexicon: Lexicon) -> Language:
    """spaCy's English tokenizer with a gazetteer over everything the lexicon knows; no model is needed."""
    nlp = spacy.blank("en")
    nlp.add_pipe("good_offices_gazetteer", config={"surfaces": list(lexicon.surfaces)})
    return nlp


def find_names(doc: Doc) -> list[Found]:
    """The surfaces marked in a Doc, in order."""
    return [Found(s.start_char, s.end_char, s.text) for s in doc.spans.get(SPANS, ())]


def find_surfaces(docs: Iterable[Doc], surfaces: Iterable[str], lexicon: Lexicon) -> Iterator[list[Found]]:
    """Where a document's own short forms stand in its Docs, Doc by Doc."""
    nlp = pipeline_for(lexicon)
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    patterns = [nlp.make_doc(surface) for surface in surfaces]
    if patterns:
        matcher.add("NAME", patterns)
    for doc in docs:
        spans = filter_spans(matcher(doc, as_spans=True)) if patterns else []
        yield [Found(s.start_char, s.end_char, s.text) for s in spans]
