"""Cases that no sentence names: who mediated in a war, or an agreement, mediated in a process with no name of its own.

"Portugal brokered the Bicesse Accords" speaks of talks as surely as "the Bicesse talks" would. Where the document knows
no case that could be meant, one is made and called after the agreement, or after the place of the conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from graph_schema.claims import Modality, Polarity
from ingest.annotate.annotate import Annotated
from ingest.annotate.entries import Entry
from ingest.extract.drafts import Draft
from ingest.extract.headings import case_at_place
from ingest.extract.relations import BY_CONTEXT
from ingest.resolve.entities import Entity

VERSION = "described cases/1"
_LESS_SURE = 0.05
# Who signs was at the table, as a rule.
_SIGNATORY = 0.72
# From this confidence on a claim that a case resulted in an agreement says which case is behind it.
_TOLD = 0.64
_ENDED = re.compile(
    r"\b(?:ended|ending|(?:put|brought|bring|bringing) (?:an |the )?(?:end to|to an end)|resolved"
    r"|resolving|settled|settling)\b[^.;:<>]{0,60}<W\d+>"
)
_WHOLE = re.compile(r"(?i)^(?!.*\bround of\b).*\b(?:process|negotiations|mediation|dialogue|peace talks$)")
_IN_PLACE = re.compile(r"(?i:\b(?:war|conflict|crisis|violence) in (?:the )?)(?P<place>[A-Z].*)$")
_OF_PLACE = re.compile(
    r"(?P<place>[^\u2013-]+?) (?i:(?:post-election |civil |armed )*(?:war|conflict|crisis|violence))$"
)
# "Guatemalan" and "Guatemala", "Tajik" and "Tajikistan" begin alike.
_STEM_CHARS = 4


class DescribedCases:
    """Finds or makes the case behind a conflict or an agreement that somebody mediated; for one document."""

    def __init__(self, annotated: Annotated, drafts: Iterable[Draft]) -> None:
        self._annotated = annotated
        self._results: dict[str, str] = {}
        self._made_of: dict[str, str] = {}
        drafts = list(drafts)
        self._signed = [d for d in drafts if d.predicate == "SIGNED" and d.qualifiers.get("as") == "party"]
        self._brokered = {(d.subject, d.sentence) for d in drafts if self._is_of_agreement(d)}
        for draft in sorted(drafts, key=lambda d: d.confidence):
            if draft.predicate == "RESULTED_IN" and draft.object and draft.confidence >= _TOLD:
                self._results[draft.object] = draft.subject

    def claims_of(self, draft: Draft) -> Iterator[Draft]:
        """What a mediation of an agreement or a conflict says of the case behind it, and of the agreement itself.

        An outcome said of "the mediation in the X war" is one of the case there.
        """
        if draft.predicate in {"outcome", "outcome_basis"}:
            yield from self._of_the_case(draft)
            return
        if draft.predicate != "MEDIATED" or draft.object is None:
            yield draft
            return
        target = self._annotated.entities[draft.object].entry
        if draft.rule == BY_CONTEXT and (draft.subject, draft.sentence) in self._brokered:
            # "Brokered the X Accords": the case is the one behind these, not the last one spoken of.
            return
        if target.label == "Place" or target.kind == "State":
            yield from self._in_place(draft, target)
            return
        if target.label == "Agreement":
            yield replace(draft, predicate="SUPPORTED", qualifiers={}, confidence=draft.confidence - _LESS_SURE)
            yield from self._behind_agreement(draft, target)
            return
        yield draft
        if target.label == "Conflict":
            yield from self._behind_conflict(draft, target)

    def parties(self) -> Iterator[Draft]:
        """PARTY_TO for those who signed an agreement, at the case that was made of its mediation."""
        for draft in self._signed:
            case = self._made_of.get(draft.object or "")
            if case is not None and draft.polarity is Polarity.AFFIRMED and draft.modality is Modality.ASSERTED:
                certainty = min(_SIGNATORY, draft.confidence)
                yield replace(
                    draft, predicate="PARTY_TO", object=case, qualifiers={}, rule=VERSION, confidence=certainty
                )

    def _of_the_case(self, draft: Draft) -> Iterator[Draft]:
        about = self._annotated.entities[draft.subject].entry
        if about.label != "Conflict":
            yield draft
            return
        known = self._cases_in(about) or [e for e in [self._annotated.entities.get(f"case@{about.key}")] if e]
        if len(known) == 1:
            yield replace(draft, subject=known[0].key, rule=VERSION)

    def _is_of_agreement(self, draft: Draft) -> bool:
        entity = self._annotated.entities.get(draft.object or "") if draft.predicate == "MEDIATED" else None
        return entity is not None and entity.entry.label == "Agreement"

    def _behind_agreement(self, draft: Draft, agreement: Entry) -> Iterator[Draft]:
        known = self._results.get(agreement.key)
        conflict = self._conflict_named_beside(draft)
        if known is not None:
            yield replace(draft, object=known, rule=VERSION)
            return
        if conflict is not None:
            said = list(self._behind_conflict(draft, conflict))
            yield from said
            case = next((d.object for d in said if d.predicate == "MEDIATED"), None)
        else:
            name = f"{agreement.name} mediation"
            case = self._make(agreement.key, name, agreement.country, agreement.places, draft)
            if case is not None:
                self._made_of[agreement.key] = case
                yield replace(draft, object=case, rule=VERSION)
        if case is not None:
            yield replace(
                draft, subject=case, predicate="RESULTED_IN", object=agreement.key, qualifiers={}, rule=VERSION
            )

    def _in_place(self, draft: Draft, place: Entry) -> Iterator[Draft]:
        """ "The mediator for X": of the process there."""
        country = (place.key,) if place.label == "Actor" else place.country
        known = [e.key for e in self._annotated.entities.of_label("Case") if self._lies_in(e, place, country)]
        if len(known) > 1 or draft.polarity is not Polarity.AFFIRMED or draft.modality is not Modality.ASSERTED:
            return
        case = known[0] if known else case_at_place(place, self._annotated)
        name = self._annotated.entities[case].entry.name
        self._annotated.entities.see(case, name, draft.sentence, draft.confidence, is_name=False)
        yield replace(draft, object=case, rule=VERSION)

    def _lies_in(self, case: Entity, place: Entry, country: tuple[str, ...]) -> bool:
        there = set(case.entry.places) & set(place.places) or (country and case.entry.country == country)
        return case.first is not None and bool(there) and bool(_WHOLE.search(case.entry.name))

    def _behind_conflict(self, draft: Draft, conflict: Entry) -> Iterator[Draft]:
        known = self._cases_in(conflict)
        if len(known) > 1 or len(conflict.country) > 2:
            return
        less_sure = round(draft.confidence - _LESS_SURE, 2)
        if known:
            case: str | None = known[0].key
            yield replace(draft, object=case, rule=VERSION, confidence=less_sure)
        else:
            case = self._make(conflict.key, self._named_after(conflict), conflict.country, conflict.places, draft)
            if case is None:
                return
            yield replace(draft, object=case, rule=VERSION)
            told = replace(draft, subject=case, qualifiers={}, rule=VERSION)
            yield replace(told, predicate="ADDRESSES", object=conflict.key)
        if _ENDED.search(self._annotated.sentences[draft.sentence].template.text):
            yield Draft(str(case), "outcome", draft.sentence, VERSION, less_sure, value="success")

    def _cases_in(self, conflict: Entry) -> list[Entity]:
        """The processes of the conflict's own country that the document names; single talks and meetings left out."""
        return [
            e
            for e in self._annotated.entities.of_label("Case")
            if e.first is not None
            and conflict.country
            and set(e.entry.country) == set(conflict.country)
            and (e.key == f"case@{conflict.country[0]}" or _WHOLE.search(e.entry.name))
        ]

    def _conflict_named_beside(self, draft: Draft) -> Entry | None:
        """The conflict that the sentence names right after the agreement, with no other agreement between."""
        names = [n for n in self._annotated.sentences[draft.sentence].names if n.letter in "TW"]
        for before, after in pairwise(names):
            if before.key == draft.object and after.letter == "W":
                return self._annotated.entities[after.key].entry
        return None

    def _make(self, of: str, name: str, country: tuple[str, ...], places: tuple[str, ...], draft: Draft) -> str | None:
        """The key of the case behind a thing, made at the first sentence that asserts its mediation."""
        key = f"case@{of}"
        entities = self._annotated.entities
        if key not in entities:
            if draft.polarity is not Polarity.AFFIRMED or draft.modality is not Modality.ASSERTED:
                return None
            made = entities.add(Entry(key=key, name=name, label="Case", country=country, places=places))
            made.proposed[name] += 1
        entities.see(key, name, draft.sentence, draft.confidence, is_name=False)
        return key

    def _named_after(self, conflict: Entry) -> str:
        """ "X peace process" for a war within X, as the literature would call it; others by the conflict's own name."""
        surfaces = self._annotated.entities[conflict.key].surfaces
        place = next((m.group("place") for s in [conflict.name, *surfaces] if (m := _IN_PLACE.search(s))), None)
        if place is None and len(conflict.country) == 1 and (of := _OF_PLACE.match(conflict.name)):
            state = self._annotated.entities.get(conflict.country[0])
            stem = of.group("place")[:_STEM_CHARS]
            place = state.entry.name if state and stem in state.entry.name else of.group("place")
        return f"{place} peace process" if place else f"{conflict.name} mediation"
