"""The library of references that a reader keeps (Zotero exports it), and which of its entries a file is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from rapidfuzz import fuzz

from ingest.errors import LibraryWrong
from ingest.metadata.bibtex import parse_bibtex
from ingest.metadata.csl_json import parse_csl_json
from ingest.metadata.entry import LibraryEntry, ParsedLibrary
from ingest.records import SourceMetadata

_LARGEST_BYTES = 200_000_000
# Titles of one work differ in marks and spelling by less; those of two works of a series by little more.
_SAME_TITLE = 95.0
_CLEAR_LEAD = 3.0
_FEWEST_TITLE_WORDS = 3
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class LibraryMatch:
    """The entry that a file is. reason: what matched, with the two values. metadata: with where it came from."""

    entry: LibraryEntry
    score: float
    reason: str

    @property
    def metadata(self) -> SourceMetadata:
        """What the entry says, each value marked with the entry's key."""
        known = {name: f"library entry {self.entry.key}" for name in self.entry.fields}
        return replace(self.entry.metadata, found_in=known)


@dataclass(frozen=True)
class Library:
    """All entries. warnings: entries that could not be read."""

    entries: tuple[LibraryEntry, ...]
    warnings: tuple[str, ...] = ()
    _by_name: dict[str, list[tuple[LibraryEntry, str]]] = field(default_factory=dict)
    _titles: list[tuple[LibraryEntry, str]] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Read a BibTeX (`.bib`) or CSL-JSON (`.json`) file. Raises LibraryWrong."""
        try:
            data = path.read_bytes()
        except OSError as exc:
            raise LibraryWrong(f"{path}: the library cannot be opened: {exc.strerror}") from exc
        if len(data) > _LARGEST_BYTES:
            raise LibraryWrong(f"{path}: the library has {len(data):,} bytes; export a part of it")
        text = data.decode("utf-8-sig", errors="replace")
        is_json = path.suffix.lower() == ".json" or text.lstrip()[:1] in {"[", "{"}
        return cls.of(parse_csl_json(text, name=path.name) if is_json else parse_bibtex(text, name=path.name))

    @classmethod
    def of(cls, parsed: ParsedLibrary) -> Library:
        """A library of parsed entries, with what is needed to find them."""
        library = cls(parsed.entries, parsed.warnings)
        for entry in parsed.entries:
            for attachment in entry.attachments:
                library._by_name.setdefault(_last(attachment), []).append((entry, attachment))
            if entry.metadata.title:
                library._titles.append((entry, _plain(entry.metadata.title)))
        return library

    def find(self, path: Path, found: SourceMetadata) -> LibraryMatch | None:
        """The entry of a file: by an attachment of its name, else by the title that the file itself says.

        None where nothing fits, and where several fit equally well.
        """
        return self._find_by_attachment(path) or self._find_by_title(found)

    def _find_by_attachment(self, path: Path) -> LibraryMatch | None:
        candidates = self._by_name.get(_last(path.as_posix()), [])
        ranked = sorted(
            ((_shared_end(path, there), entry, there) for entry, there in candidates), key=_first, reverse=True
        )
        best = [one for one in ranked if one[0] == ranked[0][0]]
        if len({entry.key for _, entry, _ in best}) != 1:
            return None
        _, entry, there = best[0]
        return LibraryMatch(entry, 100.0, f"attachment {there} is {path.name}")

    def _find_by_title(self, found: SourceMetadata) -> LibraryMatch | None:
        wanted = _plain(found.title or "")
        if len(wanted.split()) < _FEWEST_TITLE_WORDS:
            return None
        scored = [
            (fuzz.ratio(wanted, title), entry, title)
            for entry, title in self._titles
            if _NUMBER.findall(title) == _NUMBER.findall(wanted)
        ]
        scored = sorted((one for one in scored if one[0] >= _SAME_TITLE), key=_first, reverse=True)
        fitting = [one for one in scored if not _contradicts(found, one[1].metadata)]
        if not fitting:
            return None
        if len(fitting) > 1 and fitting[0][0] - fitting[1][0] < _CLEAR_LEAD:
            return None
        score, entry, title = fitting[0]
        return LibraryMatch(entry, score, f"title {title!r} is {wanted!r} to {score:.0f} of 100")


def _first(scored: tuple[float, LibraryEntry, str]) -> float:
    return scored[0]


def _contradicts(found: SourceMetadata, entry: SourceMetadata) -> bool:
    """True if what a file says of its year or its authors cannot be said of the entry."""
    if found.year and entry.year and abs(found.year - entry.year) > 1:
        return True
    ours, theirs = _surnames(found.authors), _surnames(entry.authors)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _surnames(names: Iterable[str]) -> set[str]:
    return {_plain(name).split()[-1] for name in names if _plain(name)}


def _plain(text: str) -> str:
    """Letters and digits without accents, in lower case, one space between words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _NO_LETTER.sub(" ", "".join(c for c in decomposed if not unicodedata.combining(c))).strip()


def _last(path: str) -> str:
    """The name of a file in any system's path, to be compared."""
    return unicodedata.normalize("NFC", PurePosixPath(path.replace("\\", "/")).name).casefold()


def _shared_end(path: Path, attachment: str) -> float:
    """How many last parts two paths share."""
    ours: Sequence[str] = path.absolute().parts[::-1]
    theirs = PurePosixPath(attachment.replace("\\", "/")).parts[::-1]
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if _last(one) != _last(other):
            break
        shared += 1
    return float(shared)
