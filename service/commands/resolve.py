"""Resolving names across documents: which things that are named apart are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store

if TYPE_CHECKING:
    from graph_schema.judgements import Verdict
    from graph_store.ports import GraphStore
    from service.models.curation import JudgedPair

One = Annotated[str, typer.Argument(metavar="ID", help="The id of one thing.")]
Other = Annotated[str, typer.Argument(metavar="ID", help="The id of the other.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges; it is kept with the verdict.")]
CURATOR = "curator"


def find(store: Store = None, as_json: Json = False) -> None:
    """Look through the store for names that may mean one thing, and put them into the queue.

    The same name, borne by two things alone, is merged at once; that can be undone like any other merge.

    \b
    Example: goodoffices resolve find
    """
    from dataclasses import asdict
    from datetime import UTC, datetime

    from service.commands.printing import print_json, progress_bar, say
    from service.jobs import Watch, find_duplicates

    with open_here(store) as desk, progress_bar("comparing names") as (comparing,):
        found = find_duplicates(desk, at=datetime.now(UTC), watch=Watch(reading=comparing))
    if as_json:
        print_json({**asdict(found), "merged": [judgement.model_dump(mode="json") for judgement in found.merged]})
        return
    for judgement in found.merged:
        say(f"merged into {judgement.kept}: {judgement.reason}")
    say(f"{found.waiting} pairs wait for a verdict, {found.new} of them new; {found.gone} were taken off the queue.")


def list_pairs(
    undecided: Annotated[
        bool, typer.Option("--undecided", help="List names in the texts that may mean several things instead.")
    ] = False,
    accepted: Annotated[bool, typer.Option("--accepted", help="List the pairs judged one.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="List the pairs judged two.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to list.")] = 50,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """List the pairs that wait for a verdict, the likeliest first, with the reason for each.

    \b
    Example: goodoffices resolve list
    Example: goodoffices resolve list --accepted --json
    Example: goodoffices resolve list --undecided
    """
    from graph_schema.judgements import Verdict
    from graph_store.open import open_store
    from service.commands.options import settings_for

    if undecided + accepted + rejected > 1:
        raise typer.BadParameter("choose one of --undecided, --accepted and --rejected.", param_hint="resolve list")
    verdict = Verdict.POSITIVE if accepted else Verdict.NEGATIVE if rejected else Verdict.UNDECIDED
    settings = settings_for(store)
    opened = open_store(settings.store, create=False, access=settings.server_access)
    try:
        if undecided:
            _list_open_names(opened, limit=limit, as_json=as_json)
        else:
            _list_judged(opened, verdict, limit=limit, as_json=as_json)
    finally:
        opened.close()


def _list_judged(store: GraphStore, verdict: Verdict, *, limit: int, as_json: bool) -> None:
    from service import curation
    from service.commands.printing import print_json, say

    found = curation.list_pairs(store, verdict=verdict, limit=limit)
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    for place, pair in enumerate(found.pairs, start=1):
        say(f"{place}. {_told(pair)}\n   {pair.one.id} {pair.other.id}")
    if not found.pairs:
        say("No pair here; `goodoffices resolve find` looks for some.")
    elif found.total > len(found.pairs):
        say(f"{found.total - len(found.pairs)} more; see --limit.")


def _told(pair: JudgedPair) -> str:
    score = f"[{pair.score:.2f}] " if pair.score is not None else ""
    judged = f" ({pair.verdict.value}, by {pair.by}, {pair.at:%Y-%m-%d %H:%M})" if pair.by and pair.at else ""
    return f"{score}{pair.reason or f'{pair.one.name} and {pair.other.name}'}{judged}"


def _list_open_names(store: GraphStore, *, limit: int, as_json: bool) -> None:
    from service.commands.printing import print_json, say
    from service.curation import list_open_names

    found = list_open_names(store)
    if as_json:
        print_json({"names": [name.model_dump(mode="json") for name in found[:limit]], "total": len(found)})
        return
    if not found:
        say("No document leaves a name undecided.")
        return
    for name in found[:limit]:
        meanings = " or ".join(candidate.name for candidate in name.candidates) or "nobody that the text names"
        say(f"“{name.surface}” in {name.title}, {name.times} times: {name.reason}\n   {meanings}  {name.passage}")


def accept(
    one: One,
    other: Other,
    keep: Annotated[
        str | None, typer.Option("--keep", metavar="ID", help="Whose id and name stay; else the better known one's.")
    ] = None,
    by: By = CURATOR,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Judge that two things are one: they share names, claims and relations from now on.

    \b
    Example: goodoffices resolve accept actor:oru-front actor:front-of-oru --by "Ada Marlowe"
    """
    from graph_schema.judgements import Verdict

    _judge(one, other, Verdict.POSITIVE, keep=keep, by=by, store=store, as_json=as_json)


def reject(one: One, other: Other, by: By = CURATOR, store: Store = None, as_json: Json = False) -> None:
    """Judge that two things are two: the pair is not suggested again.

    \b
    Example: goodoffices resolve reject case:oru-talks case:oru-valley-talks
    """
    from graph_schema.judgements import Verdict

    _judge(one, other, Verdict.NEGATIVE, keep=None, by=by, store=store, as_json=as_json)


def undo(one: One, other: Other, store: Store = None, as_json: Json = False) -> None:
    """Take a verdict back: both things, their claims and relations are as they were before it.

    \b
    Example: goodoffices resolve undo actor:oru-front actor:front-of-oru
    """
    from graph_schema.judgements import Verdict

    _judge(one, other, Verdict.UNDECIDED, keep=None, by=CURATOR, store=store, as_json=as_json)


def _judge(
    one: str, other: str, verdict: Verdict, *, keep: str | None, by: str, store: str | None, as_json: bool
) -> None:
    from datetime import UTC, datetime

    from service.commands.printing import print_json, say
    from service.curation import judge_pair

    with open_here(store) as desk:
        pair = judge_pair(desk, one, other, verdict, by=by, at=datetime.now(UTC), keep=keep)
    if as_json:
        print_json(pair.model_dump(mode="json"))
        return
    told = {
        "positive": f"{pair.one.id} and {pair.other.id} are one, shown as {pair.kept} ({pair.one.name}).",
        "negative": f"{pair.one.id} and {pair.other.id} are two.",
        "undecided": f"The verdict on {pair.one.id} and {pair.other.id} is taken back.",
    }
    say(told[pair.verdict.value])
