"""Mining: a prepared document in, its claims, mentions and open questions out. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graph_schema.claims import Claim, Status, claim_id
from graph_schema.documents import Mention
from ingest.annotate.annotate import Annotated, annotate
from ingest.annotate.data_files import read_data
from ingest.annotate.lexicon import Lexicon
from ingest.annotate.names import Sentence
from ingest.extract.births import births_of
from ingest.extract.calibration import calibrated
from ingest.extract.context import Context
from ingest.extract.dates_of import find_dates
from ingest.extract.described_cases import DescribedCases
from ingest.extract.drafts import Draft
from ingest.extract.events import mark_events
from ingest.extract.evidence import evidence_for
from ingest.extract.group_facts import find_group_facts
from ingest.extract.headings import names_of_headings, state_of_title
from ingest.extract.lesson_claims import find_lessons
from ingest.extract.listed_members import find_listed_members
from ingest.extract.mediation_nouns import find_mediations
from ingest.extract.offices import find_offices
from ingest.extract.outcomes import find_outcomes
from ingest.extract.outcomes_by_agreement import outcomes_by_agreement
from ingest.extract.phrases import vocabulary_phrases
from ingest.extract.relations import find_relations
from ingest.extract.rounds import mark_rounds, said_of_parts
from ingest.extract.strategies import find_strategies
from ingest.extract.structure import (
    find_addressed,
    find_organs,
    find_parents,
    find_parties_in_names,
    find_places,
    find_sides,
)
from ingest.records import PreparedDocument
from ingest.resolve.notes import Undecided
from ingest.resolve.open_offices import open_offices
from ingest.resolve.settle import settle_names

__all__ = ["RECIPE", "Lexicon", "Mined", "Traced", "mine", "threshold_of", "trace"]

# Goes up when the rules change, so that documents are mined anew.
RECIPE = "mine/3"


@dataclass(frozen=True)
class Mined:
    """What a document gives. notes: surfaces that several bear and the text leaves open."""

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    notes: tuple[Undecided, ...] = ()


@dataclass(frozen=True)
class Traced:
    """A mined document with what it was mined from. ids: of entities, by key. drafts: what became of it, by claim."""

    mined: Mined
    annotated: Annotated
    ids: dict[str, str]
    drafts: dict[str, Draft]


def mine(prepared: PreparedDocument, lexicon: Lexicon, *, claims: bool = True) -> Mined:
    """Draw claims and mentions from a document. claims: False finds names and says only what they are."""
    return trace(prepared, lexicon, claims=claims).mined


def trace(prepared: PreparedDocument, lexicon: Lexicon, *, claims: bool = True) -> Traced:
    """Mine a document, and keep what tells why each claim was made."""
    annotated = annotate(prepared, lexicon)
    settle_names(annotated.entities)
    headings = names_of_headings(prepared, annotated, lexicon)
    context = Context(annotated, headings, titled=state_of_title(prepared, lexicon))
    drafts: list[Draft] = []
    if claims:
        drafts += mark_rounds(annotated, context)
        drafts += mark_events(annotated, context)
        context.fill()
        drafts += _facts(prepared, annotated, context)
        drafts += list(said_of_parts(drafts, annotated))
        drafts += list(outcomes_by_agreement(drafts, annotated.entities))
    drafts = [replace(d, confidence=calibrated(d.predicate, d.rule, d.confidence)) for d in drafts]
    _see_ends(drafts, annotated)
    ids = settle_names(annotated.entities)
    for entity in annotated.entities.all():
        drafts += births_of(entity, annotated.sentences)
    made = _claims(drafts, ids, annotated, prepared)
    mentions = tuple(_mentions(prepared, annotated, ids))
    notes = (*annotated.undecided, *open_offices(prepared, annotated, lexicon))
    mined = Mined(tuple(claim for claim, _ in made.values()), mentions, notes)
    return Traced(mined, annotated, ids, {claim: draft for claim, (_, draft) in made.items()})


def _see_ends(drafts: Sequence[Draft], annotated: Annotated) -> None:
    """An actor that a claim speaks of is named by its sentence, if only as a demonym ("the Ghanaian president")."""
    for draft in drafts:
        for key in (draft.subject, draft.object or ""):
            entity = annotated.entities.get(key)
            if entity and entity.first is None and entity.entry.label == "Actor":
                annotated.entities.see(key, entity.entry.name, draft.sentence, draft.confidence, is_name=False)


def _facts(prepared: PreparedDocument, annotated: Annotated, context: Context) -> Iterator[Draft]:
    said = list(_said_in_sentences(annotated, context))
    described = DescribedCases(annotated, said)
    for draft in said:
        yield from described.claims_of(draft)
    yield from described.parties()
    yield from find_listed_members(prepared, annotated)
    yield from find_places(annotated)
    yield from find_parties_in_names(annotated)
    yield from find_parents(annotated)
    yield from find_addressed(annotated, context)
    yield from find_lessons(prepared, annotated, context)


def _said_in_sentences(annotated: Annotated, context: Context) -> Iterator[Draft]:
    for before, sentence in zip([None, *annotated.sentences], annotated.sentences, strict=False):
        if not sentence.names:
            yield from find_outcomes(sentence, context)
            continue
        yield from find_relations(sentence, annotated.entities, context)
        yield from find_mediations(sentence, context)
        yield from find_group_facts(sentence, annotated.entities, before)
        yield from find_offices(sentence, annotated.entities)
        yield from find_dates(sentence, annotated.entities)
        yield from find_outcomes(sentence, context)
        yield from find_strategies(sentence, annotated.entities, context)
        yield from find_organs(sentence, annotated)
        yield from find_sides(sentence, annotated, context)


def _claims(
    drafts: Sequence[Draft], ids: dict[str, str], annotated: Annotated, prepared: PreparedDocument
) -> dict[str, tuple[Claim, Draft]]:
    """Claims by id, each with what it was made of; of drafts that say the same in one sentence the surest."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        value = tuple(draft.value) if isinstance(draft.value, list) else draft.value
        key = (
            draft.subject,
            draft.predicate,
            draft.object,
            value,
            draft.sentence,
            draft.polarity,
            draft.modality,
            str(draft.qualifiers),
        )
        if key not in best or draft.confidence > best[key].confidence:
            best[key] = draft
    born = {e.key for e in annotated.entities.all() if e.first is not None}
    found = (d for d in best.values() if _has_ends(d, born, annotated))
    made: dict[str, tuple[Claim, Draft]] = {}
    for draft in found:
        claim = _claim(draft, ids, annotated.sentences[draft.sentence], prepared)
        made.setdefault(claim.id, (claim, draft))
    return dict(sorted(made.items()))


