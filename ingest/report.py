"""What an ingest run did, document by document."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

DocumentStatus = Literal["read", "unchanged", "duplicate", "skipped", "failed"]


@dataclass(frozen=True)
class DocumentReport:
    """One file of the run. reason: why it was not read; warnings: what a reader of its passages should know."""

    path: str
    id: str | None
    status: DocumentStatus
    reason: str | None = None
    warnings: list[str] = field(default_factory=list)
    pages: int | None = None
    passages: int = 0
    claims: int = 0


@dataclass(frozen=True)
class IngestReport:
    """The whole run, files in the order they were taken."""

    documents: list[DocumentReport]
    took_ms: int

    @property
    def counts(self) -> dict[str, int]:
        """How many documents ended in each status."""
        return dict(Counter(d.status for d in self.documents))

    @property
    def changed(self) -> list[str]:
        """Ids of the documents that the run wrote."""
        return [d.id for d in self.documents if d.status == "read" and d.id]

    def as_json(self) -> dict[str, Any]:
        """The run as `ingest --json` prints it."""
        return {"documents": [asdict(d) for d in self.documents], "took_ms": self.took_ms}
