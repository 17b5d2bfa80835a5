"""Strategies at work: a phrase of the vocabulary, tied to the case of the sentence and to whoever did it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.claims import Modality, Polarity
from ingest.annotate.names import Name, Sentence
from ingest.extract.context import Context
from ingest.extract.drafts import Draft
from ingest.extract.modality import modality_of, polarity_of
from ingest.extract.phrases import PhraseHit, vocabulary_phrases
from ingest.resolve.entities import Entities

VERSION = "strategies/1"
BY_CONTEXT = "strategies by context/1"
# What organisations do in general ("the UN uses good offices") is nobody's strategy in a case: it waits.
_IN_GENERAL = 0.5
_SPOKEN_OF = 0.7
# The confidence of a strategy said of a case that the sentence names.
_NAMED = 0.78
# What an agreement or a process holds, or how it is built: said of the case, not of an actor.
_OF_THE_CASE = {
    "referendum",
    "power-sharing",
    "declaration-of-principles",
    "comprehensive-package",
    "incrementalism",
    "linkage",
    "summit",
    "conference",
    "national-dialogue",
    "group-of-friends",
    "security-guarantees",
    "proximity-talks",
    "co-mediation",
}
_ASKED = re.compile(
    r"\b(?:urged|asked|called|calls|invited|requested|accused|criticised|criticized|unlikely|let|want(?:s|ed)|for"
    r"|against|opposed|rejected|refused)\b"
)
# Words that may stand between an actor and what it did.
_BETWEEN = re.compile(r"^(?:[\u2019']s)?[^.;:,<>]{0,70}$")
_BY = re.compile(r"^[^.;:<>]{0,40}\bby (?:the )?$")
# "Acting as ..., X ...": what opens the sentence is said of the name after the comma.
_OPENING = re.compile(r"^(?:[A-Z][a-z]+ing|By [a-z]+ing|Through|With) [^,;]{5,120}, (?:the )?$")
_GOVERNED = re.compile(
    r"\b(?:in|on|against|with|from|to|between|for|at|of|into|over|such as|like|\w+ing|urged|asked|called on|invited"
    r"|pressed|told) (?:the )?$"
)
_GENERAL = re.compile(
    r"\b(?:should|must|need to|needs to|ought to|can|may|might|could|often|usually|generally|typically|sometimes"
    r"|tend to|whether)\b"
)


def find_strategies(sentence: Sentence, entities: Entities, context: Context) -> Iterator[Draft]:
    """USED_STRATEGY for the case and for the actor of each strategy phrase in the sentence."""
    hits = list(vocabulary_phrases("strategies", with_names=False).find(sentence.text))
    if not hits:
        return
    done: set[tuple[str, str]] = set()
    for hit in hits:
        if _is_in_a_name(sentence, hit) or _is_of_a_party(sentence, hit, context):
            continue
        for subject, confidence in _subjects(sentence, hit, context):
            if (subject, hit.term) in done:
                continue
            done.add((subject, hit.term))
            clause = sentence.text[max(0, hit.start - 110) : hit.end]
            polarity = polarity_of(clause[-(hit.end - hit.start + 25) :])
            modality = (
                Modality.HYPOTHETICAL
                if _GENERAL.search(clause + sentence.text[hit.end : hit.end + 30])
                else modality_of("", sentence)
            )
            yield Draft(
                subject,
                "USED_STRATEGY",
                sentence.index,
                VERSION if confidence >= _NAMED or subject.startswith(("actor:", "group:")) else BY_CONTEXT,
                confidence,
                object=f"strategy:{hit.term}",
                polarity=polarity,
                modality=modality,
                because=sentence.text[hit.start : hit.end],
            )
            if polarity is Polarity.NEGATED:
                break


def _subjects(sentence: Sentence, hit: PhraseHit, context: Context) -> Iterator[tuple[str, float]]:
    cases = [n for n in sentence.names if n.letter == "C"]
    if len({n.key for n in cases}) == 1:
        yield cases[0].key, _NAMED if cases[0].by != "context" else 0.66
    elif not cases:
        at = context.case_at(sentence)
        if at and at[1] >= 0.7:
            yield at[0], 0.62
    else:
        before = [n for n in cases if n.end <= hit.start]
        if before:
            yield before[-1].key, 0.66
    if hit.term not in _OF_THE_CASE:
        anchored = _is_anchored(sentence, context)
        for doer, confidence in _doers(sentence, hit):
            yield doer, confidence if anchored or _names_another(sentence, doer) else _IN_GENERAL


def _is_in_a_name(sentence: Sentence, hit: PhraseHit) -> bool:
    """Whether the words are part of what an actor is called ("Joint Monitoring Commission"), or an agreement that is
    only called comprehensive."""
    letters = "INPRBT" if hit.term == "comprehensive-package" else "INPRB"
    return any(n.start <= hit.start < n.end and n.letter in letters and n.by != "governments" for n in sentence.names)


def _is_anchored(sentence: Sentence, context: Context) -> bool:
    """Whether the sentence is about something that happened: it names a case, a conflict, an agreement or a person."""
    if any(n.letter in "CWTPRB" for n in sentence.names) or re.search(r"\b(?:19|20)\d\d\b", sentence.text):
        return True
    at = context.case_at(sentence)
    return at is not None and at[1] >= _SPOKEN_OF


def _names_another(sentence: Sentence, doer: str) -> bool:
    """Whether it names a country or an area besides whoever does something."""
    return any(n.letter in "SLDK" and n.key != doer for n in sentence.names)


def _is_of_a_party(sentence: Sentence, hit: PhraseHit, context: Context) -> bool:
    """Whether a side of the conflict did it, which makes it no strategy of mediation."""
    before = [n for n in sentence.names if n.end <= hit.start]
    sides = {context.ruling.state, context.ruling.opposition} - {None}
    return bool(before) and before[-1].key in sides and not _is_object(sentence, before[-1])


def _doers(sentence: Sentence, hit: PhraseHit) -> Iterator[tuple[str, float]]:
    """The third party that the phrase says it of: right before it, or after "by"."""
    before = [n for n in sentence.names if n.letter in "SINPG" and n.end <= hit.start]
    between = sentence.text[before[-1].end : hit.start] if before else ""
    if before and _BETWEEN.match(between) and not _ASKED.search(between) and not _is_object(sentence, before[-1]):
        for name in _coordinated(sentence, before):
            yield name.key, 0.68
        return
    if before and re.fullmatch(r", (?:(?:the|an?|who|then) [^,;:.]{3,60}, )?(?:\w+ ){0,2}", between):
        # "X, the envoy of Y, shuttled between": said of X, not of what stands in the apposition.
        apposed = len(before) > 1 and re.fullmatch(r", (?:the |a )?", sentence.text[before[-2].end : before[-1].start])
        yield (before[-2] if apposed else before[-1]).key, 0.68
        return
    after = [n for n in sentence.names if n.letter in "SINPG" and n.start >= hit.end]
    if after and _OPENING.match(sentence.text[: after[0].start]) and "," in sentence.text[hit.end : after[0].start]:
        yield after[0].key, 0.7
    elif after and _BY.match(sentence.text[hit.end : after[0].start]):
        yield after[0].key, 0.72


def _coordinated(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The last name with those joined to it by commas and "and"."""
    found = [names[-1]]
    for name in reversed(names[:-1]):
        if not re.fullmatch(r",? (?:and )?(?:the )?|, ", sentence.text[name.end : found[0].start]):
            break
        found.insert(0, name)
    return found


def _is_object(sentence: Sentence, name: Name) -> bool:
    """Whether the name hangs on a word that makes it the place or the target of the action."""
    before = sentence.text[: name.start]
    if before.endswith(" ("):
        # An acronym in brackets stands where its name does.
        full = [n for n in sentence.names if n.key == name.key and n.end <= name.start]
        before = sentence.text[: full[-1].start] if full else before
    return bool(_GOVERNED.search(before))
