"""What is wrong with the corpus as a whole: records that stand alone, briefs that lead nowhere, works nobody cites.

Faults must be mended; warnings are for the curator, and a corpus with warnings can be shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph_schema.ids import slug
from graph_schema.schema import Schema
from ingest.corpus.bibliography import Work
from ingest.corpus.briefs import Brief, read_brief
from ingest.corpus.check import check_records
from ingest.corpus.read import Corpus
from ingest.corpus.record import Citation, Record


@dataclass(frozen=True)
class Findings:
    """What a look at the corpus found, one line each."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def check_corpus(corpus: Corpus, schema: Schema) -> Findings:
    """Everything that is wrong with records, briefs and bibliography. Reads the briefs; raises CorpusError."""
    briefs = [read_brief(path) for path in corpus.briefs]
    faults = check_records(corpus.records, schema, corpus.works, ambiguous=corpus.ambiguous)
    faults += orphans(corpus.records)
    faults += [f"{brief.name}: {fault}" for brief in briefs for fault in _check_brief(brief, corpus.records, schema)]
    return Findings(faults=faults, warnings=uncited_works(corpus.records, briefs, corpus.works))


def orphans(records: Sequence[Record]) -> list[str]:
    """Records that no relation joins to anything but a place, a strategy or a topic."""
    joined: set[str] = set()
    prefixes = {record.id.partition(":")[0] for record in records}
    for record in records:
        others = {link.to or link.from_ or "" for link in record.relations}
        known = {other for other in others if other.partition(":")[0] in prefixes}
        joined |= known | ({record.id} if known else set())
    return [f"{r.id}: an orphan: no relation joins it to another record" for r in records if r.id not in joined]


def uncited_works(records: Sequence[Record], briefs: Sequence[Brief], works: dict[str, Work]) -> list[str]:
    """Works of the bibliography that no record and no brief's footnote cites."""
    keys = {c.work for record in records for c in _citations(record)}
    notes = [slug_words(note) for brief in briefs for note in brief.footnotes]
    return [
        f"sources.bib: nothing cites {work.key}"
        for work in works.values()
        if work.key not in keys and not any(is_cited_in(note, work) for note in notes)
    ]


def is_cited_in(note: str, work: Work) -> bool:
    """True when a footnote, in plain words, names the work's first author and its title up to the subtitle."""
    title = slug_words(work.title.split(":")[0].split("?")[0])
    return title in note and _family_name(work.authors[0]) in note


def slug_words(text: str) -> str:
    """The text's words in plain lower case between blanks, so that whole words can be looked for."""
    # one word at a time: a slug of the whole text would be cut to the length of an id
    return f" {' '.join(slug(word).replace('-', ' ') for word in text.split() if any(c.isalnum() for c in word))} "


def _family_name(author: str) -> str:
    family = author.split(",")[0] if "," in author else author.split()[-1]
    return slug_words(family)


def _citations(record: Record) -> Iterable[Citation]:
    yield from record.source
    for facts in record.properties.values():
        for fact in facts:
            yield from fact.source or []
    for link in record.relations:
        yield from link.source or []


def _check_brief(brief: Brief, records: Sequence[Record], schema: Schema) -> Iterable[str]:
    ids = {record.id for record in records}
    yield from (f"names {case}, which has no record" for case in brief.cases if case not in ids)
    known = schema.vocabularies["topics"].ids
    yield from (
        f"names the topic {topic}, which is not in the vocabulary" for topic in brief.topics if topic not in known
    )
    if not brief.footnotes:
        yield "has no footnote that names a work"
    marks = {mark for mark in brief.marks if mark not in brief.noted}
    yield from (f"has no footnote {mark}" for mark in sorted(marks))
