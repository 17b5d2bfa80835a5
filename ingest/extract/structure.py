"""What names themselves tell: where a case or conflict lies, who is party to it, which body an organ belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotate.annotate import Annotated
from ingest.annotate.names import Sentence
from ingest.extract.context import Context
from ingest.extract.drafts import Draft
from ingest.resolve.entities import Entity

VERSION = "structure/1"
_ORGAN = re.compile(
    r"(?P<organ><[IN]\d+>) (?:of|within|in|at) (?:the )?(?P<whole><[IN]\d+>)"
    r"|(?P<whole2><[IN]\d+>)(?: \(<[IN]\d+>\))?(?:[\u2019']s)? (?P<organ2><[IN]\d+>)"
)

_SUBORDINATE = re.compile(
    r"\b(?:Department|Unit|Mission|Office|Team|Division|Programme|Directorate|Agency|Fund|Observers)\b"
)
_SIDES = re.compile(
    r"<S\d+>(?:,? and|,? against| versus| with) (?:the )?(?:rebels of |insurgents of )?(?:the )?<[RB]\d+>"
    r"|<[RB]\d+>(?:,? and|,? against| versus| with) (?:the )?<S\d+>"
)


def find_places(annotated: Annotated) -> Iterator[Draft]:
    """LOCATED_IN for cases and conflicts whose name holds the place."""
    for entity in [*annotated.entities.of_label("Case"), *annotated.entities.of_label("Conflict")]:
        if entity.first is None:
            continue
        sentence, certainty = _place_evidence(annotated, entity)
        if sentence is None:
            continue
        for place in entity.entry.places:
            yield Draft(entity.key, "LOCATED_IN", sentence, VERSION, certainty, object=place)


def _place_evidence(annotated: Annotated, entity: Entity) -> tuple[int | None, float]:
    """The sentence that shows the place: the first, if the name holds it, else one that names the country too."""
    if entity.key.startswith(("case@", "conflict@")) or entity.entry.name.startswith(("First", "Second", "Third")):
        return entity.first, 0.85
    for sentence in annotated.sentences:
        keys = {n.key for n in sentence.names if n.by != "context"}
        if entity.key in keys and any(country in keys for country in entity.entry.country):
            return sentence.index, 0.75
    return None, 0.0


def find_parties_in_names(annotated: Annotated) -> Iterator[Draft]:
    """PARTY_TO where a case or a conflict is called after its sides."""
    for entity in annotated.entities.all():
        match = re.match(r"(?:case|conflict)@([^/+]+(?:\+[^/+]+)+)", entity.key)
        if match is None or entity.first is None:
            continue
        for party in match.group(1).split("+"):
            if party.startswith("actor:") and party in annotated.entities:
                certainty = min(0.75, entity.confidence)
                yield Draft(party, "PARTY_TO", entity.first, VERSION, certainty, object=entity.key)


def find_addressed(annotated: Annotated, context: Context) -> Iterator[Draft]:
    """ADDRESSES for a case and a conflict of one country that a sentence names together."""
    for sentence in annotated.sentences:
        cases = {n.key for n in sentence.names if n.letter == "C" and n.by != "context"}
        conflicts = {n.key for n in sentence.names if n.letter == "W" and n.by != "context"}
        for case in cases:
            for conflict in conflicts:
                if set(_countries(annotated, case)) & set(_countries(annotated, conflict)):
                    yield Draft(case, "ADDRESSES", sentence.index, VERSION, 0.75, object=conflict)
    ruling = context.ruling
    if ruling.case and ruling.conflict and _alone_in_country(annotated, ruling.case, ruling.conflict):
        first = annotated.entities[ruling.case].first
        if first is not None:
            yield Draft(ruling.case, "ADDRESSES", first, VERSION, 0.66, object=ruling.conflict)


def _alone_in_country(annotated: Annotated, case: str, conflict: str) -> bool:
    """Whether the document knows one conflict only of the country that the case is in."""
    countries = set(_countries(annotated, case)) & set(_countries(annotated, conflict))
    rivals = [
        e for e in annotated.entities.of_label("Conflict") if e.first is not None and set(e.entry.country) & countries
    ]
    return bool(countries) and len(rivals) == 1


def _countries(annotated: Annotated, key: str) -> tuple[str, ...]:
    return annotated.entities[key].entry.country


def find_sides(sentence: Sentence, annotated: Annotated, context: Context) -> Iterator[Draft]:
    """PARTY_TO for a government and an armed or political group of its own country that stand side by side or against.

    They are the sides of that country's conflict, where the document has one, and of the case the sentence speaks of.
    """
    template = sentence.template
    for match in _SIDES.finditer(template.text):
        first, second = template.names_in(match.group())
        state, group = (first, second) if first.letter == "S" else (second, first)
        if state.key not in annotated.entities[group.key].entry.country and state.key != context.ruling.state:
            continue
        if (
            state.key == context.ruling.state
            and group.key != context.ruling.opposition
            and state.key not in annotated.entities[group.key].entry.country
        ):
            continue
        targets = [
            e.key
            for e in annotated.entities.of_label("Conflict")
            if e.entry.country == (state.key,) and e.first is not None
        ][:1]
        # Where an agreement is named the sides are those of its own talks.
        case = None if any(n.letter == "T" for n in sentence.names) else context.case_at(sentence)
        if case and state.key in _countries(annotated, case[0]):
            targets.append(case[0])
        certainty = min(0.72, state.confidence + 0.05, group.confidence + 0.05)
        for target in targets:
            for side in (state, group):
                yield Draft(side.key, "PARTY_TO", sentence.index, VERSION, round(certainty, 2), object=target)


def find_parents(annotated: Annotated) -> Iterator[Draft]:
    """MEMBER_OF for departments, units and missions whose name in the text bears that of the body they belong to."""
    by_name = {e.entry.name: e for e in annotated.entities.of_label("Actor")}
    for entity in annotated.entities.of_label("Actor"):
        parent = by_name.get(entity.entry.part_of or "")
        if parent is None or entity.first is None or not _SUBORDINATE.search(entity.entry.name):
            continue
        surfaces = [s for s in entity.surfaces if any(p in s and p != s for p in [parent.entry.name, *parent.surfaces])]
        sentence = next((s for s in annotated.sentences if any(x in s.text for x in surfaces)), None)
        if sentence is not None:
            yield Draft(entity.key, "MEMBER_OF", sentence.index, VERSION, 0.75, object=parent.key)


def find_organs(sentence: Sentence, annotated: Annotated) -> Iterator[Draft]:
    """MEMBER_OF for an organ and the body it is said to be of ("X Unit of the Y Department")."""
    template = sentence.template
    for match in _ORGAN.finditer(template.text):
        organ = template.name_of(match.group("organ") or match.group("organ2"))
        whole = template.name_of(match.group("whole") or match.group("whole2"))
        entry = annotated.entities[organ.key].entry
        if organ.key == whole.key or whole.by == "governments":
            continue
        known = entry.part_of == annotated.entities[whole.key].entry.name
        if known or match.group("organ"):
            yield Draft(organ.key, "MEMBER_OF", sentence.index, VERSION, 0.8 if known else 0.65, object=whole.key)
