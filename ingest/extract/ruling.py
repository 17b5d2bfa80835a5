"""What rules a document: the case, the conflict, the state and the opposition that most of it speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.annotate.annotate import Annotated

# A case or conflict rules a document when it has this share of all mentions of its kind, and at least so many.
RULING_SHARE = 0.5
RULING_MENTIONS = 3


@dataclass(frozen=True)
class Ruling:
    """What rules the document: the keys of its case, conflict, state and opposition, each None where nothing does."""

    case: str | None = None
    conflict: str | None = None
    state: str | None = None
    opposition: str | None = None


def ruling_of(annotated: Annotated, *, titled: str | None = None) -> Ruling:
    """Find what most of the document speaks of. titled: the state that its title names, for want of anything else."""
    entities = annotated.entities
    case = _ruler(annotated, "C")
    conflict = _ruler(annotated, "W")
    state = _state_of(annotated, conflict or case) or (titled if titled and titled in entities else None)
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
