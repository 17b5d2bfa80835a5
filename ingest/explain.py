"""Explains a document: for each passage which component found which name and made which claim, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph_schema.claims import Claim, Value
from graph_schema.fit import NAME, claim_problem
from graph_schema.schema import load_schema
from ingest.annotate.lexicon import Lexicon
from ingest.annotate.names import Sentence
from ingest.extract.drafts import Draft
from ingest.extract.mine import Traced, threshold_of, trace
from ingest.prepare import ReadingOptions, prepare
from ingest.records import PreparedDocument
from ingest.resolve.known_names import KnownNames

Names = Iterable[tuple[str, str, str]]


@dataclass(frozen=True)
class ExplainedName:
    """A name that was found: what it is taken for, and which component took it for that."""

    surface: str
    node: str
    name: str
    by: str
    confidence: float


@dataclass(frozen=True)
class ExplainedClaim:
    """A claim with what made it.

    because: the words that the rule went by, those of its ends where it keeps no others. threshold: the confidence from
    which claims of the predicate are accepted. held_back: why the graph would not show it; None if it would.
    """

    subject: str
    predicate: str
    target: Value
    rule: str
    because: str
    quote: str
    confidence: float
    threshold: float
    status: str
    polarity: str
    modality: str
    held_back: str | None


@dataclass(frozen=True)
class OpenWords:
    """Words that may mean several things and were left alone."""

    surface: str
    candidates: tuple[str, ...]
    reason: str
    times: int


@dataclass(frozen=True)
class ExplainedPassage:
    """A passage with all that was made of it. number: its place in the document, from 1."""

    number: int
    id: str
    path: str
    page: int | None
    kind: str
    text: str
    is_mined: bool
    names: tuple[ExplainedName, ...]
    claims: tuple[ExplainedClaim, ...]
    undecided: tuple[OpenWords, ...]

    def as_json(self) -> dict[str, Any]:
        """The passage as `ingest --explain --json` prints it."""
        return asdict(self)


def explain_file(path: Path, *, known: Names = (), options: ReadingOptions | None = None) -> list[ExplainedPassage]:
    """Read and mine a file and explain what came of it; nothing is written.

    known: names of a store, which decide before the gazetteers do. Raises FileRefused.
    """
    prepared = prepare(path, options=options or ReadingOptions())
    lexicon = KnownNames.of(Lexicon.bundled(), tuple(known)).lexicon_for(_text_of(prepared))
    return explain(prepared, lexicon)


def _text_of(prepared: PreparedDocument) -> str:
    return " ".join(passage.passage.text for passage in prepared.passages)


def explain(prepared: PreparedDocument, lexicon: Lexicon) -> list[ExplainedPassage]:
    """Every passage of a document with what was made of it, in reading order."""
    traced = trace(prepared, lexicon)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in traced.mined.claims:
        claims[claim.evidence[0].passage or ""].append(claim)
    names = _names_by_passage(traced)
    called = {traced.ids.get(e.key, e.key): e.entry.name for e in traced.annotated.entities.all()}
    called |= {c.subject: str(c.value) for c in traced.mined.claims if c.predicate == NAME and c.subject not in called}
    return [
        ExplainedPassage(
            number=number,
            id=passage.passage.id,
            path=passage.passage.path,
            page=passage.passage.page,
            kind=passage.passage.kind.value,
            text=passage.passage.text,
            is_mined=passage.is_mined,
            names=tuple(names[number - 1]),
            claims=tuple(_explained(claim, traced, called) for claim in _in_order(claims[passage.passage.id])),
            undecided=_open_words(passage.passage.id, traced),
        )
        for number, passage in enumerate(prepared.passages, start=1)
    ]


def _names_by_passage(traced: Traced) -> dict[int, list[ExplainedName]]:
    found: dict[int, list[ExplainedName]] = defaultdict(list)
    for sentence in traced.annotated.sentences:
        for name in sentence.names:
            entity = traced.annotated.entities.get(name.key)
            node = traced.ids.get(name.key, name.key)
            called = entity.entry.name if entity is not None else node
            shown = ExplainedName(sentence.surface(name), node, called, name.by, name.confidence)
            found[sentence.passage].append(shown)
    return found


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Facts first, then what names and kinds things, each in the order of the text."""
    return sorted(claims, key=lambda c: (not c.predicate.isupper(), c.evidence[0].start or 0, c.subject, c.predicate))


def _explained(claim: Claim, traced: Traced, called: dict[str, str]) -> ExplainedClaim:
    draft = traced.drafts[claim.id]
    target: Value = called.get(claim.object, claim.object) if claim.object is not None else claim.value or ""
    return ExplainedClaim(
        subject=called.get(claim.subject, claim.subject),
        predicate=claim.predicate,
        target=target,
        rule=claim.method,
        because=draft.because or _words_of_ends(draft, traced.annotated.sentences[draft.sentence]),
        quote=claim.evidence[0].quote or "",
        confidence=claim.confidence,
        threshold=threshold_of(claim.predicate),
        status=claim.status.value,
        polarity=claim.polarity.value,
        modality=claim.modality.value,
        held_back=_held_back(claim),
    )


def _words_of_ends(draft: Draft, sentence: Sentence) -> str:
    ends = (draft.subject, draft.object)
    return " … ".join(dict.fromkeys(sentence.surface(name) for name in sentence.names if name.key in ends))


def _held_back(claim: Claim) -> str | None:
    if problem := claim_problem(claim, load_schema()):
        return problem
    if claim.is_projected:
        return None
    marks = [mark for mark in (claim.polarity.value, claim.modality.value) if mark not in ("affirmed", "asserted")]
    if marks:
        return f"{' and '.join(marks)} in the text"
    return f"{claim.confidence:.2f} is below the threshold of {threshold_of(claim.predicate):.2f}"


def _open_words(passage: str, traced: Traced) -> tuple[OpenWords, ...]:
    notes = (note for note in traced.mined.notes if note.passage == passage)
    return tuple(OpenWords(note.surface, note.candidates, note.reason, note.times) for note in notes)
