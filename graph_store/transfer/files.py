"""Writing export files so that a reader never sees half of one, and naming them after ids."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from graph_store.errors import StoreNotWritable


def file_stem(node_id: str) -> str:
    """The id as a file name: `:` and `/` become `_`."""
    return node_id.replace(":", "_").replace("/", "_")


def make_folder(folder: Path) -> None:
    """Make the folder of an export. Raises StoreNotWritable if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StoreNotWritable(f"{folder}: cannot make this folder for the export: {exc.strerror}") from exc


@contextmanager
def whole_file(path: Path) -> Iterator[TextIOWrapper]:
    """Open a UTF-8 file that appears under its name only once it is written to the end."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as exc:
        raise StoreNotWritable(f"{path}: cannot write the export: {exc.strerror or exc}") from exc
    finally:
        part.unlink(missing_ok=True)
