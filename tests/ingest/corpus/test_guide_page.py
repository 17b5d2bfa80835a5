"""The process guide as a page: every step with its topics, and the briefs that stand by them."""

from __future__ import annotations

import pytest

from graph_schema.schema import load_schema
from ingest.corpus.briefs import parse_brief
from ingest.corpus.guide_page import write_guide

BRIEF = parse_brief("---\ntitle: Rivers as tables\ntopics: [leverage]\n---\n", name="briefs/rivers.md")
LINK = "[Rivers as tables](../corpus/briefs/rivers.md)"


@pytest.fixture(scope="module")
def page() -> str:
    return write_guide(load_schema(), [BRIEF])


def test_every_step_is_a_numbered_chapter(page: str) -> None:
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    steps = load_schema().vocabularies["guide_steps"].terms
    assert [head.casefold() for head in heads] == [f"## {n}. {t.name}" for n, t in enumerate(steps, start=1)]


def test_every_topic_is_on_the_page(page: str) -> None:
    topics = load_schema().vocabularies["topics"].terms
    assert [t.id for t in topics if f"| {t.name} | {t.definition} |" not in page] == []


def test_brief_stands_by_its_topic_in_each_step(page: str) -> None:
    rows = [line for line in page.splitlines() if line.startswith("| leverage |")]
    assert len(rows) == 2
    assert [row for row in rows if not row.endswith(f"| {LINK} |")] == []


def test_brief_stands_by_no_other_topic(page: str) -> None:
    assert page.count(LINK) == 2
