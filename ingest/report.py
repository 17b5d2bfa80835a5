"""What an ingest run did, document by document."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ingest.forecast import Forecast

DocumentStatus = Literal["read", "unchanged", "duplicate", "skipped", "failed"]


@dataclass(frozen=True)
class DocumentReport:
    """One file of the run.

    reason: why it was not read. warnings: what a reader of its passages should know. claims: None in a dry run.
    """

    path: str
    id: str | None
    status: DocumentStatus
    reason: str | None = None
    warnings: list[str] = field(default_factory=list)
    pages: int | None = None
    passages: int = 0
    claims: int | None = 0


@dataclass(frozen=True)
class IngestReport:
    """The whole run, files in the order they were taken.

    notices: what concerns the run and no document of it. forecast: of a dry run, what a real one would take.
    """

    documents: list[DocumentReport]
    took_ms: int
    notices: list[str] = field(default_factory=list)
    forecast: Forecast | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many documents ended in each status."""
        return dict(Counter(d.status for d in self.documents))

    @property
    def changed(self) -> list[str]:
        """Ids of the documents that the run wrote."""
        return [d.id for d in self.documents if d.status == "read" and d.id]

    def as_json(self, minutes: float | None = None) -> dict[str, Any]:
        """The run as `ingest --json` prints it. minutes: expected, of a dry run."""
        body: dict[str, Any] = {"documents": [asdict(d) for d in self.documents], "took_ms": self.took_ms}
        if self.notices:
            body["notices"] = self.notices
        if self.forecast is not None:
            found = asdict(self.forecast)
            found.pop("seconds")
            body["forecast"] = found | {"minutes": None if minutes is None else round(minutes, 2)}
        return body
