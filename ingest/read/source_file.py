"""Taking a file off the disk, with what every reader needs to know of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable

DEFAULT_LIMIT_BYTES = 100_000_000


@dataclass(frozen=True)
class SourceFile:
    """A file's bytes. source: its path below the folder that was ingested, in POSIX form."""

    path: Path
    source: str
    data: bytes
    sha256: str

    @property
    def ending(self) -> str:
        """Of the file's name, in lower case, with the dot."""
        return self.path.suffix.lower()


def open_source(path: Path, *, source: str | None = None, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> SourceFile:
    """Read the bytes of a file.

    source: the file's name if left out.
    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError as exc:
        raise FileMissing(path, "there is no such file") from exc
    except OSError as exc:
        raise FileUnreadable(path, f"cannot be looked at: {exc.strerror}") from exc
    if not path.is_file():
        raise FileUnreadable(path, "is a folder or a device, not a file")
    if size == 0:
        raise FileEmpty(path, "is empty (0 bytes)")
    if size > limit_bytes:
        said = f"has {size:,} bytes, over the limit of {limit_bytes:,}"
        raise FileTooLarge(path, f"{said}; raise GOODOFFICES_MAX_FILE_BYTES or split it")
    try:
        data = path.read_bytes()
    except PermissionError as exc:
        raise FileUnreadable(path, "may not be read: permission denied") from exc
    except OSError as exc:
        raise FileUnreadable(path, f"cannot be read: {exc.strerror}") from exc
    return SourceFile(path, source or path.name, data, hashlib.sha256(data).hexdigest())
