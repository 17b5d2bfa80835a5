"""The coverage page: what the corpus holds and where it is thin, as Markdown. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from graph_schema.schema import Schema
from graph_schema.vocabulary import read_yaml
from ingest.corpus.stats import CorpusStats, FieldCoverage, Table
from ingest.errors import DataFileWrong

WIDTH = 120
HEAD = """# What the bundled corpus covers

Here you see how many records there are by region, decade, outcome and size, how fully each field is coded, and what to
keep in mind before counting. This page is made by `goodoffices corpus stats --write docs/coverage.md`, not by hand.
"""


class Bias(BaseModel):
    """Something that makes the records differ from the world."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    text: str


def load_biases() -> list[Bias]:
    """The known biases, in the order of their file. Raises DataFileWrong."""
    try:
        found = read_yaml(files("ingest.corpus").joinpath("known_biases.yaml"))
        return TypeAdapter(list[Bias]).validate_python(found)
    except ValidationError as exc:
        raise DataFileWrong(f"known_biases.yaml: {exc}") from exc


def write_coverage(stats: CorpusStats, biases: Sequence[Bias], schema: Schema) -> str:
    """The page for these figures."""
    plurals = {label: schema.nodes[label].plural for label in stats.records}
    counts = {plurals[label].capitalize(): number for label, number in stats.records.items()}
    parts = [
        HEAD,
        _table(("What", "How many"), {**counts, "Briefs": stats.briefs, "Works in the bibliography": stats.works}),
        "## Cases by region\n",
        "A case in two regions, or in two parts of one, counts in both.\n",
        _table(("Region", "Cases"), stats.by_region),
        _table(("Part of a region", "Cases"), stats.by_subregion),
        "## By decade\n",
        "Cases and groups by their first year, agreements by theirs.\n",
        _side_by_side("Decade", {plurals[label]: table for label, table in stats.by_decade.items()}),
        "## By outcome\n",
        f"{_contested(stats, plurals)}\n",
        _side_by_side("Outcome", {plurals[label]: table for label, table in stats.outcomes.items()}),
        "## Friends groups by size\n",
        "The size that a source states, else the most members listed at one time.\n",
        _table(("Members", "Groups"), stats.sizes),
        "## How fully each field is coded\n",
        *(_fields(plurals[label], rows) for label, rows in stats.completeness.items()),
        "## How sure the facts are\n",
        "`checked` was read in a text at hand, `literature` is well established and was not checked again here.\n",
        _table(("Sure", "Facts and relations"), stats.sureness),
        "## Known biases\n",
        *(textwrap.fill(f"**{bias.title}.** {bias.text}", WIDTH) + "\n" for bias in biases),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _contested(stats: CorpusStats, plurals: dict[str, str]) -> str:
    said = ", ".join(f"{plurals[label]} {number}" for label, number in stats.contested.items())
    return f"By the overall assessment that is shown. Sources differ about an outcome, a size or a year: {said}."


def _table(heads: tuple[str, str], rows: Table) -> str:
    lines = [f"| {heads[0]} | {heads[1]} |", "|---|---:|", *(f"| {name} | {number} |" for name, number in rows.items())]
    return "\n".join(lines) + "\n"


def _side_by_side(head: str, tables: dict[str, Table]) -> str:
    """Several tables with one column each; rows in the order in which the tables have them, `not coded` last."""
    names = {name: None for table in tables.values() for name in table}
    ordered = sorted(names, key=str) if head == "Decade" else list(names)
    lines = [f"| {head} | {' | '.join(tables)} |", f"|---|{'---:|' * len(tables)}"]
    for name in ordered:
        lines.append(f"| {name} | {' | '.join(str(table.get(name, 0)) for table in tables.values())} |")
    return "\n".join(lines) + "\n"


def _fields(plural: str, rows: Sequence[FieldCoverage]) -> str:
    lines = [f"### {plural.capitalize()}\n", "| Field | Coded | Of | Share |", "|---|---:|---:|---:|"]
    lines += [f"| {row.field} | {row.coded} | {row.of} | {round(100 * row.coded / row.of)}% |" for row in rows]
    return "\n".join(lines) + "\n"
