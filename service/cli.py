"""The command line. Heavy imports wait until a command runs, so that help is there at once."""

from __future__ import annotations

import sys

import typer

from service.commands import (
    asking,
    comparing,
    copying,
    documents,
    evaluating,
    importing,
    ingest,
    keeping,
    moving,
    resolve,
    review,
    serving,
)
from service.commands import corpus as corpus_commands

EPILOG = "Start with: goodoffices corpus load, then goodoffices ask 'Which friends groups succeeded?'"

app = typer.Typer(
    name="goodoffices",
    help="Knowledge graph and search over the literature of peace mediation.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
corpus = typer.Typer(
    help="The records and briefs that come with the program.", no_args_is_help=True, rich_markup_mode=None
)

evaluate = typer.Typer(
    cls=evaluating.ExtractionUnlessNamed,
    help="How well the program does on sets with known answers: evaluate GOLD EXPORT, or evaluate ask FILE.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
resolving = typer.Typer(
    help="Which things that texts name differently are one: suggestions, verdicts, undoing them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
reviewing = typer.Typer(
    help="Claims that wait for a person: accept, reject, undo.", no_args_is_help=True, rich_markup_mode=None
)

app.command("ingest")(ingest.ingest)
app.command("serve")(serving.serve)
app.command("search")(asking.search)
app.command("ask")(asking.ask)
app.command("show")(asking.show)
app.command("similar")(comparing.similar)
app.command("export")(moving.export)
app.command("load")(moving.load)
app.command("copy")(copying.copy)
app.command("import")(importing.import_data)
app.add_typer(corpus, name="corpus")
corpus.command("load")(corpus_commands.load)
corpus.command("check")(corpus_commands.check)
corpus.command("stats")(corpus_commands.stats)
corpus.command("guide")(corpus_commands.guide)
app.add_typer(evaluate, name="evaluate")
evaluate.command("extraction")(evaluating.evaluate_extraction)
evaluate.command("ask")(evaluating.evaluate_ask)
app.add_typer(resolving, name="resolve")
resolving.command("find")(resolve.find)
resolving.command("list")(resolve.list_pairs)
resolving.command("accept")(resolve.accept)
resolving.command("reject")(resolve.reject)
resolving.command("undo")(resolve.undo)
app.add_typer(reviewing, name="review")
reviewing.command("list")(review.list_claims)
reviewing.command("accept")(review.accept)
reviewing.command("reject")(review.reject)
reviewing.command("undo")(review.undo)
app.command("status")(keeping.status)
app.command("doctor")(keeping.doctor)
app.command("reindex")(keeping.reindex)
app.command("forget")(documents.forget)


def main() -> None:
    """Run the command line: 0 all is well, 1 something failed, 2 it was called wrongly."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code; every error of ours is one clear line, without a trace."""
    from graph_schema.errors import SchemaError
    from graph_store.errors import StoreError
    from service.errors import BadSetting, ServiceError

    try:
        app(arguments)
    except SystemExit as exc:
        return exc.code if isinstance(exc.code, int) else int(exc.code is not None)
    except BadSetting as exc:
        return _complain(exc, 2)
    except (ServiceError, StoreError, SchemaError) as exc:
        return _complain(exc, 1)
    return 0


def _complain(error: Exception, code: int) -> int:
    print(f"error: {error}", file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
