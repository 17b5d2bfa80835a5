"""Relations from sentence patterns: who mediated, led, supported, signed what, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.claims import Qualifiers
from ingest.annotate.entries import Entry
from ingest.annotate.names import CODE, Name, Sentence
from ingest.extract.asides import past_asides
from ingest.extract.context import Context
from ingest.extract.coordination import say_in_full
from ingest.extract.drafts import Draft
from ingest.extract.modality import modality_of, polarity_of
from ingest.extract.on_behalf import acts_for
from ingest.extract.patterns import DANGLING, RelationPattern, load_patterns
from ingest.extract.shared_subjects import repeat_subjects
from ingest.resolve.entities import Entities

VERSION = "relations/1"
BY_CONTEXT = "relations by context/1"
_ROLES = (
    ("lead", r"\b(?:lead|chief|principal|main|sole) mediators?\b"),
    ("co-mediator", r"\bco-mediat"),
    ("facilitator", r"\bfacilitat(?:or|ed)"),
)
_APPOSED = re.compile(r"(?P<person><P\d+>), (?:then )?(?:the |an? )?<[SI]\d+>")
_ASIDES = re.compile(r" \([^()]*\)| (?:of|from) (?:the )?<[A-Z]\d+>|<[A-Z]\d+>[\u2019']s (?=<)")
# "Like the Y talks, the X talks led to Z" says it of X first.
_COMPARED = re.compile(r", (?:un)?like (?:the )?$")
# "Signed by X as a witness": in another capacity than the parties.
_IN_CAPACITY = re.compile(r" as (?:the |an? )?(?:\w+ )?(?P<as>witness|guarantor)(?:es|s)?\b")
# "The troika of X, Y and Z" is one subject.
_OF_MEMBERS = re.compile(r"(?P<group><G\d+>) of (?:the )?<[SIN]\d+>(?:,| and ).*$")
# Who speaks of mediators speaks of the case they mediate in.
_BEARING = {"MEDIATED", "LED"}


def find_relations(sentence: Sentence, entities: Entities, context: Context) -> Iterator[Draft]:
    """Every relation that a pattern reads in the sentence."""
    text = sentence.template.text
    if text.count("<") == 0:
        return
    texts = _tellings(text)
    for pattern in load_patterns():
        # What the object is called may hold the word: "X's mediation between Y and Z".
        where = sentence.text if pattern.spec.object_is else texts[0]
        if any(word in where for word in pattern.spec.when):
            for match in (m for text in texts for m in _matches(pattern, text)):
                yield from _read(match, pattern, sentence, entities, context)


def _tellings(template: str) -> list[str]:
    """The template as patterns read it: in full, and where it has asides once more without them."""
    short = past_asides(template)
    return [repeat_subjects(say_in_full(text)) for text in dict.fromkeys([template, short])]


def _matches(pattern: RelationPattern, text: str) -> Iterator[re.Match[str]]:
    """Where the pattern fits, each time with a subject that hangs on nothing: "in Libya, the envoy ..." has one."""
    at = 0
    while match := pattern.regex.search(text, at):
        if pattern.starts_with_actor and _is_apposed(match):
            at = match.end("s")
            continue
        if _COMPARED.search(text[: match.start()]):
            at = match.start() + len(CODE.split(match.group(), maxsplit=1)[0]) + 1
            continue
        dangling = DANGLING.search(text[: match.start()]) if pattern.starts_with_actor else None
        if dangling:
            first = CODE.search(text, match.start())
            opens = dangling.group()[0].isupper() and first is not None
            at = first.end() if opens and first else match.end("s")
            continue
        yield match
        at = max(match.end(), at + 1)


def _is_apposed(match: re.Match[str]) -> bool:
    """Whether the subject tells what somebody else is: of "X, the Y envoy, mediated" it is X who did."""
    before, after = match.string[: match.start("s")], match.string[match.end("s") :]
    if not after.startswith(",") or re.fullmatch(r"(?:In|At|From|On) (?:the )?<[A-Z]\d+>, ", before):
        return False
    return re.search(r">, (?:then )?(?:the |an? )?$", before) is not None


def _meant(pattern: RelationPattern, sentence: Sentence, context: Context) -> tuple[str, float] | None:
    """What a pattern without an object speaks of."""
    if pattern.spec.context == "agreement":
        return context.agreement_at(sentence)
    if pattern.spec.context == "conflict":
        return context.conflict_at(sentence)
    case = context.case_at(sentence, whole=" rounds " in sentence.text)
    # Who mediates in a sentence about a war mediates in that war.
    has_conflict = pattern.spec.relation == "MEDIATED" and any(n.letter == "W" for n in sentence.names)
    return case or (context.conflict_at(sentence) if has_conflict else None)


def _is_implied(subject: Name, objects: list[Name]) -> bool:
    """Whether an end of the relation is meant ("the talks", "the government") rather than named."""
    return any(name.by in {"context", "section"} for name in (subject, *objects))


def _listed(slot: str, after: str = "") -> str:
    """The members of a list, without what is said of them aside ("X of Norway", "Y (London)", "X, the Z envoy,")."""
    slot = _OF_MEMBERS.sub(r"\g<group>", slot)
    apposed = _APPOSED.fullmatch(slot) if after.startswith(",") else None
    return apposed.group("person") if apposed else _ASIDES.sub("", slot)


def _read(
    match: re.Match[str], pattern: RelationPattern, sentence: Sentence, entities: Entities, context: Context
) -> Iterator[Draft]:
    template, text = sentence.template, match.string
    slots = match.groupdict()
    subjects = [
        n
        for slot in ("s", "s2")
        if slots.get(slot)
        for n in template.names_in(_listed(slots[slot], text[match.end(slot) :]))
    ]
    words = _words_of(match, with_before=pattern.starts_with_actor)
    confidence = pattern.spec.confidence
    objects: list[tuple[str, float]]
    named: list[Name] = []
    if pattern.spec.strategy:
        objects = [(f"strategy:{pattern.spec.strategy}", 0.9)]
    elif slots.get("o"):
        named = [n for n in template.names_in(_listed(slots["o"])) if _begins_as_asked(n, sentence, pattern)]
        objects = [(n.key, n.confidence) for n in named]
    else:
        at = _meant(pattern, sentence, context)
        objects = [at] if at else []
        if at and pattern.spec.relation in _BEARING:
            context.bear(at[0], match.group(), sentence, at[1])
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
                rule=BY_CONTEXT if pattern.spec.context or _is_implied(subject, named) else VERSION,
                confidence=_confidence(pattern, subject, certainty, confidence, target, entities),
                qualifiers=_qualifiers(pattern, match, subject, sentence),
                polarity=polarity_of(words),
                modality=modality_of(words, sentence),
                because=sentence.spelt_out(match.group()),
            )


def _words_of(match: re.Match[str], *, with_before: bool) -> str:
    """The plain words of a match, and where it opens with the doer the few before it, which may deny it."""
    text = match.string
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
    if pattern.spec.relation == "RESULTED_IN" and _lie_apart(entities[subject.key].entry, entities[target].entry):
        confidence = min(confidence, 0.4)
    return round(confidence, 2)


def _lie_apart(case: Entry, agreement: Entry) -> bool:
    """Whether a case and an agreement belong to different countries."""
    return bool(case.country and agreement.country) and not set(case.country) & set(agreement.country)


def _qualifiers(pattern: RelationPattern, match: re.Match[str], subject: Name, sentence: Sentence) -> Qualifiers:
    found: Qualifiers = {}
    words = match.group()
    if pattern.spec.how:
        found["how"] = pattern.spec.how
    if pattern.spec.as_:
        capacity = _IN_CAPACITY.match(match.string, match.end())
        found["as"] = capacity.group("as") if capacity else pattern.spec.as_
    if pattern.spec.relation == "MEDIATED":
        role = next((name for name, words_of in _ROLES if re.search(words_of, words)), None)
        if role:
            found["role"] = role
        if sender := acts_for(subject, sentence):
            found["on_behalf_of"] = sender
    return found
