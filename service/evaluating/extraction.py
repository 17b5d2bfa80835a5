"""How much of what readers found in a text an export of it holds, and how much of what it holds they found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from graph_schema.graph import Node
from service.evaluating.aligning import Names, Rate, align, fold, is_same, names_of
from service.evaluating.exported import Exported
from service.evaluating.gold import Gold, GoldCase, GoldGroup, GoldLesson

ENTITY_LABELS = ("Actor", "FriendsGroup", "Case", "Conflict", "Agreement")
_LABEL_OF_TYPE = {"GroupOfFriends": "FriendsGroup", "Process": "Case", "Agreement": "Agreement", "Conflict": "Conflict"}
# Names of groups and cases are looser than those of actors, so that less likeness is asked of them.
_GROUP_FLOOR = 80.0
_CASE_FLOOR = 75.0
_LESSON_FLOOR = 85.0
_CODED_OUTCOMES = {"success", "partial", "failure"}
_IN_SLOTS = {
    "mediators": frozenset({"MEDIATED", "LED"}),
    "parties": frozenset({"PARTY_TO"}),
    "supporters": frozenset({"SUPPORTED"}),
}
_OUT_SLOTS = {"agreements": frozenset({"RESULTED_IN"}), "strategies": frozenset({"USED_STRATEGY"})}

Report = dict[str, Any]


def measure(gold: Gold, exported: Exported) -> Report:
    """The figures, by what is measured; what the gold file does not annotate is left out."""
    aliases = _Aliases(gold)
    report: Report = {"source": gold.source, "part": gold.part}
    if gold.entities:
        report |= _entities(gold, exported)
    if gold.relations:
        report |= _relations(gold, exported, aliases)
    if gold.groups:
        report["groups"] = _groups(gold.groups, exported, aliases)
    if gold.cases:
        report["cases"] = _cases(gold.cases, exported, aliases)
    if gold.lessons:
        report["lessons"] = _lessons(gold.lessons, exported)
    return report


class _Aliases:
    """All names of a thing, by any of them, as the gold entities give them."""

    def __init__(self, gold: Gold) -> None:
        self._known: dict[str, Names] = {}
        for entity in gold.entities:
            names = names_of(entity.name, entity.aliases)
            self._known |= dict.fromkeys(names, names)

    def of(self, name: str) -> Names:
        return self._known.get(fold(name), frozenset({fold(name)}))

    def known(self, name: str) -> Names | None:
        return self._known.get(fold(name))


def _entities(gold: Gold, exported: Exported) -> Report:
    found = exported.of_label(*ENTITY_LABELS)
    pairs = align([names_of(e.name, e.aliases) for e in gold.entities], [exported.names(n.id) for n in found])
    counts: dict[str, Counter[str]] = {}
    for place, entity in enumerate(gold.entities):
        count = counts.setdefault(entity.type, Counter())
        count["gold"] += 1
        if place in pairs:
            count["found"] += 1
            count["typed"] += _is_of_type(found[pairs[place]], entity.type)
    typed = sum(count["typed"] for count in counts.values())
    return {
        "entities": Rate(len(pairs), len(found), len(gold.entities)).as_json(),
        "entities_typed": Rate(typed, len(found), len(gold.entities)).as_json(),
        "recall_by_type": {
            kind: f"{count['found']}/{count['gold']} found, {count['typed']} typed"
            for kind, count in sorted(counts.items())
        },
    }


def _is_of_type(node: Node, gold_type: str) -> bool:
    label = _LABEL_OF_TYPE.get(gold_type, "Actor")
    return node.label == label and (label != "Actor" or node.properties.get("kind") == gold_type)


def _relations(gold: Gold, exported: Exported, aliases: _Aliases) -> Report:
    """Each relation of the gold takes one of the export that nothing took before: of its type, or between its ends."""
    ends = [(exported.names(r.source), exported.names(r.target)) for r in exported.facts]
    strict: set[int] = set()
    loose: set[int] = set()
    for relation in gold.relations:
        subject, target = aliases.of(relation.subject), aliases.of(relation.object)
        straight = [k for k, (s, o) in enumerate(ends) if is_same(subject, s) and is_same(target, o)]
        crossed = [k for k, (s, o) in enumerate(ends) if is_same(subject, o) and is_same(target, s)]
        typed = (k for k in straight if exported.facts[k].type == relation.predicate and k not in strict)
        strict |= set(_first(typed))
        loose |= set(_first(k for k in sorted({*straight, *crossed}) if k not in loose))
    counts = len(exported.facts), len(gold.relations)
    return {
        "relations": Rate(len(strict), *counts).as_json(),
        "relations_pair_only": Rate(len(loose), *counts).as_json(),
    }


def _first(places: Iterable[int]) -> list[int]:
    return list(islice(places, 1))


def _groups(gold: Sequence[GoldGroup], exported: Exported, aliases: _Aliases) -> Report:
    found = exported.of_label("FriendsGroup")
    names = [aliases.known(g.name) or names_of(g.name, g.aliases) for g in gold]
    pairs = align(names, [exported.names(n.id) for n in found], floor=_GROUP_FLOOR)
    members = _Slot()
    for place, group in enumerate(gold):
        node = found[pairs[place]] if place in pairs else None
        got = exported.sources(node.id, frozenset({"MEMBER_OF"})) if node else []
        members.count(group.members, got, aliases.of)
    return {
        **Rate(len(pairs), len(found), len(gold)).as_json(),
        "members": members.rate.as_json(),
        "size": _agreement(gold, pairs, found, "member_count", lambda size: bool(size)),
        "outcome": _agreement(gold, pairs, found, "outcome", _CODED_OUTCOMES.__contains__),
    }


def _cases(gold: Sequence[GoldCase], exported: Exported, aliases: _Aliases) -> Report:
    found = exported.of_label("Case")
    names = [(aliases.known(c.name) or frozenset()) | names_of(c.name, c.aliases) for c in gold]
    pairs = align(names, [exported.names(n.id) for n in found], floor=_CASE_FLOOR)
    slots = {name: _Slot() for name in ("mediators", "parties", "supporters", "agreements", "strategies")}
    for place, case in enumerate(gold):
        node = found[pairs[place]].id if place in pairs else None
        for name, slot in slots.items():
            got = _slot_of(exported, node, name) if node is not None else []
            slot.count(_wanted(case, name), got, aliases.of)
    return {
        **Rate(len(pairs), len(found), len(gold)).as_json(),
        "slots": {name: slot.rate.as_json() for name, slot in slots.items()},
        "outcome": _agreement(gold, pairs, found, "outcome", _CODED_OUTCOMES.__contains__),
        "start_year": _agreement(gold, pairs, found, "start_year", lambda year: bool(year)),
    }


def _wanted(case: GoldCase, slot: str) -> list[str]:
    wanted: list[str] = getattr(case, slot)
    return [name.replace("-", " ") for name in wanted] if slot == "strategies" else wanted


def _slot_of(exported: Exported, case: str, slot: str) -> list[Names]:
    if slot in _IN_SLOTS:
        return exported.sources(case, _IN_SLOTS[slot])
    return exported.targets(case, _OUT_SLOTS[slot])


@dataclass
class _Slot:
    """Counts names that are wanted at some place, over several items."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def count(self, wanted: Sequence[str], got: Sequence[Names], names_of_one: Callable[[str], Names]) -> None:
        self.gold += len(wanted)
        self.found += len(got)
        self.right += sum(any(is_same(names_of_one(name), there) for there in got) for name in wanted)

    @property
    def rate(self) -> Rate:
        return Rate(self.right, self.found, self.gold)


