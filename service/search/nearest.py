"""Naming what is nearest to an id or a name that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from graph_schema.ids import slug

LIKENESS = 60.0


def nearest_values(found: str, known: Sequence[str], *, limit: int = 5) -> list[str]:
    """The known values most like what was found, best first; those that hold it or are held by it come first."""
    hits = process.extract(
        found.lower(), known, scorer=fuzz.WRatio, processor=str.lower, limit=limit, score_cutoff=LIKENESS
    )
    return [value for value, _, _ in hits]


def nearest_ids(
    found: str, names: Iterable[tuple[str, str, str]], *, label: str | None = None, limit: int = 5
) -> list[str]:
    """Ids of the nodes whose id or name is most like what was found, best first.

    names: (id, label, surface), as the store gives them; label: only nodes of that type.
    """
    bare = slug(found.split(":", 1)[-1]).replace("-", " ")
    choices: list[tuple[str, str]] = []
    for node_id, node_label, surface in names:
        if label is None or node_label == label:
            choices.append((node_id, surface.lower()))
            choices.append((node_id, node_id.split(":", 1)[-1].replace("-", " ")))
    hits = process.extract(
        bare, [text for _, text in choices], scorer=fuzz.WRatio, limit=limit * 4, score_cutoff=LIKENESS
    )
    return list(dict.fromkeys(choices[place][0] for _, _, place in hits))[:limit]
