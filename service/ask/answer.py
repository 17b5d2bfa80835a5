"""Answering a question: reading it, asking the graph, and saying what came back, with what it rests on."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlencode

from graph_schema.graph import QueryResult
from graph_schema.query import Column, GraphQuery, HasProperty, IsOneOf
from graph_schema.schema import Schema, load_schema
from graph_schema.vocabulary import Term
from graph_store.ports import GraphStore, SearchIndex
from service.ask.behalf import tell_on_behalf
from service.ask.columns import columns_for
from service.ask.evidence import evidence_of
from service.ask.lexicon import Lexicon
from service.ask.nearby import (
    Counting,
    conditions_of,
    nearest_question,
    tell_other_sources,
    tell_partial,
    tell_what_emptied,
    with_conditions,
    with_either_topic,
)
from service.ask.plainly import in_words
from service.ask.reading import read_question
from service.ask.readings import Reading
from service.ask.telling import (
    tell_contested,
    tell_figure,
    tell_other_outcome,
    tell_path,
    tell_values,
    tell_where,
    tell_yes_or_no,
)
from service.errors import TooLong
from service.models.ask import (
    Ambiguity,
    Answer,
    AnswerKind,
    AskAnswer,
    Candidate,
    ColumnHead,
    Interpretation,
    Question,
)
from service.models.search import Hit
from service.search.filters import SearchRequest
from service.search.passages import search_passages
from service.settings import Settings

EXAMPLES = (
    "Which friends groups had fewer than six members and succeeded?",
    "How many cases succeeded?",
    "What are good offices?",
)
# more than this many unread words, and rows read without them would answer another question
UNREAD_AT_MOST = 2
GROUP_HEADS = (("group", "group"), ("value", "figure"), ("n", "number"))


class Desk(Protocol):
    """What answering needs: the settings, an open store with its index, and the lexicon."""

    settings: Settings
    store: GraphStore
    index: SearchIndex

    def lexicon(self) -> Lexicon: ...


def answer_question(desk: Desk, question: Question) -> AskAnswer:
    """The answer to a question in words. Raises TooLong beyond the limit in the settings."""
    began = time.perf_counter()
    limit = desk.settings.max_question_chars
    longest = max(len(text) for text in [question.question, *question.history])
    if longest > limit:
        raise TooLong(f"The question has {longest} characters; {limit} are taken at most. Ask in one sentence.")
    reading = read_question(question.question, desk.lexicon(), question.history[-5:], today=datetime.date.today().year)
    answered = _Answering(desk, load_schema(), reading)
    found = answered.answer(question.question).model_copy(update={"link": link_to(question)})
    passages = _passages(desk, question, beside_rows=bool(found.understood and found.answer.rows))
    return found.model_copy(update={"passages": passages, "took_ms": round((time.perf_counter() - began) * 1000, 2)})


def link_to(question: Question) -> str:
    """The address that asks the same again."""
    asked = [("question", question.question), *(("previous", text) for text in question.history)]
    return "/v1/ask?" + urlencode(asked)


def _passages(desk: Desk, question: Question, *, beside_rows: bool) -> list[Hit]:
    """Passages for the whole question; beside rows that answer it, by its words alone, which spares the encoder."""
    text = question.question.strip()
    if not text or question.k == 0:
        return []
    request = SearchRequest(q=text[:1000], k=question.k, mode="text" if beside_rows else "hybrid")
    return search_passages(desk.store, desk.index, request).hits


class _Answering:
    """One reading on its way to an answer."""

    def __init__(self, desk: Desk, schema: Schema, reading: Reading) -> None:
        self.store = desk.store
        self.lexicon = desk.lexicon()
        self.seconds = desk.settings.query_seconds
        self.counting = Counting(desk.store, seconds=self.seconds)
        self.schema = schema
        self.reading = reading

    def answer(self, question: str) -> AskAnswer:
        """What the reading leads to: a question back, a refusal, a definition, or what the graph has."""
        reading = self.reading
        if reading.ambiguities:
            return self._shaped(question, _none(self._tell_ambiguity()), suggestions=self._by_candidate(question))
        if reading.query is None:
            kind: AnswerKind = "text" if reading.form == "open" else "none"
            suggestions = [] if reading.form == "open" else list(EXAMPLES)
            return self._shaped(question, Answer(kind=kind, text=self._tell_refusal()), suggestions=suggestions)
        if len(reading.unused) > UNREAD_AT_MOST or (reading.unused and reading.query.where is None):
            return self._shaped(question, _none(self._tell_refusal()), suggestions=list(EXAMPLES))
        if reading.form == "define" and (term := self._term(reading.query)) is not None:
            return self._defined(question, reading.query, term)
        return self._from_graph(question, reading.query)

    def _from_graph(self, question: str, query: GraphQuery) -> AskAnswer:
        result = self.store.run(query, seconds=self.seconds)
        query, result, said = self._with_other_readings(query, result)
        either = with_either_topic(query) if not result.rows else None
        if either is not None:
            query, result = either, self.store.run(either, seconds=self.seconds)
            words = in_words(either, self.schema, self.reading.names)
            self.reading = replace(self.reading, query=either, words=words)
            said = "No lesson is about all of these topics; what follows is about one of them or another. "
        grouped = query.aggregate is not None and query.aggregate.by is not None
        heads = [ColumnHead(key=k, label=label) for k, label in GROUP_HEADS] if grouped else _heads(query.select)
        is_number = query.aggregate is not None and not grouped
        answer = Answer(
            kind="number" if is_number else "table",
            columns=heads,
            rows=result.rows,
            value=result.value,
            text=(self._tell_unread() + said + self._tell(query, result)) or f"{len(result.rows)} rows.",
            coverage=result.coverage,
        )
        suggestions: list[str] = []
        if not result.rows and self.reading.form != "yes_no":
            near = nearest_question(self.counting, query, self._reads_as)
            answer = answer.model_copy(update={"text": f"{answer.text} Try “{near}”."}) if near else answer
            suggestions = [*([near] if near else []), *EXAMPLES[:2]]
        return self._shaped(question, answer, suggestions=suggestions, result=result)

    def _reads_as(self, query: GraphQuery) -> str | None:
        """The query in words, where those words are read as that very query."""
        text = in_words(query, self.schema, self.reading.names).partition(";")[0]
        read = read_question(text, self.lexicon, today=datetime.date.today().year)
        return text if read.is_understood and read.query is not None and read.query.where == query.where else None

    def _with_other_readings(self, query: GraphQuery, result: QueryResult) -> tuple[GraphQuery, QueryResult, str]:
        """The answer of the chosen reading, or of another where that has none; and what the others would give."""
        found = [(o, self.store.run(o.query, seconds=self.seconds)) for o in self.reading.others]
        if not result.rows and (filled := next(((o, r) for o, r in found if r.rows), None)):
            other, rows = filled
            empty = self.reading.words
            words = in_words(other.query, self.schema, self.reading.names)
            self.reading = replace(self.reading, query=other.query, words=words)
            return other.query, rows, f"There are no {empty}; what follows is what is on record {other.said}. "
        said = "; ".join(f"{o.said} there are {r.coverage.matching}" for o, r in found if r.coverage.matching)
        self.reading = replace(
            self.reading, remarks=(*self.reading.remarks, *([f"read otherwise: {said}"] if said else []))
        )
        return query, result, ""

    def _defined(self, question: str, query: GraphQuery, term: Term) -> AskAnswer:
        """A definition in the vocabulary's own words, with the node that stands for it."""
        result = self.store.run(query, seconds=self.seconds)
        source = f" ({term.source})" if term.source else ""
        stored = result.rows[0].values.get("definition") if result.rows else None
        text = f"{term.name}: {stored or term.definition}{'' if stored else source}"
        answer = Answer(
            kind="text", columns=_heads(query.select), rows=result.rows, text=text, coverage=result.coverage
        )
        return self._shaped(question, answer, result=result)

    def _term(self, query: GraphQuery) -> Term | None:
        ids = query.where.ids if isinstance(query.where, IsOneOf) else []
        for vocabulary in self.schema.vocabularies.values():
            if vocabulary.node == query.find:
                bare = {i.rsplit(":", 1)[-1] for i in ids}
                return next((t for t in vocabulary.terms if t.id in bare), None)
        return None

    def _tell(self, query: GraphQuery, result: QueryResult) -> str:
        form = self.reading.form
        if query.path is not None:
            return tell_path(result)
        if form == "where" and (there := tell_where(query, result, self._names())):
            return there
        if form in {"value", "card"}:
            return tell_values(query, result) + "".join(f" ({remark})" for remark in self.reading.remarks)
        is_yes_no = form == "yes_no" and not query.order
        if is_yes_no and not result.rows and (said := self._tell_other_outcome(query)):
            return said
        text = tell_yes_or_no(result) if is_yes_no else tell_figure(query, result, self.schema)
        text += tell_partial(self.counting, query)
        text += tell_other_sources(self.store, self.counting, query, self.schema, seconds=self.seconds)
        text += tell_on_behalf(self.store, result.rows)
        text += tell_contested(result.rows)
        if result.coverage.matching == 0:
            text += tell_what_emptied(self.counting, query, self.schema, self._names())
        return text + "".join(f" ({remark})" for remark in self.reading.remarks)

    def _tell_other_outcome(self, query: GraphQuery) -> str:
        """`Did the talks succeed?`: what their outcome, or the standing of an accord, was instead."""
        named = [c for c in conditions_of(query) if isinstance(c, IsOneOf)]
        judged = [c for c in conditions_of(query) if isinstance(c, HasProperty) and c.property in {"outcome", "status"}]
        if not named or not judged or query.find is None:
            return ""
        asked = with_conditions(query, [*named]).model_copy(update={"select": columns_for(query.find)})
        return tell_other_outcome(self.store.run(asked, seconds=self.seconds))

    def _names(self) -> Mapping[str, str]:
        return self.reading.names

    def _tell_unread(self) -> str:
        if not self.reading.unused:
            return ""
        return f"Read without {_quoted(self.reading.unused)}, so this is not quite the answer to the question. "

    def _tell_refusal(self) -> str:
        reading = self.reading
        unread = f"These words could not be read: {_quoted(reading.unused)}. " if reading.unused else ""
        return (unread + reading.reason).strip() or "This question could not be read."

    def _tell_ambiguity(self) -> str:
        asked = [
            f"“{a.surface}” may be {' or '.join(name for _, name in a.candidates)}" for a in self.reading.ambiguities
        ]
        return f"Which is meant? {'; '.join(asked)}."

    def _by_candidate(self, question: str) -> list[str]:
        """The question once with each thing that the first ambiguous name may stand for."""
        first = self.reading.ambiguities[0]
        return [question.replace(first.surface, name) for _, name in first.candidates[:6]]

    def _shaped(
        self, question: str, answer: Answer, *, suggestions: list[str] | None = None, result: QueryResult | None = None
    ) -> AskAnswer:
        reading = self.reading
        query = reading.query.model_dump(mode="json", exclude_none=True) if reading.query is not None else None
        return AskAnswer(
            question=question,
            understood=reading.is_understood,
            interpretation=Interpretation(
                words=reading.words,
                query=query,
                unused_words=list(reading.unused),
                ambiguities=[
                    Ambiguity(surface=a.surface, candidates=[Candidate(id=i, name=n) for i, n in a.candidates])
                    for a in reading.ambiguities
                ],
                confidence=reading.confidence,
            ),
            answer=answer,
            evidence=evidence_of(self.store, result.rows) if result is not None else [],
            suggestions=suggestions or [],
        )


def _none(text: str) -> Answer:
    return Answer(kind="none", text=text)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _heads(columns: list[Column]) -> list[ColumnHead]:
    return [ColumnHead(key=c.key, label=c.label or c.key) for c in columns]
