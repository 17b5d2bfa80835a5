"""Finds the surfaces of a lexicon in text, as a spaCy component over strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup
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
    """Marks every known surface in `doc.spans["names"]`, those that overlap too."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")

    def learn(self, surfaces: Iterable[str]) -> None:
        """Know these surfaces too. They are no configuration, which spaCy would check one by one."""
        self._matcher.add("NAME", [self._nlp.make_doc(surface) for surface in surfaces])

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPANS] = SpanGroup(doc, spans=self._matcher(doc, as_spans=True))
        return doc


@Language.factory("good_offices_gazetteer")
def make_gazetteer(nlp: Language, name: str) -> GazetteerComponent:
    """A gazetteer that knows nothing yet."""
    return GazetteerComponent(nlp)


class Gazetteer:
    """spaCy's English tokenizer with the surfaces of a lexicon. Those it adds to its base come at next to no cost."""

    def __init__(self, nlp: Language, added: Iterable[str] = ()) -> None:
        self._nlp = nlp
        self._added = self.matcher_of(added)

    def __call__(self, text: str) -> Doc:
        return self._mark(self._nlp(text))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The Doc of each text."""
        return (self._mark(doc) for doc in self._nlp.pipe(texts))

    def matcher_of(self, surfaces: Iterable[str]) -> PhraseMatcher:
        """Finds surfaces in Docs of this pipeline."""
        matcher = PhraseMatcher(self._nlp.vocab, attr="ORTH")
        if patterns := [self._nlp.make_doc(surface) for surface in surfaces]:
            matcher.add("NAME", patterns)
        return matcher

    def _mark(self, doc: Doc) -> Doc:
        if len(self._added):
            doc.spans[SPANS].extend(self._added(doc, as_spans=True))
        return doc


@lru_cache(maxsize=4)
def pipeline_for(lexicon: Lexicon) -> Gazetteer:
    """Finds everything that the lexicon knows; no model is needed."""
    return Gazetteer(_pipeline_of(lexicon.base or lexicon), lexicon.added)


@lru_cache(maxsize=2)
def _pipeline_of(lexicon: Lexicon) -> Language:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("good_offices_gazetteer")
    if isinstance(component, GazetteerComponent):
        component.learn(lexicon.surfaces)
    return nlp


def find_names(doc: Doc) -> list[Found]:
    """The surfaces marked in a Doc, in order, the longest of those that overlap."""
    return _found(doc.spans.get(SPANS, ()))


def find_surfaces(docs: Iterable[Doc], surfaces: Iterable[str], lexicon: Lexicon) -> Iterator[list[Found]]:
    """Where a document's own short forms stand in its Docs, Doc by Doc."""
    matcher = pipeline_for(lexicon).matcher_of(surfaces)
    for doc in docs:
        yield _found(matcher(doc, as_spans=True)) if len(matcher) else []


def _found(spans: Iterable[Span]) -> list[Found]:
    return [Found(s.start_char, s.end_char, s.text) for s in filter_spans(spans)]
