"""How cases and friends groups ended, by the words that the text has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph_schema.claims import Modality
from ingest.annotate.data_files import read_data
from ingest.annotate.names import CODE, Name, Sentence
from ingest.extract.context import Context
from ingest.extract.drafts import Draft
from ingest.extract.mediation_nouns import case_of_mediation
from ingest.extract.modality import modality_of

VERSION = "outcomes/1"
# "The mediation by X in the Y war": what is said of it is said of the case there.
_MEDIATION_IN = re.compile(
    r"\b(?:mediation|facilitation|good offices) "
    r"(?:(?:by|of) (?:the )?<[SINPG]\d+>(?:(?:, |,? and )(?:the )?<[SINPG]\d+>)* )?in (?:the )?(?P<conflict><W\d+>)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|hardly|far from|no|neither|nor|without|unlikely|cannot)\b|n[\u2019']t\b")
_AVERTED = re.compile(
    r"\b(?:prevent(?:ed|ing)?|avoid(?:ed|ing)?|avert(?:ed|ing)?|risk(?:ed|ing|s)?|threaten(?:ed|ing|s)?|danger of"
    r"|without) (?:the )?"
)
_TURNED = {"success": "failure", "failure": None, "partial": None, "ongoing": None}
_PARTIES = (
    r"(?:[Tt]he|[Bb]oth|[Nn]either) (?:two |warring |conflicting |negotiating )?"
    r"(?:sides?|part(?:y|ies)|delegations|factions)"
)
# A case spoken of this shortly before is the one that the parties are at.
_NEAR = 0.7
# How far a cue may stand from the name it speaks of, in characters of the template.
_REACH = 70
_CLAUSE_END = re.compile(
    r"[;:.]|, (?:but|while|whereas|although|though|which|who|and) |\b(?:but|whereas|although|because|if|unless|when)\b"
)


@dataclass(frozen=True)
class _Cue:
    outcome: str
    regex: re.Pattern[str]
    before: bool


@cache
def _cues() -> tuple[_Cue, ...]:
    explicit = read_data("ingest.extract", "outcome_cues.yaml")["explicit"]
    return tuple(
        _Cue(outcome, re.compile(pattern), pattern.endswith("$"))
        for outcome, patterns in explicit.items()
        for pattern in patterns
    )


def find_outcomes(sentence: Sentence, context: Context) -> Iterator[Draft]:
    """Assessments of the cases and groups that the sentence names, or of the case whose parties it speaks of."""
    template = sentence.template
    for code in CODE.finditer(template.text):
        name = template.name_of(code.group())
        if of_mediation := case_of_mediation(name, sentence, context):
            name = Name(name.start, name.end, of_mediation[0], "C", "context", of_mediation[1])
        if name.letter not in "CG":
            continue
        before, after = template.text[: code.start()], template.text[code.end() :]
        found = _explicit(before, after)
        if found is not None:
            yield from _assessment(sentence, name, *found)
    for match in _MEDIATION_IN.finditer(template.text):
        found = _explicit("", template.text[match.end() :])
        if found is not None:
            name = template.name_of(match.group("conflict"))
            yield from _assessment(sentence, replace(name, by="context"), *found)
    if not any(n.letter in "CG" for n in sentence.names):
        yield from _by_parties(sentence, context)


def _by_parties(sentence: Sentence, context: Context) -> Iterator[Draft]:
    """ "The parties failed to agree": said of the case that the text has just spoken of."""
    at = context.case_at(sentence)
    if at is None or at[1] < _NEAR:
        return
    for outcome, pattern in _parties_cues():
        match = pattern.search(sentence.text)
        if match:
            yield from _assessment(sentence, Name(0, 0, at[0], "C", "context", at[1]), outcome, "", at[1])
            return


@cache
def _parties_cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    of_parties = read_data("ingest.extract", "outcome_cues.yaml")["parties"]
    return tuple((outcome, re.compile(rf"\b{_PARTIES} (?:{pattern})")) for outcome, pattern in of_parties.items())


def _explicit(before: str, after: str) -> tuple[str, str, float] | None:
    """The outcome, the words that tell it and how sure that is."""
    clause = _clause(after)
    best: tuple[int, str, str] | None = None
    for cue in _cues():
        match = cue.regex.search(before[-60:]) if cue.before else cue.regex.search(clause)
        if match is None:
            continue
        distance = 0 if cue.before else len(CODE.sub("", clause[: match.start()]))
        if distance <= _REACH and (best is None or distance < best[0]):
            lead = before[-60:][: match.start()] if cue.before else clause[: match.start()]
            words = lead[-25:] + match.group()
            outcome = _turned(cue.outcome, words)
            if outcome:
                best = (distance, outcome, words)
    if best is None:
        return None
    return best[1], best[2], 0.85 if best[0] < 25 else 0.68


def _clause(text: str) -> str:
    end = _CLAUSE_END.search(text, 12)
    return text[: end.start()] if end else text


def _turned(outcome: str, words: str) -> str | None:
    """The opposite where the words are denied; None where that says nothing clear."""
    if _AVERTED.search(words):
        return None
    return _TURNED[outcome] if _DENIED.search(words) else outcome


def _assessment(sentence: Sentence, name: Name, outcome: str, words: str, confidence: float) -> Iterator[Draft]:
    confidence = min(confidence, name.confidence + 0.05) if name.by == "context" else confidence
    modality = modality_of(words, sentence)
    if sentence.text.startswith(("If ", "When ", "Unless ")):
        modality = Modality.HYPOTHETICAL
    for predicate, value in (("outcome", outcome), ("outcome_basis", sentence.text[:300])):
        yield Draft(
            name.key,
            predicate,
            sentence.index,
            VERSION,
            round(confidence, 2),
            value=value,
            modality=modality,
            because=sentence.spelt_out(words).strip(),
        )
