"""Serving the HTTP API and the home page."""

from __future__ import annotations

from typing import Annotated

import typer

from service.commands.options import Store, settings_for


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = None,
    store: Store = None,
) -> None:
    """Serve the HTTP API and the home page.

    \b
    Example: goodoffices serve --port 8080
    """
    from graph_store.errors import StoreUnavailable
    from graph_store.open import is_server, open_store
    from service.server import run_server

    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = settings_for(store).model_copy(update=given)
    # a store that is missing or too new is said in one line, before any server starts
    try:
        open_store(settings.store, create=False, access=settings.server_access).close()
    except StoreUnavailable:
        # a server that is away may come; until then the service says so at /readyz
        if not is_server(settings.store):
            raise
    run_server(settings)
