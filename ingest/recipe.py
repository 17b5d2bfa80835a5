"""The recipe of a document: with what it was read, so that it is read again when that would give something else.

What a run says nothing of stands as it was: a document read with `--kind` or `--bib` once is not read again, and keeps
what they said, when a later run goes without them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace

from graph_schema.documents import Confidentiality
from ingest.records import SourceMetadata

COMMAND_LINE = "command line"

_PART = ":"
_MARK_CHARS = 12


@dataclass(frozen=True)
class Recipe:
    """The pipeline's versions and settings, in one line.

    steps: names of the steps with their versions. kind, confidentiality: as given for the run. sidecar, library: marks
    of what they say of the document, empty where they say nothing. ocr: version of text recognition, if it was on.
    """

    steps: str
    kind: str = ""
    confidentiality: str = ""
    sidecar: str = ""
    library: str = ""
    ocr: str = ""

    def __str__(self) -> str:
        said = (f"{name}{_PART}{value}" for name in _SAID if (value := getattr(self, name)))
        return " ".join((self.steps, *said))

    @classmethod
    def parse(cls, line: str) -> Recipe:
        """The recipe that a line stands for; an empty one for an empty line."""
        words = line.split(" ")
        said = {name: value for name, part, value in (word.partition(_PART) for word in words) if part}
        known = {name: value for name, value in said.items() if name in _SAID}
        return replace(cls(" ".join(word for word in words if _PART not in word)), **known)

    @property
    def given(self) -> SourceMetadata:
        """What whoever ingested the document said of it."""
        known = [name for name in ("kind", "confidentiality") if getattr(self, name)]
        return SourceMetadata(
            kind=self.kind or None,
            confidentiality=Confidentiality(self.confidentiality) if self.confidentiality else None,
            found_in=dict.fromkeys(known, COMMAND_LINE),
        )


_SAID = tuple(field.name for field in fields(Recipe) if field.name != "steps")


def mark_of(data: bytes) -> str:
    """A short mark that changes when the data does."""
    return hashlib.sha256(data).hexdigest()[:_MARK_CHARS]
