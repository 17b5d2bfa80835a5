"""Rounds of a case: "the third round of talks" becomes a case of its own, which followed the second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph_schema.claims import Polarity
from graph_schema.ids import node_id
from ingest.annotate.annotate import Annotated
from ingest.annotate.entries import Entry
from ingest.annotate.names import Name, Sentence, replace_names
from ingest.annotate.numbers import ORDINAL, ordinal_of
from ingest.extract.context import Context
from ingest.extract.drafts import Draft

VERSION = "rounds/1"
_ROUND = re.compile(
    rf"\b(?:(?P<ordinal>{ORDINAL})|\w+ \((?P<inner>{ORDINAL})\)) round of (?:the )?(?:<C\d+>"
    rf"|(?:[\w-]+ ){{0,2}}?(?:talks|negotiations|consultations|discussions|mediation))"
    rf"|\b[Tt]he (?P<bare>{ORDINAL}) round\b(?! of\b)"
)
_OF_A_VOTE = re.compile(r"\b(?:elections?|electoral|vot(?:e|es|ing|ers)|ballots?|presidential|referendum)\b")
_ROUND_OF = " round of "
# Whoever talks takes part in the rounds of the talks, though perhaps not in each.
_BY_THE_WHOLE = 0.66
_SPELLED = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
)


def mark_rounds(annotated: Annotated, context: Context) -> list[Draft]:
    """Make a case of every numbered round; what followed what."""
    rounds: dict[str, dict[int, tuple[str, int]]] = {}
    for sentence in annotated.sentences:
        if " round" not in sentence.text:
            continue
        for name, whole, number in _rounds_of(sentence, annotated, context):
            sentence.names = replace_names(sentence.names, [name])
            annotated.entities.see(name.key, sentence.surface(name), sentence.index, name.confidence)
            rounds.setdefault(whole, {}).setdefault(number, (name.key, sentence.index))
    return list(_followed(rounds))


def _rounds_of(sentence: Sentence, annotated: Annotated, context: Context) -> Iterator[tuple[Name, str, int]]:
    template = sentence.template
    for match in _ROUND.finditer(template.text):
        if match.group("bare") and _OF_A_VOTE.search(sentence.text):
            continue
        number = ordinal_of(match.group("ordinal") or match.group("inner") or match.group("bare"))
        named = [n for n in template.names_in(match.group()) if n.letter == "C"]
        at = (named[0].key, 0.9) if named else context.case_at(sentence)
        if number is None or number >= len(_SPELLED) or at is None:
            continue
        whole = annotated.entities[at[0]].entry
        label = f"{_SPELLED[number].capitalize()}{_ROUND_OF}{whole.name}"
        entry = Entry(key=node_id("case", label), name=label, label="Case", country=whole.country, places=whole.places)
        annotated.entities.add(entry)
        annotated.parts[entry.key] = whole.key
        span = template.origin(match.start()), template.origin(match.end(), end=True)
        yield Name(*span, entry.key, "C", "rounds", min(0.85, at[1] + 0.05)), whole.key, number


def _followed(rounds: dict[str, dict[int, tuple[str, int]]]) -> Iterator[Draft]:
    for by_number in rounds.values():
        for number, (key, sentence) in by_number.items():
            if number - 1 in by_number:
                yield Draft(key, "FOLLOWED", sentence, VERSION, 0.75, object=by_number[number - 1][0])


def said_of_parts(drafts: Iterable[Draft], annotated: Annotated) -> Iterator[Draft]:
    """What is said of a whole case and so of its parts: its parties, and of rounds who mediated in "the rounds"."""
    best: dict[tuple[str, str, str], Draft] = {}
    for draft in drafts:
        if draft.object is None or draft.polarity is not Polarity.AFFIRMED:
            continue
        of_all = draft.predicate == "MEDIATED" and " rounds " in annotated.sentences[draft.sentence].text
        if draft.predicate == "PARTY_TO" or of_all:
            said = (draft.predicate, draft.subject, draft.object)
            if said not in best or draft.confidence > best[said].confidence:
                best[said] = draft
    for part, whole in annotated.parts.items():
        is_round = _ROUND_OF in annotated.entities[part].entry.name
        for draft in (d for (_, _, of), d in best.items() if of == whole):
            if draft.predicate == "PARTY_TO" or is_round:
                yield replace(draft, object=part, rule=VERSION, confidence=min(draft.confidence, _BY_THE_WHOLE))
