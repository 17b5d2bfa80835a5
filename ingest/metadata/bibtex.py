"""BibTeX libraries, as Zotero, JabRef and Mendeley write them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry
from pylatexenc.latex2text import LatexNodes2Text

from ingest.errors import LibraryWrong
from ingest.metadata.entry import LibraryEntry, ParsedLibrary
from ingest.metadata.values import read_doi, read_year, turn_name
from ingest.records import SourceMetadata

# The kinds of `document_kinds`, by the types of BibTeX and of Zotero.
_KINDS = {
    "book": "book", "inbook": "book", "incollection": "book", "collection": "book", "mvbook": "book",
    "proceedings": "book",
    "article": "report", "techreport": "report", "report": "report", "phdthesis": "report", "mastersthesis": "report",
    "thesis": "report", "manual": "handbook", "booklet": "note",
}  # fmt: skip
_PUBLISHERS = ("publisher", "institution", "organization", "school", "journal", "journaltitle")
_NAME_MARK = re.compile(r"[{}]|\s+and\s+")
_BRACES = re.compile(r"[{}]")
# Zotero: "Full text:files/12/a.pdf:application/pdf", with ";" between files and "\\" before marks that belong to names.
_FILE_BREAK = re.compile(r"(?<!\\);")
_PART_BREAK = re.compile(r"(?<!\\):(?![\\/]{2})")
_ESCAPE = re.compile(r"\\([\\:;{}_&%#$])")
_MEDIA_TYPE = re.compile(r"[a-z]+/[\w.+-]+|pdf|html?|docx?|epub", re.IGNORECASE)


def parse_bibtex(text: str, *, name: str) -> ParsedLibrary:
    """All entries with a title. Raises LibraryWrong if there is none; single entries that do not read are warned of."""
    # The parser tells its troubles to the log as well; they are listed as warnings here.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    parsed = parse_string(text)
    warnings = [
        f"{name} line {(block.start_line or 0) + 1}: an entry was left out: {str(block.error)[:120]}"
        for block in parsed.failed_blocks
    ]
    entries = [_read_entry(entry) for entry in parsed.entries]
    kept = tuple(entry for entry in entries if entry.metadata.title)
    if not kept:
        raise LibraryWrong(f"{name}: no entry with a title in it; expected is BibTeX as Zotero exports it")
    if len(kept) < len(entries):
        warnings.append(f"{name}: {len(entries) - len(kept)} entries without a title were left out")
    return ParsedLibrary(kept, tuple(warnings))


def _read_entry(entry: Entry) -> LibraryEntry:
    written = {name.lower(): str(field.value) for name, field in entry.fields_dict.items()}
    fields = {name: _plain(value) for name, value in written.items() if name != "file"}
    title, subtitle = fields.get("title", ""), fields.get("subtitle", "")
    return LibraryEntry(
        key=entry.key,
        metadata=SourceMetadata(
            title=(f"{title}: {subtitle}" if subtitle and subtitle not in title else title) or None,
            authors=tuple(_read_names(written.get("author") or written.get("editor") or "")),
            year=read_year(fields.get("year") or "") or read_year(fields.get("date", "")[:4]),
            publisher=next((fields[name] for name in _PUBLISHERS if fields.get(name)), None),
            kind=_KINDS.get(entry.entry_type.lower()),
            language=_read_language(fields.get("langid") or fields.get("language") or ""),
            doi=read_doi(fields.get("doi", "")),
        ),
        attachments=tuple(read_attachments(written.get("file", ""))),
    )


def _read_names(text: str) -> Iterator[str]:
    """Names in the order they are spoken; one in braces of its own is that of a body and stays as it is."""
    depth = start = 0
    for found in _NAME_MARK.finditer(f"{text} and "):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth <= 0:
            name = text[start : found.start()].strip()
            start = found.end()
            if name and name != "others":
                yield _plain(name) if name.startswith("{") else turn_name(_plain(name))


def _plain(text: str) -> str:
    """Text without LaTeX and braces."""
    if "\\" in text:
        text = LatexNodes2Text(strict_latex_spaces=False).latex_to_text(text)
    return " ".join(_BRACES.sub("", text).split())


def _read_language(text: str) -> str | None:
    """A language's code; names of languages are left to the document itself."""
    code = re.split(r"[-_]", text.strip())[0].lower()
    return code if len(code) == 2 and code.isalpha() else None


def read_attachments(field: str) -> list[str]:
    """The paths in a `file` field, with or without a title before them and a media type behind them."""
    paths: list[str] = []
    for one in _FILE_BREAK.split(field):
        parts = _PART_BREAK.split(one.strip())
        if len(parts) > 1 and _MEDIA_TYPE.fullmatch(parts[-1]):
            parts = parts[:-1]
            parts = parts[1:] if len(parts) > 1 else parts
        path = _ESCAPE.sub(r"\1", ":".join(parts)).strip()
        if path:
            paths.append(path)
    return paths
