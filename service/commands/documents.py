"""Taking documents out: forget."""

from __future__ import annotations

from typing import Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store


def forget(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="The document's id, as `status` and `ingest` give it.")
    ],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Remove a document with all that rests on it alone.

    \b
    Example: goodoffices forget document:review
    """
    from service.commands.printing import print_json, progress_bar, say
    from service.jobs import Watch, forget_document

    with open_here(store) as desk, progress_bar("indexing") as (indexing,):
        forget_document(desk, document, watch=Watch(indexing=indexing))
    if as_json:
        print_json({"forgotten": document})
    else:
        say(f"{document} is forgotten.")
