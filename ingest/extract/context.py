"""What a sentence speaks of without saying so: the case, the conflict, the government of its section or document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest.annotate.annotate import Annotated
from ingest.annotate.names import Name, Sentence, replace_names
from ingest.extract.group_references import dealt_with, group_called, group_of_members, group_on_place, references_in
from ingest.extract.headings import case_at_place
from ingest.extract.ruling import ruling_of

# How far back "the talks" may reach to a case that rules nothing, in sentences of one section.
REACH = 3
# How far back it may reach for want of anything else, before what rules the document.
FAR_REACH = 10

_CASE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese) (?:(?!same\b|other\b|first\b|second\b|third\b|next\b)[a-z-]+ )?(?:(?:peace"
    r"|mediation|negotiation|negotiating|peacemaking) )*"
    r"(?P<head>process|talks|negotiations|mediation(?! (?:of|in|by|between)\b))\b"
    r"(?! (?:of|in|by) (?:a|an)\b)(?![\w-])(?! (?:strategy"
    r"|strategies|effort|initiatives?|team|table|role|experts?|support|by|from|between|approach))"
)
_WHOLE = {"process", "mediation"}
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
_OPENS_AT = re.compile(r"^In (?:the )?(<[SL]\d+>)(?:, | in (?:19|20)\d\d, )")
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


class Context:
    """Fills in what sentences leave out, as names of lower confidence."""

    def __init__(
        self, annotated: Annotated, headings: Mapping[str, Sequence[Name]], *, titled: str | None = None
    ) -> None:
        self.annotated = annotated
        self.ruling = ruling_of(annotated, titled=titled)
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
            self._shift(sentence)
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

    def case_at(self, sentence: Sentence, *, whole: bool = False) -> tuple[str, float] | None:
        """The case that a sentence speaks of, with how sure that is. whole: a process is meant, not one round of it."""
        return self._at(sentence, "C", whole=whole)

    def conflict_at(self, sentence: Sentence) -> tuple[str, float] | None:
        return self._at(sentence, "W")

    def agreement_at(self, sentence: Sentence) -> tuple[str, float] | None:
        return self._at(sentence, "T")

    def _at(self, sentence: Sentence, letter: str, *, whole: bool = False) -> tuple[str, float] | None:
        own = {n.key for n in sentence.names if n.letter == letter and not (whole and n.by == "rounds")}
        if len(own) == 1:
            return next(iter(own)), 0.9
        candidates = self._candidates(sentence, letter, whole=whole)
        return next((c for c in candidates if self._fits_place(c[0], sentence)), None)

    def _candidates(self, sentence: Sentence, letter: str, *, whole: bool) -> Iterator[tuple[str, float]]:
        """What the sentence may speak of without naming it, the likeliest first."""
        last = self._before.get(sentence.index, self._last).get("process" if whole else letter)
        near = last is not None and last[2] == sentence.section and 0 <= sentence.index - last[1] <= REACH
        if last is not None and near and (letter != "C" or self._is_of_ruling(last[0])):
            yield last[0], 0.7
        heading = {n.key for n in self._headings.get(sentence.section, ()) if n.letter == letter}
        if len(heading) == 1:
            yield next(iter(heading)), 0.7
        if last is not None and letter == "C" and last[2] == sentence.section and sentence.index - last[1] <= FAR_REACH:
            yield last[0], 0.66
        here = self._in_section[sentence.section, letter]
        if len(here) == 1 and (self.annotated.entities[next(iter(here))].first or 0) <= sentence.index:
            yield next(iter(here)), 0.66
        ruling = {"C": self.ruling.case, "W": self.ruling.conflict}.get(letter)
        if ruling:
            yield ruling, 0.66

    def _fits_place(self, key: str, sentence: Sentence) -> bool:
        """Whether a thing lies where the text has just turned to ("In Chad, ..."), if it has."""
        place = self._before.get(sentence.index, self._last).get("place")
        country = self.annotated.entities[key].entry.country
        if place is None or place[2] != sentence.section or sentence.index - place[1] > REACH:
            return True
        return not country or place[0] in country

    def _shift(self, sentence: Sentence) -> None:
        """A sentence that opens with a place the text has not spoken of turns to that place: "In Chad, ..."."""
        match = _OPENS_AT.match(sentence.template.text)
        if match is None:
            return
        key = sentence.template.name_of(match.group(1)).key
        for letter in ("C", "W", "process"):
            last = self._last.get(letter)
            if last and key not in self.annotated.entities[last[0]].entry.country:
                del self._last[letter]
        self._last["place"] = (key, sentence.index, sentence.section)

    def _case_of_place(self, sentence: Sentence) -> tuple[str, float] | None:
        """ "The talks", where the text has so far spoken of a country, or of a war in one, and of no case."""
        place = self._last.get("place")
        conflict = self.conflict_at(sentence)
        keys: tuple[str, ...] = ()
        if place and place[2] == sentence.section and sentence.index - place[1] <= REACH:
            keys = (place[0],)
        elif conflict and conflict[1] >= 0.7:
            keys = self.annotated.entities[conflict[0]].entry.country
        entity = self.annotated.entities.get(keys[0]) if len(keys) == 1 else None
        if entity is None:
            return None
        known = [
            e.key for e in self.annotated.entities.of_label("Case") if e.entry.country == keys and e.first is not None
        ]
        if len(known) > 1:
            return None
        return known[0] if known else case_at_place(entity.entry, self.annotated), 0.66

    def _held_elsewhere(self, meant: tuple[str, float], end: int, sentence: Sentence) -> tuple[str, float] | None:
        """ "The talks in X", after those in Y between the same parties: a case of its own, called after X."""
        whole, _, own = meant[0].partition("/")
        venue = next((n for n in sentence.names if n.letter == "K" and n.start == end + 4), None)
        if not own or venue is None or sentence.text[end : venue.start] != " in ":
            return None
        city = sentence.surface(venue)
        if city.lower() == own:
            return None
        entities, name = self.annotated.entities, f"{city} talks"
        entry = entities[meant[0]].entry.model_copy(update={"key": f"{whole}/{city.lower()}", "name": name})
        entities.add(entry).proposed[name] += 1
        return entry.key, 0.66

    def _is_of_ruling(self, case: str) -> bool:
        """Whether a case is the document's own or of its country; any will do where none rules the document."""
        if self.ruling.case is None or case == self.ruling.case:
            return True
        entities = self.annotated.entities
        return bool(set(entities[case].entry.country) & set(entities[self.ruling.case].entry.country))

    def _refer(self, sentence: Sentence, pattern: re.Pattern[str], letter: str) -> list[Name]:
        found = []
        for match in pattern.finditer(sentence.text):
            of_rounds = sentence.text[: match.start()].endswith("rounds of ")
            meant = self._at(sentence, letter, whole=of_rounds or match.groupdict().get("head") in _WHOLE)
            if meant is None and letter == "C":
                meant = self._case_of_place(sentence)
            if meant and letter == "C":
                meant = self._held_elsewhere(meant, match.end(), sentence) or meant
            if meant:
                found.append(Name(match.start(), match.end(), meant[0], letter, "context", meant[1]))
                self.bear(meant[0], match.group(), sentence, meant[1])
        return found

    def bear(self, key: str, surface: str, sentence: Sentence, confidence: float) -> None:
        """What only a heading told of is a thing of the document once a sentence means it."""
        if self.annotated.entities[key].first is None:
            self.annotated.entities.see(key, surface, sentence.index, confidence, is_name=False)

    def _groups(self, sentence: Sentence) -> list[Name]:
        """ "The Contact Group": the last group so called; "the group": the last of all, if named shortly before."""
        found, entities = [], self.annotated.entities
        in_section = self._in_section[sentence.section, "G"]
        for match, head in references_in(sentence):
            on_state = dealt_with(match.group(), sentence)
            country = self._country_at(sentence) or ((on_state,) if on_state else ())
            key = group_called(
                head,
                sentence,
                entities,
                in_section=in_section,
                country=country,
                has_turned=self._place_opened(sentence) is not None,
            )
            state = entities.get(country[0]) if len(country) == 1 else None
            if key is None and state is not None:
                key = group_on_place(head, match.group(), sentence, entities, state)
            last = self._last.get("G")
            if key is None and last and last[2] == sentence.section and sentence.index - last[1] <= REACH:
                key = last[0]
            key = key or group_of_members(head, match.group(), sentence, entities)
            if key:
                in_section.add(key)
                found.append(Name(match.start(), match.end(), key, "G", "context", 0.72))
        return found

    def _place_opened(self, sentence: Sentence) -> str | None:
        """The place that the sentence itself opens with ("In Chad, ...")."""
        place = self._last.get("place")
        return place[0] if place and place[1] == sentence.index else None

    def _country_at(self, sentence: Sentence) -> tuple[str, ...]:
        """What a sentence is about: the country it opens with, or that of its conflict or case."""
        if opened := self._place_opened(sentence):
            return (opened,)
        at = self.conflict_at(sentence) or self.case_at(sentence)
        return self.annotated.entities[at[0]].entry.country if at else ()

    def _stand_for(
        self, sentence: Sentence, pattern: re.Pattern[str], key: str, letter: str, confidence: float
    ) -> list[Name]:
        return [Name(m.start(), m.end(), key, letter, "context", confidence) for m in pattern.finditer(sentence.text)]


def _overlaps(name: Name, sentence: Sentence) -> bool:
    return any(n.start < name.end and name.start < n.end for n in sentence.names)
