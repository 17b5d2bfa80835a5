"""Telling what a file is by its first bytes, whatever its ending says."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

WORD = "a Word document (DOCX)"
EPUB = "an EPUB book"
OPEN_DOCUMENT = "an OpenDocument file"
RICH_TEXT = "an RTF document"
OLD_OFFICE = "an old Office document (.doc, .xls or .ppt)"
PROTECTED_OFFICE = "an Office document locked with a password"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"{\\rtf", RICH_TEXT),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript document"),
    (b"ID3", "an MP3 recording"),
)
_ZIP_CONTENT: tuple[tuple[str, str], ...] = (
    ("word/", WORD),
    ("xl/", "an Excel workbook (XLSX)"),
    ("ppt/", "a PowerPoint presentation (PPTX)"),
    ("META-INF/container.xml", EPUB),
    ("content.xml", OPEN_DOCUMENT),
)
# What opening and unpacking a damaged archive may raise.
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
# Books and OpenDocument files name themselves in their first member, which is not packed.
_NAMED_ZIP = ((b"mimetypeapplication/epub+zip", EPUB), (b"mimetypeapplication/vnd.oasis.opendocument", OPEN_DOCUMENT))
_PDF = re.compile(rb"%PDF-\d")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<\?xml\b")
_HEAD_BYTES = 1024


def recognise(data: bytes) -> str | None:
    """What a file is, in words ("a PDF document"), or None if its first bytes do not tell."""
    head = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith(_OLE):
        return PROTECTED_OFFICE if _LOCKED_STREAM in data else OLD_OFFICE
    if head.startswith(b"PK\x03\x04"):
        named = (name for mark, name in _NAMED_ZIP if mark in head[:120])
        return next(named, None) or _name_zip(data)
    # The header of a PDF may stand anywhere in the first 1024 bytes.
    if _PDF.match(head) or (b"%PDF-" in head and b"\x00" in data[:4096]):
        return "a PDF document"
    if _HTML.match(head):
        return "an HTML page"
    return "an XML document" if _XML.match(head) else None


def _name_zip(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except ZIP_ERRORS:
        return "a damaged ZIP archive"
    for part, name in _ZIP_CONTENT:
        if any(n.startswith(part) for n in names):
            return name
    return "a ZIP archive"
