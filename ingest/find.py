"""Finding the files that were meant: walking folders in a fixed order, leaving out what no reader knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FoundFile:
    """A file to read.

    source: its path below the folder that was named, in POSIX form; its name if the file was named itself.
    refusal: why it will not be read, or None.
    """

    path: Path
    source: str
    refusal: str | None = None


def find_files(paths: Sequence[Path], endings: Iterable[str]) -> list[FoundFile]:
    """Every file that the paths mean, in the order given, folders walked by name; none twice.

    endings: those the readers know, such as `.txt`. A file named outright is always listed; a path that is not there
    is listed with its refusal. Hidden files and folders are passed over.
    """
    known = {e.lower() for e in endings}
    found: dict[Path, FoundFile] = {}
    for path in paths:
        for file in _files_of(path, known):
            found.setdefault(file.path.absolute(), file)
    return list(found.values())


def _files_of(path: Path, known: set[str]) -> Iterable[FoundFile]:
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            source = file.relative_to(path)
            if not any(part.startswith(".") for part in source.parts):
                yield FoundFile(file, source.as_posix(), _refusal(file, known))
    elif path.exists():
        yield FoundFile(path, path.name, _refusal(path, known))
    else:
        yield FoundFile(path, path.name, "there is no such file or folder")


def _refusal(path: Path, known: set[str]) -> str | None:
    if path.suffix.lower() in known:
        return None
    return f"no reader for {path.suffix or 'a file without an ending'}; read are {', '.join(sorted(known))}"
