"""Lessons as claims: their text, strength and condition, their topics, and the cases they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph_schema.documents import PassageKind
from ingest.annotate.annotate import Annotated
from ingest.annotate.names import Sentence
from ingest.extract.context import Context
from ingest.extract.drafts import Draft
from ingest.extract.lessons import VERSION, Lesson, cue_words, find_lesson, lesson_id, lesson_name
from ingest.records import PreparedDocument

BY_CONTEXT = "lessons by context/1"
_NO_LESSONS = {PassageKind.CAPTION, PassageKind.TABLE, PassageKind.REFERENCE, PassageKind.FURNITURE}


def find_lessons(prepared: PreparedDocument, annotated: Annotated, context: Context) -> Iterator[Draft]:
    """Every lesson of the document."""
    for sentence in annotated.sentences:
        passage = prepared.passages[sentence.passage].passage
        if passage.kind in _NO_LESSONS:
            continue
        lesson = find_lesson(sentence, passage.path)
        if lesson is not None:
            yield from _claims_of(lesson, sentence, passage.id, prepared.document.id, context)


def _claims_of(lesson: Lesson, sentence: Sentence, passage: str, document: str, context: Context) -> Iterator[Draft]:
    key = lesson_id(document, lesson.text)
    span, because = (0, len(sentence.text)), ", ".join(cue_words(sentence))

    def say(
        predicate: str,
        *,
        value: str | None = None,
        object: str | None = None,
        confidence: float = lesson.confidence,
        label: bool = False,
    ) -> Draft:
        return Draft(
            key,
            predicate,
            sentence.index,
            VERSION,
            confidence,
            object=object,
            value=value,
            span=span,
            because=because,
            qualifiers={"label": "Lesson"} if label else {},
        )

    # A lesson's birth waits with the rest of it as a candidate where it is weak.
    yield say(
        "name",
        value=lesson_name(lesson.text),
        label=True,
        confidence=max(lesson.confidence, 0.6) if lesson.confidence >= 0.55 else 0.5,
    )
    yield say("text", value=lesson.text)
    yield say("strength", value=lesson.strength)
    if lesson.condition:
        yield say("condition", value=lesson.condition)
    yield say("STATED_IN", object=passage)
    for rank, topic in enumerate(lesson.topics):
        yield say("ABOUT", object=f"topic:{topic}", confidence=round(max(0.5, 0.85 - 0.08 * rank), 2))
    for name in {n.key: n for n in sentence.names if n.letter == "C"}.values():
        said = say("DRAWN_FROM", object=name.key, confidence=min(0.75, name.confidence))
        yield replace(said, rule=BY_CONTEXT) if name.by == "context" else said
