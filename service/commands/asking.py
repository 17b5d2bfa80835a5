"""Looking things up: search, ask, show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import Json, Store, settings_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from graph_store.ports import GraphStore
    from service.desk import Desk

Mode = Annotated[str, typer.Option(help="hybrid, text or vector.")]
Filter = Annotated[str | None, typer.Option(metavar="ID")]


def open_here(store: str | None, *, create: bool = False) -> AbstractContextManager[Desk]:
    """The desk for a command, closed when it is done."""
    from contextlib import contextmanager

    from service.commands.printing import progress_bar
    from service.desk import open_desk

    @contextmanager
    def opened() -> Iterator[Desk]:
        with progress_bar("bringing the index up to date") as (report,):
            desk = open_desk(settings_for(store), create=create, progress=report)
        try:
            yield desk
        finally:
            desk.close()

    return opened()


def search(
    text: Annotated[str, typer.Argument(help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 10,
    mode: Mode = "hybrid",
    document: Filter = None,
    case: Filter = None,
    actor: Filter = None,
    topic: Filter = None,
    strategy: Filter = None,
    year_from: Annotated[int | None, typer.Option(help="Published in this year or later.")] = None,
    year_to: Annotated[int | None, typer.Option(help="Published in this year or before.")] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Find passages by words and by meaning.

    \b
    Example: goodoffices search "shuttle diplomacy" -k 5
    Example: goodoffices search "ripe moment" --topic ripeness --json
    """
    from service.commands.printing import print_hits, print_json
    from service.search.filters import SearchRequest
    from service.search.passages import search_passages

    if mode not in {"hybrid", "text", "vector"}:
        raise typer.BadParameter(f"{mode!r} is not known; choose hybrid, text or vector.", param_hint="--mode")
    if not text.strip():
        raise typer.BadParameter("There is nothing to look for.", param_hint="TEXT")
    given = {"document": document, "case": case, "actor": actor, "topic": topic, "strategy": strategy}
    request = SearchRequest.model_validate(
        {"q": text, "k": k, "mode": mode, "year_from": year_from, "year_to": year_to, **given}
    )
    with open_here(store) as desk:
        found = search_passages(desk.store, desk.index, request)
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        print_hits(found)


def ask(
    question: Annotated[str, typer.Argument(help="A question in words.")],
    k: Annotated[int, typer.Option("-k", min=0, max=50, help="How many passages beside the answer.")] = 5,
    previous: Annotated[list[str] | None, typer.Option(help="The question before; again for the one after it.")] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Ask a question; the answer comes with its reading, its denominator and its evidence.

    \b
    Example: goodoffices ask "Which friends groups had fewer than six members and succeeded?"
    Example: goodoffices ask "and in Africa?" --previous "Which cases failed?"
    """
    from service.ask.answer import answer_question
    from service.commands.printing import print_answer, print_json
    from service.models.ask import Question

    with open_here(store) as desk:
        found = answer_question(desk, Question(question=question, k=k, previous=previous or None))
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        print_answer(found)


def show(
    thing: Annotated[str, typer.Argument(metavar="ID", help="Id of a node, document, passage or claim.")],
    clean: Annotated[bool, typer.Option("--clean", help="Of a document: its clean text, passage by passage.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Show one thing: a card, a document, a passage or a claim.

    \b
    Example: goodoffices show group:friends-of-the-lake
    Example: goodoffices show document:review --clean
    """
    from graph_store.open import open_store

    settings = settings_for(store)
    opened = open_store(settings.store, create=False, access=settings.server_access)
    try:
        _show(opened, thing, clean=clean, as_json=as_json)
    finally:
        opened.close()


def _show(store: GraphStore, thing: str, *, clean: bool, as_json: bool) -> None:
    from graph_store.ports import ClaimFilter
    from service.browse.cards import find_node, make_card
    from service.browse.documents import document_card
    from service.commands.printing import print_card, print_clean, print_json, say

    if store.documents(ids=[thing]):
        card = document_card(store, thing, passages=clean or as_json)
        if as_json:
            print_json(card.model_dump(mode="json"))
        elif clean:
            print_clean(card.passages)
        else:
            say(f"{card.document.title}  ({card.document.kind}, {thing})")
            say("\n".join(f"{'  ' * section.level}{section.name}" for section in card.sections))
        return
    passages, claims = store.passages(ids=[thing]), store.claims(ClaimFilter(ids=[thing]))
    if passages or claims:
        found = (passages or claims)[0]
        print_json(found.model_dump(mode="json"))
        return
    node_card = make_card(store, find_node(store, thing))
    if as_json:
        print_json(node_card.model_dump(mode="json"))
    else:
        print_card(node_card)
