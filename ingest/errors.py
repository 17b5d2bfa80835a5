"""Errors of the ingest room.

IngestError
├── FileRefused           a file cannot be read; the rest of the batch goes on
│   ├── FileMissing       there is no such file
│   ├── FileUnreadable    it is there and may not or cannot be opened
│   ├── FileEmpty         it holds nothing, or no words
│   │   └── FileScanned   it holds pictures of words
│   ├── FileTooLarge      it is larger than the limit in the settings
│   ├── FileDamaged       it is cut off or broken in a way that cannot be mended
│   ├── FileProtected     it needs a password, or its copy protection lets nobody read it
│   ├── FormatUnknown     no reader for files with this ending
│   ├── FormatMismatch    it is not what its ending says
│   ├── SidecarWrong      the file beside it that describes it cannot be read
│   └── RecognitionFailed its words could not be recognised
├── LibraryWrong          the bibliography given with `--bib` cannot be read
├── KindUnknown           the kind given with `--kind` is none
├── RecognitionMissing    the programs that `--ocr` needs are not installed
└── DataFileWrong         a data file that ships with the program is missing or wrong
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class IngestError(Exception):
    """Base class of everything the ingest room raises."""


class FileRefused(IngestError):
    """A file that cannot be read. reason: one sentence for the table at the end of a run."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FileMissing(FileRefused):
    """There is no such file."""


class FileUnreadable(FileRefused):
    """The file is there and may not or cannot be opened."""


class FileEmpty(FileRefused):
    """The file holds nothing, or nothing that is a word."""


class FileScanned(FileEmpty):
    """The file holds pictures, and not one of its pages has text. pages: their numbers, from 1."""

    def __init__(self, path: Path, *, pages: Sequence[int]) -> None:
        super().__init__(path, f"no text layer on {len(pages)} of {len(pages)} pages; read it with --ocr")
        self.pages = tuple(pages)


class FileTooLarge(FileRefused):
    """The file is larger than the limit that was set."""


class FileDamaged(FileRefused):
    """The file is cut off or broken in a way that cannot be mended."""


class FileProtected(FileRefused):
    """The file needs a password, or its copy protection lets nobody read it."""


class FormatUnknown(FileRefused):
    """No reader knows files with this ending."""


class FormatMismatch(FileRefused):
    """The file is not what its ending says; the reason says what it is."""


class SidecarWrong(FileRefused):
    """The file beside it that describes it cannot be read; it may say who may see the document."""


class RecognitionFailed(FileRefused):
    """The file's words could not be recognised."""


class LibraryWrong(IngestError):
    """The bibliography given with `--bib` cannot be read."""


class KindUnknown(IngestError):
    """The kind given with `--kind` is none."""


class RecognitionMissing(IngestError):
    """The programs that `--ocr` needs are not installed."""


class DataFileWrong(IngestError):
    """A data file that ships with the program, or with a package it rests on, is missing or wrong."""
