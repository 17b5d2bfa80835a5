"""Marks every name in a document: gazetteer, definitions, offices, head nouns, then names built on those."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ingest.annotate.agreement_names import find_agreements
from ingest.annotate.built_names import Built, Scene, as_name
from ingest.annotate.case_names import find_cases
from ingest.annotate.conflict_names import find_conflicts
from ingest.annotate.entries import Entry, NameRole, Reading
from ingest.annotate.gazetteer import Found, find_names, find_surfaces, pipeline_for
from ingest.annotate.governments import mark_coordinated, mark_governments
from ingest.annotate.group_names import find_groups
from ingest.annotate.introductions import bind_introductions
from ingest.annotate.lexicon import Lexicon, load_lexicon
from ingest.annotate.names import Name, Sentence, letter_of, replace_names, settle_overlaps
from ingest.annotate.people import stands_alone
from ingest.annotate.sentences import sentences_of
from ingest.records import PreparedDocument
from ingest.resolve.bearers import Bearers, one_entry
from ingest.resolve.entities import Entities
from ingest.resolve.notes import Undecided
from ingest.resolve.seats import last_year, state_of_seat

_VENUE = re.compile(
    r"(?:<K\d+>|[A-Z][\w\u2019-]+), (<S\d+>)(?=[,.;)]|$| (?:\u2013|\u2014|on|in|from|between|under|where|during))"
)


@dataclass
class Annotated:
    """A document with its names marked.

    twins: for an area that is also a self-declared authority, the key of that actor. parts: for rounds and meetings of
    a case, the key of the whole.
    """

    sentences: list[Sentence]
    entities: Entities
    undecided: list[Undecided] = field(default_factory=list)
    twins: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)


_YEAR_BESIDE = re.compile(r",? ?\(?(?:(?:of|in|on) )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")


class Annotator:
    """Marks the names of one document; made anew for each."""

    def __init__(self, prepared: PreparedDocument, lexicon: Lexicon) -> None:
        self.passages = [p.passage for p in prepared.passages]
        self.lexicon = lexicon
        self.sentences = list(sentences_of(prepared))
        self.entities = Entities()
        self.docs = list(pipeline_for(lexicon).pipe(s.text for s in self.sentences))
        self.found = [find_names(doc) for doc in self.docs]
        text = " ".join(s.text for s in self.sentences)
        surfaces = Counter(f.surface for found in self.found for f in found)
        self.bearers = Bearers(self.lexicon.surfaces, surfaces, text.lower())
        self.undecided: dict[str, Undecided] = {}
        self.twins: dict[str, str] = {}
        self.offices: dict[tuple[int, int], tuple[int, str]] = {}

    def run(self) -> Annotated:
        """Mark names in the order in which they help each other."""
        introduced = bind_introductions(self.sentences, self.found, self.bearers)
        own = [s for s in self.bearers.bound if s not in self.lexicon.surfaces]
        for sentence, found, more in zip(
            self.sentences, self.found, find_surfaces(self.docs, own, self.lexicon), strict=True
        ):
            sentence.names = self._names(sentence, [*found, *more], introduced.get(sentence.index, []))
        self._weigh_states()
        scene = Scene(self.entities, self._lookup, self._capitals())
        for sentence in self.sentences:
            self._mark_actors(sentence)
        for rule in (find_groups, find_agreements, find_conflicts, find_cases):
            self._build(rule, scene)
        for sentence in self.sentences:
            for name in sentence.names:
                if name.letter not in "DKX":
                    self.see(sentence, name)
        return Annotated(self.sentences, self.entities, list(self.undecided.values()), self.twins)

    # --- names that stand in the text as they are
    def _names(self, sentence: Sentence, found: Iterable[Found], introduced: list[Name]) -> list[Name]:
        names = [name for f in found if (name := self._name(sentence, f)) is not None]
        for name in introduced:
            self.entities.add(self.bearers.bound[sentence.surface(name)])
        longer = [
            n for n in introduced if not any(o.start <= n.start and n.end <= o.end and o.letter != "P" for o in names)
        ]
        return settle_overlaps([*longer, *names])

    def _name(self, sentence: Sentence, found: Found) -> Name | None:
        readings = self.bearers.decide(found.surface)
        if len(readings) != 1:
            readings = self._of_that_year(found, sentence) or readings
        if not readings:
            return None
        reading = self._choose(readings, sentence, found.surface)
        if reading is None:
            return Name(found.start, found.end, "", "X", "undecided", 0.0)
        if reading.entry.kind == "Person" and sentence.is_masked(found.start, found.end, people=True):
            return None
        if reading.role is NameRole.SURNAME and not stands_alone(sentence.text, found.start, found.end):
            return None
        if sentence.is_masked(found.start, found.end):
            return None
        self.entities.add(reading.entry)
        self._see_states_in(reading.entry, found.surface, sentence)
        confidence = {NameRole.NAME: 0.97, NameRole.WEAK: 0.85, NameRole.SURNAME: 0.9}.get(reading.role, 0.9)
        confidence = self.bearers.bound_confidence.get(found.surface, confidence)
        return Name(found.start, found.end, reading.entry.key, self._letter(reading), "gazetteer", confidence)

    def _of_that_year(self, found: Found, sentence: Sentence) -> list[Reading]:
        """The agreement that the year beside the name tells, of several called so: "the Peace Agreement of 2005"."""
        told = _YEAR_BESIDE.match(sentence.text, found.end)
        fitting = [r for r in self.bearers.readings(found.surface) if told and r.entry.year == int(told.group("year"))]
        return fitting if one_entry(fitting) else []

    def _see_states_in(self, entry: Entry, surface: str, sentence: Sentence) -> None:
        """ "Civil war in X" is one name, and names X all the same."""
        if entry.label not in {"Conflict", "Case"}:
            return
        for key in entry.country:
            state = self.lexicon.entries.get(key)
            if state and state.name in surface:
                self.entities.add(state)
                self.entities.see(key, state.name, sentence.index, 0.9)

    def _letter(self, reading: Reading) -> str:
        if reading.role in {NameRole.DEMONYM, NameRole.SEAT}:
            return "D" if reading.role is NameRole.DEMONYM else "K"
        return letter_of(reading.entry.label, reading.entry.kind)

    def _choose(self, readings: list[Reading], sentence: Sentence, surface: str) -> Reading | None:
        """One reading: an area before its self-declared authority, a seat by its state later; else none, noted."""
        areas = [r for r in readings if r.entry.label == "Place"]
        if areas:
            actors = [r for r in readings if r.entry.label == "Actor"]
            if actors:
                self.entities.add(actors[0].entry)
                self.twins[areas[0].entry.key] = actors[0].entry.key
            return areas[0]
        if all(r.role is NameRole.SEAT for r in readings) or one_entry(readings):
            return readings[0]
        self._leave_open(
            surface,
            sentence,
            [r.entry.key for r in readings],
            "several bear this name and the text does not tell which",
        )
        return None

    def _leave_open(self, surface: str, sentence: Sentence, keys: list[str], reason: str) -> None:
        known = self.undecided.get(surface)
        if known:
            self.undecided[surface] = replace(known, times=known.times + 1)
        else:
            self.undecided[surface] = Undecided(surface, self.passages[sentence.passage].id, tuple(keys), reason)

    # --- states behind demonyms and seats
    def _weigh_states(self) -> None:
        self._weights: dict[str, Counter[str]] = defaultdict(Counter)
        self._years: list[int | None] = []
        year, section = None, None
        for sentence in self.sentences:
            year = (last_year(sentence.text) or year) if sentence.section == section else last_year(sentence.text)
            section = sentence.section
            self._years.append(year)
            for name in sentence.names:
                if name.letter in "SD":
                    self._weights[sentence.section][name.key] += 1

    def _state_of(self, name: Name, sentence: Sentence) -> str | None:
        entry = self.entities[name.key].entry
        if name.letter == "D":
            return name.key if entry.label == "Actor" else self.twins.get(name.key)
        surface = sentence.surface(name)
        entries = [r.entry for r in self.bearers.readings(surface) if r.role is NameRole.SEAT]
        if not entries:
            return name.key
        weights = self._weights[sentence.section]
        state = state_of_seat(entries, self._years[sentence.index], lambda key: weights[key])
        if state is None:
            self._leave_open(
                surface, sentence, [e.key for e in entries], "stands for different states at different times"
            )
            return None
        self.entities.add(self.lexicon.entries[state.key])
        return state.key

    def _mark_actors(self, sentence: Sentence) -> None:
        sentence.names = [self._dated_seat(n, sentence) if n.letter == "K" else n for n in sentence.names]
        template = sentence.template
        opening = self.lexicon.offices.not_in_names
        found = (m for m in _VENUE.finditer(template.text) if m.group().split(",")[0] not in opening)
        venues = [template.name_of(m.group(1)) for m in found]
        sentence.names = replace_names(sentence.names, [replace(n, letter="K", by="venue") for n in venues])
        sentence.names = replace_names(sentence.names, mark_governments(sentence, self._state_of))
        sentence.names = replace_names(sentence.names, mark_coordinated(sentence, self._state_of))

    def _dated_seat(self, name: Name, sentence: Sentence) -> Name:
        """A capital that belonged to several states, as that of the state of its time, even as a mere venue."""
        entries = [r.entry for r in self.bearers.readings(sentence.surface(name)) if r.role is NameRole.SEAT]
        if len(entries) < 2:
            return name
        weights = self._weights[sentence.section]
        state = state_of_seat(entries, self._years[sentence.index], lambda key: weights[key])
        return replace(name, key=self.entities.add(self.lexicon.entries[state.key]).key) if state else name

    # --- names built on names
    def _build(self, rule: Callable[[Sentence, Scene], list[Built]], scene: Scene) -> None:
        for sentence in self.sentences:
            built = [b for b in rule(sentence, scene) if b.entry.key]
            if not built:
                continue
            template = sentence.template
            new = settle_overlaps([as_name(template, b, by=rule.__name__) for b in built])
            proposals = {(template.origin(b.start), b.entry.key): b for b in built}
            for name in new:
                b = proposals[(name.start, name.key)]
                self.entities.add(b.entry).proposed[b.proposed] += 1
            self._keep_inner_states(sentence, new)
            sentence.names = replace_names(sentence.names, new)

    def _keep_inner_states(self, sentence: Sentence, new: list[Name]) -> None:
        """A country named within a longer name is still named; a demonym or a venue is not."""
        for name in sentence.names:
            inside = any(n.start <= name.start and name.end <= n.end for n in new)
            if inside and name.letter in "SINRBG":
                self.see(sentence, name)

    def see(self, sentence: Sentence, name: Name) -> None:
        is_name = name.by not in {"governments", "seats", "venue"}
        self.entities.see(name.key, sentence.surface(name), sentence.index, name.confidence, is_name=is_name)

    def _lookup(self, surface: str) -> Entry | None:
        return one_entry(self.bearers.decide(surface))

    def _capitals(self) -> frozenset[str]:
        inside = (m.group() for s in self.sentences for m in re.finditer(r"(?<=[a-z,] )[A-Z][\w\u2019-]+", s.text))
        return frozenset(inside)


def annotate(prepared: PreparedDocument, lexicon: Lexicon | None = None) -> Annotated:
    """Mark every name in a document. lexicon: the bundled one unless another is given."""
    return Annotator(prepared, lexicon or load_lexicon()).run()
