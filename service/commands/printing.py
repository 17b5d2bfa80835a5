"""Printing for people: answers, hits and cards in the terminal; bars for what takes a while go to standard error."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

if TYPE_CHECKING:
    from graph_schema.documents import Passage
    from graph_store.ports import Progress as Report
    from service.models.ask import AskAnswer
    from service.models.browse import Card
    from service.models.search import SearchAnswer

QUOTES_SHOWN = 2

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def print_json(body: Any) -> None:
    """JSON, as programs read it; never wrapped or coloured."""
    print(json.dumps(body, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """A line of text, its brackets left as they are."""
    out.print(escape(text), soft_wrap=True)


@contextmanager
def progress_bar(*stages: str) -> Iterator[tuple[Report, ...]]:
    """One bar a stage on standard error, each with the function that moves it; gone when done, and silent in a pipe."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        tasks = [bars.add_task(stage, total=None, visible=False) for stage in stages]

        def mover(task: Any) -> Report:
            return lambda done, total: bars.update(task, completed=done, total=total, visible=True)

        yield tuple(mover(task) for task in tasks)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[object]], *, title: str | None = None) -> None:
    """A table with plain cells."""
    table = Table(title=title, title_justify="left", show_lines=False)
    for head in heads:
        table.add_column(escape(head), overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell(value)) for value in row))
    out.print(table)


def cell(value: object) -> str:
    """A value as shown in a table."""
    if value is None:
        return "not coded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, list | tuple):
        parts = [cell(part) for part in value]
        # whole sentences, such as the phases of a process, each on a line of its own
        return ("\n" if any(part.endswith(".") for part in parts) else ", ").join(parts) or "none"
    name = getattr(value, "name", None)
    return str(name if isinstance(name, str) else value)


def print_answer(found: AskAnswer) -> None:
    """An answer: what it says, how the question was read, its rows each with the words they rest on."""
    say(found.answer.text)
    if found.interpretation.words:
        say(f"Read as: {found.interpretation.words}")
    if found.interpretation.unused_words:
        say(f"Words that could not be used: {', '.join(found.interpretation.unused_words)}")
    if found.answer.rows:
        say("")
        print_rows(found)
    for hit in found.passages if not found.answer.rows else []:
        say(f"- {hit.text} ({hit.document.title}{f', p. {hit.page}' if hit.page else ''})")
    for suggestion in found.suggestions:
        say(f"Try: {suggestion}")


def print_rows(found: AskAnswer) -> None:
    """Rows of figures as a table; things one below the other, each with its values and a quote or two."""
    columns = found.answer.columns
    if all(row.id is None for row in found.answer.rows):
        print_table([c.label for c in columns], [[r.values.get(c.key) for c in columns] for r in found.answer.rows])
        return
    quotes: dict[str, list[str]] = {}
    for item in found.evidence:
        shown = f"“{item.quote}” ({item.source})" if item.quote else f"source: {item.source}"
        quotes.setdefault(item.claim, []).append(shown)
    for place, row in enumerate(found.answer.rows, start=1):
        say(f"{place}. {row.name}{'  (sources differ)' if row.contested else ''}")
        for column in columns:
            if (value := row.values.get(column.key)) not in (None, []):
                say(f"   {column.label}: {cell(value)}")
        said = dict.fromkeys(quote for claim in row.claims for quote in quotes.get(claim, []))
        for quote in list(said)[:QUOTES_SHOWN]:
            say(f"   {quote}")


def print_clean(passages: Sequence[Passage]) -> None:
    """The cleaned text of a document: a mark where a page begins, headings, and the kind of what is not body text."""
    page, path = None, ""
    for passage in passages:
        if passage.page is not None and passage.page != page:
            page = passage.page
            printed = f", printed as {passage.page_label}" if passage.page_label not in (None, str(page)) else ""
            say(f"--- page {page}{printed} ---")
        if passage.path != path:
            path = passage.path
            say(f"# {path}")
        say(passage.text if passage.kind == "body" else f"[{passage.kind.value}] {passage.text}")
        say("")


def print_hits(found: SearchAnswer) -> None:
    """Passages with where they stand."""
    if found.notice:
        err.print(escape(found.notice))
    for place, hit in enumerate(found.hits, start=1):
        page = f", p. {hit.page}" if hit.page else ""
        say(f"{place}. {hit.document.title}{page}  [{hit.score:.2f}]  {hit.passage}")
        say(f"   {hit.text}\n")
    if not found.hits:
        say("No passage fits.")


def print_card(card: Card) -> None:
    """A thing with what is said of it and what it is related to."""
    node = card.node
    say(f"{node.name}  ({node.label}, {node.id})")
    if node.aliases:
        say(f"also: {', '.join(node.aliases)}")
    if node.properties:
        print_table(["property", "value"], [[k.replace("_", " "), v] for k, v in node.properties.items()])
    print_table(["relation", "things"], [[r.label, r.neighbours] for r in card.relations])