def _agreement(
    gold: Sequence[GoldGroup] | Sequence[GoldCase],
    pairs: Mapping[int, int],
    found: Sequence[Node],
    name: str,
    counts: Callable[[Any], bool],
) -> str:
    """How many of the values that count, of items found or not, the export gives too."""
    stated = [(place, getattr(item, name)) for place, item in enumerate(gold) if counts(getattr(item, name))]
    right = sum(place in pairs and found[pairs[place]].properties.get(name) == value for place, value in stated)
    return f"{right}/{len(stated)}"


def _lessons(gold: Sequence[GoldLesson], exported: Exported) -> Report:
    """A lesson is found when most of its sentence stands in one of the export; topics agree when one of them does."""
    found = exported.of_label("Lesson")
    texts = [_squeeze(str(node.properties.get("text") or node.name)) for node in found]
    matched: list[int] = []
    agree = 0
    for lesson in gold:
        quote = _squeeze(lesson.quote)
        scores = [partial_ratio(quote, text) if len(text) >= 0.5 * len(quote) else 0.0 for text in texts]
        best = max(range(len(scores)), key=lambda place: scores[place], default=None)
        if best is not None and scores[best] >= _LESSON_FLOOR:
            matched.append(best)
            agree += bool(exported.topics(found[best].id) & set(lesson.topics))
    return {
        "recall": round(len(matched) / len(gold), 3),
        "gold": len(gold),
        "found": len(found),
        "matched_found": len(set(matched)),
        "topic_agrees": f"{agree}/{len(matched)}",
    }


def _squeeze(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
