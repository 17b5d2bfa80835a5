"""CSL-JSON libraries, as Zotero exports them for citing programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ingest.errors import LibraryWrong
from ingest.metadata.entry import LibraryEntry, ParsedLibrary
from ingest.metadata.values import join_name, read_doi, read_year
from ingest.records import SourceMetadata

_KINDS = {
    "book": "book", "chapter": "book", "collection": "book", "article": "report", "article-journal": "report",
    "article-magazine": "report", "report": "report", "thesis": "report", "interview": "debrief",
    "personal_communication": "note",
}  # fmt: skip
_PUBLISHERS = ("publisher", "container-title", "event-title")


def parse_csl_json(text: str, *, name: str) -> ParsedLibrary:
    """All entries with a title. Raises LibraryWrong if the file is no CSL-JSON; items that are none are warned of."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise LibraryWrong(f"{name}: not readable as JSON: {exc}") from exc
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise LibraryWrong(f"{name}: holds no list of works; expected is CSL-JSON as Zotero exports it")
    entries = [_read_item(item, n) for n, item in enumerate(items, start=1) if isinstance(item, dict)]
    kept = tuple(entry for entry in entries if entry.metadata.title)
    if not kept:
        raise LibraryWrong(f"{name}: no work with a title in it; expected is CSL-JSON as Zotero exports it")
    left_out = len(items) - len(kept)
    return ParsedLibrary(kept, (f"{name}: {left_out} items without a title were left out",) if left_out else ())


def _read_item(item: Mapping[str, object], number: int) -> LibraryEntry:
    return LibraryEntry(
        key=str(item.get("citation-key") or item.get("citationKey") or item.get("id") or number),
        metadata=SourceMetadata(
            title=_text(item, "title"),
            authors=tuple(_read_names(item.get("author") or item.get("editor"))),
            year=_read_issued(item.get("issued")),
            publisher=next((text for key in _PUBLISHERS if (text := _text(item, key))), None),
            kind=_KINDS.get(str(item.get("type"))),
            language=(_text(item, "language") or "").partition("-")[0].lower()[:3] or None,
            doi=read_doi(_text(item, "DOI") or _text(item, "doi") or ""),
        ),
        attachments=tuple(_read_attachments(item)),
    )


def _text(item: Mapping[str, object], key: str) -> str | None:
    value = item.get(key)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _read_names(value: object) -> Iterator[str]:
    for person in value if isinstance(value, list) else []:
        if not isinstance(person, dict):
            continue
        family = " ".join(str(person[k]) for k in ("non-dropping-particle", "family") if person.get(k))
        given = " ".join(str(person[k]) for k in ("given", "dropping-particle") if person.get(k))
        name = str(person.get("literal") or person.get("name") or "") or join_name(given, family)
        if name.strip():
            yield " ".join(name.split())


def _read_issued(value: object) -> int | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else value.get("raw") or value.get("literal")
    return read_year(str(year or ""))


def _read_attachments(item: Mapping[str, object]) -> Iterator[str]:
    """Paths of files, which exports for Better BibTeX and some others carry."""
    held = item.get("attachments")
    for one in held if isinstance(held, list) else []:
        path = one.get("path") or one.get("localPath") if isinstance(one, dict) else one
        if isinstance(path, str) and path.strip():
            yield path.strip()
    file = _text(item, "file")
    if file:
        yield file
