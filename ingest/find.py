"""Finding the files that were meant: walking folders in a fixed order, leaving out what no reader knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.metadata.sidecar import is_sidecar


@dataclass(frozen=True)
class FoundFile:
    """A file to read.

    source: its path below the folder that was named, in POSIX form; its name if the file was named itself.
    refusal: why it will not be read, or None.
    """

    path: Path
    source: str
    refusal: str | None = None


def find_files(
    paths: Sequence[Path], endings: Iterable[str], refused: Iterable[str] = (), *, but_not_in: Path | None = None
) -> list[FoundFile]:
    """Every file that the paths mean, in the order given, folders walked by name; none twice.

    endings: those the readers know, such as `.txt`. refused: those of documents that readers see and do not read.
    but_not_in: a folder whose files are none of the reader's, such as the store's.
    A path that is not there is listed with its refusal. Hidden files and folders are passed over, and so are the
    sidecars of documents, which are read with these.
    """
    known = {e.lower() for e in endings}
    closed = but_not_in.absolute() if but_not_in is not None else None
    seen = known.union(e.lower() for e in refused)
    found: dict[Path, FoundFile] = {}
    for path in paths:
        for file in _files_of(path):
            if file.refusal is None and file.path.suffix.lower() not in seen:
                file = replace(file, refusal=_refusal(file.path, known))
            if closed not in file.path.absolute().parents and not is_sidecar(file.path, known):
                found.setdefault(file.path.absolute(), file)
    return list(found.values())


def _files_of(path: Path) -> Iterable[FoundFile]:
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            source = file.relative_to(path)
            if not any(part.startswith(".") for part in source.parts):
                yield FoundFile(file, source.as_posix())
    elif path.exists():
        yield FoundFile(path, path.name)
    else:
        yield FoundFile(path, path.name, "there is no such file or folder")


def _refusal(path: Path, known: set[str]) -> str:
    return f"no reader for {path.suffix or 'a file without an ending'}; read are {', '.join(sorted(known))}"
