"""Putting things beside each other: similar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import Json, Store, settings_for

if TYPE_CHECKING:
    from service.models.similar import Difference


def similar(
    case: Annotated[str, typer.Argument(metavar="ID", help="The id of a case.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many cases.")] = 5,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Find the cases most like one, with the features that match and differ.

    \b
    Example: goodoffices similar case:oru-talks -k 3
    """
    from graph_store.open import open_store
    from service.browse.case_features import similar_cases
    from service.commands.printing import cell, print_json, say

    opened = open_store(settings_for(store).store, create=False)
    try:
        found = similar_cases(opened, case, k=k)
    finally:
        opened.close()
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    say(f"{found.name}: {'; '.join(f'{f.label}: {cell(f.values)}' for f in found.features)}")
    for place, other in enumerate(found.cases, start=1):
        say(f"{place}. {other.name}  [{other.score:.2f}]  {other.id}")
        say(f"   same: {'; '.join(f'{m.label}: {cell(m.shared)}' for m in other.matches)}")
        if other.differs:
            say(f"   other: {'; '.join(map(_said, other.differs))}")
        if other.not_coded:
            say(f"   not coded: {', '.join(key.replace('_', ' ') for key in other.not_coded)}")
    if not found.cases:
        say("No other case agrees with it in anything that is coded.")


def _said(difference: Difference) -> str:
    """What only the other case has, and what it lacks."""
    there = [f"also {', '.join(difference.there)}"] if difference.there else []
    here = [f"not {', '.join(difference.here)}"] if difference.here else []
    return f"{difference.label}: {', '.join(there + here)}"
