"""The process guide: the steps of a mediation with the topics and briefs that belong to each, as Markdown. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from graph_schema.schema import Schema
from graph_schema.vocabulary import GUIDE, Term
from ingest.corpus.briefs import Brief

WIDTH = 120
HEAD = """# Process guide

Here you find, step by step, what a mediation has to deal with: the topics of each step, what each of them is about, and
the bundled briefs on them. Steps overlap and repeat; their order is that in which a mediator first meets them. Ask for
`lessons on` any topic named here. This page is made by `goodoffices corpus guide --write docs/process-guide.md`.
"""


def write_guide(schema: Schema, briefs: Sequence[Brief]) -> str:
    """The page for these briefs; each stands by every topic that its head names."""
    steps = schema.vocabularies[GUIDE]
    parts = [HEAD, f"Steps after {steps.source}.\n"]
    for number, step in enumerate(steps.terms, start=1):
        topics = [t for t in schema.vocabularies["topics"].terms if step.id in t.steps]
        parts += [
            f"## {number}. {step.name[0].upper()}{step.name[1:]}\n",
            textwrap.fill(step.definition, WIDTH) + "\n",
            f"After {step.source}.\n",
            _table(topics, briefs),
        ]
    return "\n".join(parts).rstrip() + "\n"


def _table(topics: Sequence[Term], briefs: Sequence[Brief]) -> str:
    lines = ["| Topic | What it is about | Briefs |", "|---|---|---|"]
    lines += [f"| {t.name} | {t.definition} | {_links(t, briefs)} |" for t in topics]
    return "\n".join(lines) + "\n"


def _links(topic: Term, briefs: Sequence[Brief]) -> str:
    """The briefs on a topic, as links from the docs folder."""
    about = [brief for brief in briefs if topic.id in brief.topics]
    return ", ".join(f"[{brief.title}](../corpus/{brief.name})" for brief in about)
