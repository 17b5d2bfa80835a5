"""Formats that no reader reads well, refused with what to do about it."""

from __future__ import annotations

from ingest.errors import FormatMismatch, FormatUnknown
from ingest.read.formats import OLD_OFFICE, PROTECTED_OFFICE, RICH_TEXT, recognise
from ingest.read.source_file import SourceFile
from ingest.records import RawDocument

_EXPECTED = {".rtf": (RICH_TEXT,), ".doc": (OLD_OFFICE, PROTECTED_OFFICE, RICH_TEXT)}
_ADVICE = "open it in Word or LibreOffice and save it as DOCX"


def refuse_with_advice(file: SourceFile) -> RawDocument:
    """Refuse an RTF or an old Word file: what can be read of them loses notes and brings back deleted text.

    Raises FormatUnknown, FormatMismatch if the file is something else altogether.
    """
    found = recognise(file.data)
    if found is not None and found not in _EXPECTED[file.ending]:
        raise FormatMismatch(file.path, f"is {found}, not what its ending {file.ending} says; give it its own ending")
    raise FormatUnknown(file.path, f"files in {file.ending} are not read; {_ADVICE}")
