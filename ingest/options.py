"""What whoever ingests may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_schema.documents import Confidentiality
from ingest.errors import KindUnknown
from ingest.extract.mine import RECIPE as MINING_RECIPE
from ingest.metadata.kinds import find_kind, known_kinds
from ingest.prepare import RECIPE as READING_RECIPE
from ingest.read.ocr import TextRecognition, require_programs


@dataclass(frozen=True)
class IngestOptions:
    """How to ingest.

    mine_claims: False reads passages and finds in them the names the store knows, but draws no facts from them.
    max_file_bytes: larger files are refused. dry_run: read and cut up, write nothing. place: stands for the folder the
    files are from, for a collection that is the same one wherever it is installed. library: BibTeX or CSL-JSON file of
    references. kind: of all documents. confidentiality: the least level of all documents. ocr: recognises the text of
    scanned pages. store_folder: where the store is, whose files are passed over.
    """

    max_file_bytes: int = 200_000_000
    mine_claims: bool = True
    dry_run: bool = False
    place: str | None = None
    library: Path | None = None
    kind: str | None = None
    confidentiality: Confidentiality | None = None
    ocr: TextRecognition | None = None
    store_folder: Path | None = None

    @property
    def steps(self) -> str:
        """Names the pipeline's versions: a document made by others is read again."""
        return f"{READING_RECIPE} {MINING_RECIPE if self.mine_claims else 'names-only'}"

    def check(self) -> None:
        """Raise KindUnknown or RecognitionMissing for what cannot be done."""
        if self.kind is not None and not self.kind_id:
            raise KindUnknown(f"--kind {self.kind!r} is no kind of document; known are {known_kinds()}")
        if self.ocr is not None:
            require_programs()

    @property
    def kind_id(self) -> str:
        """The kind's id, empty if none was given, or none that is known."""
        return (find_kind(self.kind) if self.kind else None) or ""
