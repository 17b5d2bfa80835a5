"""Copying a store into another, such as a folder into a server."""

from __future__ import annotations

from typing import Annotated

import typer

from service.commands.options import Json, settings_for


def copy(
    source: Annotated[str, typer.Option("--from", metavar="PLACE", help="The store to copy: a folder or an address.")],
    target: Annotated[str, typer.Option("--to", metavar="PLACE", help="The store to copy into; made if need be.")],
    as_json: Json = False,
) -> None:
    """Copy a store into another; run it again when it was stopped. Ends by comparing both.

    \b
    Example: goodoffices copy --from goodoffices-store --to neo4j://graph.example.org
    """
    from dataclasses import asdict

    from graph_store.open import open_store
    from graph_store.transfer.copy import copy_store
    from service.commands.printing import print_json, print_table, progress_bar, say

    settings = settings_for(None)
    if source.rstrip("/") == target.rstrip("/"):
        raise typer.BadParameter("both stores are the same.", param_hint="--to")
    first = open_store(source, create=False, access=settings.server_access)
    try:
        second = open_store(target, access=settings.server_access)
        try:
            with progress_bar("copying") as (report,):
                done = copy_store(first, second, progress=report)
        finally:
            second.close()
    finally:
        first.close()
    if as_json:
        print_json({**asdict(done), "equal": done.is_equal})
    else:
        rows = [
            [
                c.what,
                c.source.count if c.source else 0,
                c.target.count if c.target else 0,
                "yes" if c.is_equal else "NO",
            ]
            for c in done.compared
        ]
        print_table(["what", "there", "here", "equal"], rows)
        say(f"{done.written} sources written, {done.kept} were there already.")
        for origin in done.extra:
            say(f"only in {target}: {origin}")
    if not done.is_equal:
        raise typer.Exit(1)
