"""Options that several commands share, and the settings that come out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from service.settings import Settings

Store = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="PLACE", help="Where the store is; else GOODOFFICES_STORE, else ./goodoffices-store."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def settings_for(store: str | None) -> Settings:
    """The settings from the environment, with the store named on the command line in place of theirs."""
    from service.logs import configure_logs
    from service.settings import read_settings

    settings = read_settings()
    configure_logs("warning" if settings.log_level == "info" else settings.log_level)
    return settings if store is None else settings.model_copy(update={"store": store})
