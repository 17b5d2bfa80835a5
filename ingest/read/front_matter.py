"""The YAML block at the head of a Markdown file: what the document says about itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import yaml

from graph_schema.documents import Confidentiality
from ingest.metadata.values import read_doi
from ingest.records import SourceMetadata

PLACE = "front matter"

_FENCED = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_NAME_PARTS = ("name", "given", "first", "family", "last")
_FIELDS = {
    "title": ("title",),
    "authors": ("author", "authors"),
    "year": ("date", "year", "published", "issued"),
    "publisher": ("publisher", "institution"),
    "kind": ("kind",),
    "language": ("lang", "language"),
    "confidentiality": ("confidentiality",),
    "doi": ("doi",),
}


@dataclass(frozen=True)
class FrontMatter:
    """What a front matter says. end: where the text after it begins, 0 if there is none."""

    metadata: SourceMetadata
    end: int = 0
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter a text begins with, if any; one that is not YAML is left out with a warning."""
    fenced = _FENCED.match(text)
    if fenced is None:
        return FrontMatter(SourceMetadata())
    try:
        found = yaml.safe_load(fenced[1] or "")
    except (yaml.YAMLError, ValueError) as exc:
        line = str(exc).splitlines()[0]
        said = f"front matter is not readable as YAML and was left out: {line}"
        return FrontMatter(SourceMetadata(), fenced.end(), (said,))
    if not isinstance(found, dict):
        # A rule above and below a paragraph looks like front matter and is none.
        return FrontMatter(SourceMetadata(), fenced.end() if found is None else 0)
    return _take_fields({str(k).lower(): v for k, v in found.items()}, fenced.end())


def _take_fields(found: dict[str, object], end: int) -> FrontMatter:
    values = {field: next((found[k] for k in keys if found.get(k)), None) for field, keys in _FIELDS.items()}
    confidentiality, warnings = _read_confidentiality(values["confidentiality"])
    metadata = SourceMetadata(
        title=_read_text(values["title"]),
        authors=tuple(_read_names(values["authors"])),
        year=_read_year(values["year"]),
        publisher=_read_text(values["publisher"]),
        kind=_read_text(values["kind"]),
        language=_read_text(values["language"]),
        confidentiality=confidentiality,
        doi=read_doi(_read_text(values["doi"]) or ""),
    )
    places = {field: PLACE for field in _FIELDS if getattr(metadata, field)}
    return FrontMatter(replace(metadata, found_in=places), end, warnings)


def _read_text(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(str(v) for v in value)
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    return text or None


def _read_year(value: object) -> int | None:
    if isinstance(value, datetime.date):
        return value.year
    found = _YEAR.search(str(value)) if isinstance(value, str | int) else None
    return int(found[1]) if found else None


def _read_names(value: object) -> Iterable[str]:
    """Names from a name, a list of names, or a list of mappings with `name` or its parts."""
    if isinstance(value, list):
        for one in value:
            yield from _read_names(one)
    elif isinstance(value, dict):
        named = value.get("name") or " ".join(str(value[part]) for part in _NAME_PARTS[1:] if value.get(part))
        if named:
            yield " ".join(str(named).split())
    elif isinstance(value, str):
        yield from (" ".join(name.split()) for name in re.split(r";|\s+(?:and|&)\s+", value) if name.strip())


def _read_confidentiality(value: object) -> tuple[Confidentiality | None, tuple[str, ...]]:
    if value is None:
        return None, ()
    try:
        return Confidentiality(str(value).strip().lower()), ()
    except ValueError:
        known = ", ".join(Confidentiality)
        # An unknown word may mean anything; the strictest level shows the document to nobody by mistake.
        return Confidentiality.RESTRICTED, (f"confidentiality {value!r} is not one of {known}: treated as restricted",)