def _has_ends(draft: Draft, born: set[str], annotated: Annotated) -> bool:
    """Whether both ends are things the document names, or terms, lessons and passages."""
    return all(key not in annotated.entities or key in born for key in (draft.subject, draft.object or ""))


def _claim(draft: Draft, ids: dict[str, str], sentence: Sentence, prepared: PreparedDocument) -> Claim:
    subject, target = ids.get(draft.subject, draft.subject), ids.get(draft.object or "", draft.object)
    evidence = evidence_for(draft, sentence, prepared.passages[sentence.passage])
    origin = prepared.document.id
    accepted = draft.confidence >= threshold_of(draft.predicate)
    said = target if target is not None else draft.value
    return Claim(
        id=claim_id(origin, subject, draft.predicate, said, draft.qualifiers, str(evidence.start)),
        subject=subject,
        predicate=draft.predicate,
        object=target,
        value=draft.value,
        qualifiers=draft.qualifiers,
        polarity=draft.polarity,
        modality=draft.modality,
        confidence=draft.confidence,
        method=f"rules/{draft.rule}",
        status=Status.ACCEPTED if accepted else Status.CANDIDATE,
        evidence=[evidence],
        origin=origin,
    )


@cache
def _thresholds() -> dict[str, Any]:
    found: dict[str, Any] = read_data("ingest.extract", "thresholds.yaml")
    return found


def threshold_of(predicate: str) -> float:
    """The confidence from which a claim of the predicate is accepted."""
    return float(_thresholds()["predicates"].get(predicate, _thresholds()["default"]))


def _mentions(prepared: PreparedDocument, annotated: Annotated, ids: dict[str, str]) -> Iterator[Mention]:
    for sentence in annotated.sentences:
        passage = prepared.passages[sentence.passage]
        for name in sentence.names:
            if name.letter not in "XDK" and not name.key.startswith("area:"):
                start, end = passage.to_original(sentence.start + name.start, sentence.start + name.end)
                yield Mention(
                    passage=passage.passage.id,
                    node=ids[name.key],
                    surface=sentence.surface(name),
                    start=start,
                    end=end,
                    confidence=name.confidence,
                )
        for vocabulary in ("strategies", "topics"):
            seen: set[str] = set()
            for hit in vocabulary_phrases(vocabulary, with_names=False).find(sentence.text):
                if hit.term not in seen:
                    seen.add(hit.term)
                    start, end = passage.to_original(sentence.start + hit.start, sentence.start + hit.end)
                    node = f"{'strategy' if vocabulary == 'strategies' else 'topic'}:{hit.term}"
                    surface = sentence.text[hit.start : hit.end]
                    yield Mention(
                        passage=passage.passage.id, node=node, surface=surface, start=start, end=end, confidence=0.6
                    )
