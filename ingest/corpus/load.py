"""Loading the bundled precedents into a store: records as claims, briefs as documents to search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_schema.schema import load_schema
from graph_store.ports import GraphStore, Progress, SourceBundle
from ingest.corpus.check import check_records
from ingest.corpus.claims import RecordClaims, origin_of
from ingest.corpus.read import Corpus, CorpusError, read_corpus
from ingest.pipeline import IngestOptions, ingest_paths


@dataclass(frozen=True)
class CorpusReport:
    """What was loaded. briefs: ids of the documents they became."""

    records: int
    claims: int
    briefs: list[str]


def bundles_of(corpus: Corpus) -> list[SourceBundle]:
    """One bundle a record. Raises CorpusError with every fault when the records do not fit together."""
    schema = load_schema()
    if faults := check_records(corpus.records, schema, corpus.works, ambiguous=corpus.ambiguous):
        raise CorpusError("\n".join(faults))
    return [
        SourceBundle(origin=origin_of(record), claims=RecordClaims(record, schema, corpus.works).all())
        for record in corpus.records
    ]


def load_corpus(store: GraphStore, folder: Path | None = None, *, progress: Progress | None = None) -> CorpusReport:
    """Load records and briefs; loading again replaces them. Nothing is written when a record has a fault."""
    corpus = read_corpus(folder)
    bundles = bundles_of(corpus)
    store.write(bundles, progress=progress)
    # briefs retell the records: their names are linked, but no second set of facts is drawn from them
    report = ingest_paths(store, corpus.briefs, IngestOptions(mine_claims=False, place="corpus"))
    failed = [f"{d.path}: {d.reason}" for d in report.documents if d.status == "failed"]
    if failed:
        raise CorpusError("\n".join(failed))
    return CorpusReport(
        records=len(bundles),
        claims=sum(len(b.claims) for b in bundles),
        briefs=[d.id for d in report.documents if d.id],
    )
