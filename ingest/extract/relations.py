"""Relations from sentence patterns: who mediated, led, supported, signed what, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.claims import Qualifiers
from ingest.annotate.names import Name, Sentence
from ingest.extract.context import Context
from ingest.extract.drafts import Draft
from ingest.extract.modality import modality_of, polarity_of
from ingest.extract.patterns import DANGLING, RelationPattern, load_patterns
from ingest.resolve.entities import Entities

VERSION = "relations/1"
_ROLES = (
    ("lead", r"\b(?:lead|chief|principal|main|sole) mediators?\b"),
    ("co-mediator", r"\bco-mediat"),
    ("facilitator", r"\bfacilitat(?:or|ed)"),
)
_PLACE_LETTERS = "KSL"


def find_relations(sentence: Sentence, entities: Entities, context: Context) -> Iterator[Draft]:
    """Every relation that a pattern reads in the sentence."""
    text = sentence.template.text
    if text.count("<") == 0:
        return
    for pattern in load_patterns():
        if not any(word in text for word in pattern.spec.when):
            continue
        for match in pattern.regex.finditer(text):
            if pattern.starts_with_actor and DANGLING.search(text[: match.start()]):
                continue
            yield from _read(match, pattern, sentence, entities, context)


def _read(
    match: re.Match[str], pattern: RelationPattern, sentence: Sentence, entities: Entities, context: Context
) -> Iterator[Draft]:
    template = sentence.template
    slots = match.groupdict()
    subjects = [n for slot in ("s", "s2") if slots.get(slot) for n in template.names_in(slots[slot])]
    words = _words_of(match, sentence, with_before=pattern.starts_with_actor)
    confidence = pattern.spec.confidence
    objects: list[tuple[str, float]]
    if pattern.spec.strategy:
        objects = [(f"strategy:{pattern.spec.strategy}", 0.9)]
    elif slots.get("o"):
        named = [n for n in template.names_in(slots["o"]) if _begins_as_asked(n, sentence, pattern)]
        objects = [(n.key, n.confidence) for n in named]
    else:
        at = context.case_at(sentence) if pattern.spec.context == "case" else context.conflict_at(sentence)
        objects = [at] if at else []
    if not subjects and pattern.spec.context == "case":
        at = context.case_at(sentence)
        subjects = [Name(0, 0, at[0], "C", "section", at[1])] if at else []
    if pattern.spec.relation == "PARTY_TO":
        subjects = [s for s in subjects if s.letter in "SRBP"]
    for subject in subjects:
        for target, certainty in objects:
            object_key = _target(target, pattern, entities)
            if object_key is None or subject.key == object_key:
                continue
            yield Draft(
                subject=subject.key,
                predicate=pattern.spec.relation,
                object=object_key,
                sentence=sentence.index,
                rule=VERSION,
                confidence=_confidence(pattern, subject, certainty, confidence, target, entities),
                qualifiers=_qualifiers(pattern, match.group()),
                polarity=polarity_of(words),
                modality=modality_of(words, sentence),
            )


def _words_of(match: re.Match[str], sentence: Sentence, *, with_before: bool) -> str:
    """The plain words of a match, and where it opens with the doer the few before it, which may deny it."""
    text = sentence.template.text
    before = re.search(r"(?:[\w\u2019'-]+ ){0,3}$", text[: match.start()])
    return re.sub(r"<[A-Z]\d+>", "X", (before.group() if before and with_before else "") + match.group())


def _begins_as_asked(name: Name, sentence: Sentence, pattern: RelationPattern) -> bool:
    asked = pattern.spec.object_is
    return asked is None or re.match(asked, sentence.surface(name)) is not None


def _target(key: str, pattern: RelationPattern, entities: Entities) -> str | None:
    """A venue becomes a place; everything else stays the entity."""
    if pattern.spec.relation != "HELD_IN":
        return key
    places = entities[key].entry.places
    return places[0] if places else None


def _confidence(
    pattern: RelationPattern, subject: Name, certainty: float, confidence: float, target: str, entities: Entities
) -> float:
    if subject.by in {"context", "seats"}:
        confidence -= 0.08
    if certainty < 0.8:
        confidence = min(confidence, certainty + 0.05)
    if (
        pattern.spec.relation in {"MEDIATED", "SUPPORTED"}
        and target in entities
        and subject.key in entities[target].entry.country
    ):
        # The country a conflict is fought in seldom mediates in it.
        confidence = min(confidence, 0.4)
    return round(confidence, 2)


def _qualifiers(pattern: RelationPattern, words: str) -> Qualifiers:
    found: Qualifiers = {}
    if pattern.spec.how:
        found["how"] = pattern.spec.how
    if pattern.spec.as_:
        found["as"] = pattern.spec.as_
    if pattern.spec.relation == "MEDIATED":
        role = next((name for name, words_of in _ROLES if re.search(words_of, words)), None)
        if role:
            found["role"] = role
    return found
