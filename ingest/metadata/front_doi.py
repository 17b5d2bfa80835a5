"""The DOI that a document prints on its first pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.metadata.values import read_doi
from ingest.records import BlockRole, TextBlock

PLACE = "first page"

# An imprint stands within so many blocks, and is shorter than a paragraph, which may name the DOI of another work.
_FRONT_BLOCKS = 40
_IMPRINT_CHARS = 400
_LABELLED = re.compile(r"\bdoi(?:\.org/|[:\s]|\s*=)\s*(10\.\S+)", re.IGNORECASE)


def find_doi(blocks: Sequence[TextBlock]) -> str | None:
    """The one DOI in the front matter that is called so; None if there is none, or more than one."""
    texts = (b.text.text for b in blocks[:_FRONT_BLOCKS] if b.role not in {BlockRole.NOTE, BlockRole.REFERENCE})
    found = {
        read_doi(labelled[1]) for text in texts if len(text) <= _IMPRINT_CHARS for labelled in _LABELLED.finditer(text)
    }
    return found.pop() if len(found) == 1 else None
