"""The bibliography: works by key, and how they are cited under an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string

from ingest.errors import IngestError


class BibliographyError(IngestError):
    """The bibliography cannot be read, or holds a work that cannot be cited."""


@dataclass(frozen=True)
class Work:
    """A book, article, report or agreement. year is 0 where the entry gives none."""

    key: str
    authors: list[str]
    title: str
    year: int
    publisher: str

    @property
    def citation(self) -> str:
        """Authors, year and title, as printed under an answer."""
        names = [a.split(",")[0] for a in self.authors]
        shown = " et al." if len(names) > 3 else ""
        who = " and ".join(names[:1] if shown else names) + shown
        return f"{who} ({self.year or 'n.d.'}), {self.title}"


def _plain(text: str) -> str:
    """BibTeX text without braces and line breaks."""
    return " ".join(re.sub(r"[{}]", "", text).split())


def parse_bibliography(text: str, *, name: str) -> dict[str, Work]:
    """Works by key. Raises BibliographyError naming the file and the entry that is wrong."""
    library = parse_string(text)
    if library.failed_blocks:
        block = library.failed_blocks[0]
        raise BibliographyError(
            f"{name} line {(block.start_line or 0) + 1}: not a BibTeX entry that can be read: {block.error}"
        )
    works: dict[str, Work] = {}
    for entry in library.entries:
        fields = {k.lower(): _plain(str(f.value)) for k, f in entry.fields_dict.items()}
        if not fields.get("title"):
            raise BibliographyError(f"{name}: entry {entry.key} has no title")
        people = (
            fields.get("author")
            or fields.get("editor")
            or fields.get("institution")
            or fields.get("organization")
            or ""
        )
        year = re.search(r"\d{4}", fields.get("year", fields.get("date", "")))
        works[entry.key] = Work(
            key=entry.key,
            authors=[a.strip() for a in re.split(r"\s+and\s+", people) if a.strip()] or ["Anonymous"],
            title=fields["title"],
            year=int(year.group()) if year else 0,
            publisher=fields.get("publisher", fields.get("journal", fields.get("institution", ""))),
        )
    return works
