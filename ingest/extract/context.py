"""What a sentence speaks of without saying so: the case, the conflict, the government of its section or document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.annotate.annotate import Annotated
from ingest.annotate.names import Name, Sentence, replace_names

# A case or conflict rules a document when it has this share of all mentions of its kind, and at least so many.
RULING_SHARE = 0.5
RULING_MENTIONS = 3
# How far back "the talks" may reach to a case that rules nothing, in sentences of one section.
REACH = 3

_CASE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese) (?:(?!same\b|other\b|first\b|second\b|third\b|next\b)[a-z-]+ )?(?:(?:peace"
    r"|mediation|negotiation|negotiating|peacemaking) )*"
    r"(?P<head>process|talks|negotiations|mediation)\b(?! (?:of|in|by) (?:a|an)\b)(?![\w-])(?! (?:strategy"
    r"|strategies|effort|initiatives?|team|table|role|experts?|support|by|from|between|approach))"
)
_WHOLE = {"process", "mediation"}
_GROUP = re.compile(
    r"\b[Tt]he (?:[Gg]roup(?:ing)?(?! of [Ff]riends (?:of|for))|Contact Group|Core Group|Group of Friends|Friends"
    r"|Quartet|Troika|Quint|Quad|[Cc]o-[Cc]hairs)\b(?![\w-])(?! of | for | on )"
)
_AGREEMENT = re.compile(
    r"\b[Tt]he (?:peace |cease-?fire |final )?(?:agreement|accord|protocol|deal|treaty"
    r"|settlement)(?:[\u2019']s)?\b(?![\w-])(?! (?:on|of|between|to|for|in) )"
)
# A sentence that goes on about whoever opened the one before it.
_GOES_ON = re.compile(
    r"^(?:It|He|She) (?=(?:then |also |later |soon |subsequently |eventually |had |has |finally )*(?:brokered"
    r"|mediated|facilitated|hosted|convened|led|chaired|persuaded|used|resorted|decided to resort|relied|sponsored"
    r"|supported|backed|signed|launched|initiated|funded|financed|negotiated|proposed|tabled|presented|drafted"
    r"|shuttled|threatened|imposed|monitored|guaranteed|appointed|joined|organi[sz]ed)\b)"
)
_FORMED = re.compile(
    r"^It (?=(?:was|had been) (?:formed|established|created|set up|launched|dissolved|made up)\b"
    r"|comprised\b|consisted of\b)"
)
_IT = re.compile(
    r"^(?:It|They) (?=(?:was|were|had|also|comprised|consisted|included|succeeded|failed|met|helped|brought|played"
    r"|supported|worked|became)\b)"
)
_CONFLICT = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:(?:civil|armed|internal|violent|ongoing) )*(?:conflict|war|dispute"
    r"|crisis)\b(?![\w-])(?! (?:part|resol|zone|region))"
)
_GOVERNMENT = re.compile(
    r"\b[Tt]he (?:government|regime|government side|central government)\b(?![\u2019'\w-]*of\b)(?! (?:of|in) )"
)
_OPPOSITION = re.compile(
    r"\b[Tt]he (?:(?:armed )?opposition(?: forces| side)?(?! part)|rebels|rebel movement|insurgents|guerrillas?"
    r"|rebel group)\b"
)


@dataclass(frozen=True)
class Ruling:
    """What rules the document: the keys of its case, conflict, state and opposition, each None where nothing does."""

    case: str | None = None
    conflict: str | None = None
    state: str | None = None
    opposition: str | None = None


def ruling_of(annotated: Annotated) -> Ruling:
    """Find what most of the document speaks of."""
    entities = annotated.entities
    case = _ruler(annotated, "C")
    conflict = _ruler(annotated, "W")
    state = _state_of(annotated, conflict or case)
    opposition = None
    if state is not None:
        name = entities[state].entry.name
        against = [
            e
            for e in entities.of_label("Actor")
            if e.entry.kind in {"ArmedGroup", "PoliticalBody"} and (state in e.entry.country or name in e.entry.name)
        ]
        fitting = [e for e in against if e.entry.kind == "ArmedGroup"] or against
        best = max(fitting, key=lambda e: e.mentions, default=None)
        opposition = best.key if best and best.mentions >= RULING_MENTIONS else None
    return Ruling(case, conflict, state, opposition)


def _ruler(annotated: Annotated, letter: str) -> str | None:
    counts = Counter(n.key for s in annotated.sentences for n in s.names if n.letter == letter)
    places: Counter[str] = Counter()
    for key, count in counts.items():
        places[_place_of(annotated, key)] += count
    if not counts:
        return None
    place, share = places.most_common(1)[0]
    if share < RULING_MENTIONS or share < RULING_SHARE * sum(counts.values()):
        return None
    return max((k for k in counts if _place_of(annotated, k) == place), key=lambda k: counts[k])


def _place_of(annotated: Annotated, key: str) -> str:
    """Cases of one country count together."""
    country = annotated.entities[key].entry.country
    return country[0] if country else key


def _state_of(annotated: Annotated, key: str | None) -> str | None:
    if key is None:
        return None
    country = annotated.entities[key].entry.country
    return country[0] if len(country) == 1 and country[0] in annotated.entities else None


class Context:
    """Fills in what sentences leave out, as names of lower confidence."""

    def __init__(self, annotated: Annotated, headings: Mapping[str, Sequence[Name]]) -> None:
        self.annotated = annotated
        self.ruling = ruling_of(annotated)
        self._headings = headings
        self._last: dict[str, tuple[str, int, str]] = {}
        self._before: dict[int, dict[str, tuple[str, int, str]]] = {}
        self._in_section: dict[tuple[str, str], set[str]] = defaultdict(set)
        for sentence in annotated.sentences:
            for name in sentence.names:
                self._in_section[sentence.section, name.letter].add(name.key)

    def fill(self) -> None:
        """Add the names that "the talks", "the war", "the government" stand for."""
        opened_by: Name | None = None
        for sentence in self.annotated.sentences:
            self._before[sentence.index] = dict(self._last)
            new = [
                *self._refer(sentence, _CASE, "C"),
                *self._refer(sentence, _CONFLICT, "W"),
                *self._refer(sentence, _AGREEMENT, "T"),
                *self._groups(sentence),
            ]
            formed, last = _FORMED.match(sentence.text), self._last.get("G")
            it = _IT.match(sentence.text) if opened_by and opened_by.letter == "G" else _GOES_ON.match(sentence.text)
            if formed and last and last[2] == sentence.section and sentence.index - last[1] <= REACH:
                new.append(Name(0, formed.end() - 1, last[0], "G", "context", 0.7))
            elif it and opened_by is not None:
                new.append(Name(0, it.end() - 1, opened_by.key, opened_by.letter, "context", 0.7))
            if self.ruling.state:
                new += self._stand_for(sentence, _GOVERNMENT, self.ruling.state, "S", 0.65)
            if self.ruling.opposition:
                letter = "R" if self.annotated.entities[self.ruling.opposition].entry.kind == "ArmedGroup" else "B"
                new += self._stand_for(sentence, _OPPOSITION, self.ruling.opposition, letter, 0.6)
            if new:
                sentence.names = replace_names(sentence.names, [n for n in new if not _overlaps(n, sentence)])
            for name in sentence.names:
                if name.letter in "CWGT" and name.by != "context":
                    self._last[name.letter] = (name.key, sentence.index, sentence.section)
                    if name.letter == "C" and name.by != "rounds":
                        self._last["process"] = self._last["C"]
            first = min(sentence.names, key=lambda n: n.start, default=None)
            opened_by = first if first and first.letter in "GSINP" and first.start < 12 else None

    def case_at(self, sentence: Sentence) -> tuple[str, float] | None:
        """The case that a sentence speaks of, with how sure that is."""
        return self._at(sentence, "C")

    def conflict_at(self, sentence: Sentence) -> tuple[str, float] | None:
        return self._at(sentence, "W")

    def _at(self, sentence: Sentence, letter: str, *, whole: bool = False) -> tuple[str, float] | None:
        """whole: a process is meant, not one round of it."""
        own = {n.key for n in sentence.names if n.letter == letter and not (whole and n.by == "rounds")}
        if len(own) == 1:
            return next(iter(own)), 0.9
        heading = [n.key for n in self._headings.get(sentence.section, ()) if n.letter == letter]
        last = self._before.get(sentence.index, self._last).get("process" if whole else letter)
        near = last is not None and last[2] == sentence.section and 0 <= sentence.index - last[1] <= REACH
        if last is not None and near and (letter != "C" or self._is_of_ruling(last[0])):
            return last[0], 0.7
        if len(set(heading)) == 1:
            return heading[0], 0.7
        if len(self._in_section[sentence.section, letter]) == 1:
            return next(iter(self._in_section[sentence.section, letter])), 0.66
        ruling = {"C": self.ruling.case, "W": self.ruling.conflict}.get(letter)
        return (ruling, 0.66) if ruling else None

    def _is_of_ruling(self, case: str) -> bool:
        """Whether a case is the document's own or of its country; any will do where none rules the document."""
        if self.ruling.case is None or case == self.ruling.case:
            return True
        entities = self.annotated.entities
        return bool(set(entities[case].entry.country) & set(entities[self.ruling.case].entry.country))

    def _refer(self, sentence: Sentence, pattern: re.Pattern[str], letter: str) -> list[Name]:
        found = []
        for match in pattern.finditer(sentence.text):
            meant = self._at(sentence, letter, whole=match.groupdict().get("head") in _WHOLE)
            if meant:
                found.append(Name(match.start(), match.end(), meant[0], letter, "context", meant[1]))
        return found

    def _groups(self, sentence: Sentence) -> list[Name]:
        """ "The Contact Group": the last group so called; "the group": the last of all, if named shortly before."""
        found = []
        for match in _GROUP.finditer(sentence.text):
            head = match.group().split(" ", 1)[1].lower()
            key = None if head in {"group", "grouping"} else self._called(head, sentence)
            last = self._last.get("G")
            if key is None and last and last[2] == sentence.section and sentence.index - last[1] <= REACH:
                key = last[0]
            if key:
                found.append(Name(match.start(), match.end(), key, "G", "context", 0.72))
        return found

    def _called(self, head: str, sentence: Sentence) -> str | None:
        """The group whose name holds those words and that was named last before the sentence."""
        named = [
            e
            for e in self.annotated.entities.of_label("FriendsGroup")
            if head in e.entry.name.lower() or any(head in s.lower() for s in e.surfaces)
        ]
        before = [e for e in named if e.first is not None and e.first <= sentence.index]
        return before[-1].key if before and len(before) == 1 else None

    def _stand_for(
        self, sentence: Sentence, pattern: re.Pattern[str], key: str, letter: str, confidence: float
    ) -> list[Name]:
        return [Name(m.start(), m.end(), key, letter, "context", confidence) for m in pattern.finditer(sentence.text)]


def _overlaps(name: Name, sentence: Sentence) -> bool:
    return any(n.start < name.end and name.start < n.end for n in sentence.names)
