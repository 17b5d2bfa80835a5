"""The manifest, `meta.json`: which files make up the index now. Renaming it into place makes a change happen."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph_schema.ids import slug
from graph_store.errors import StoreTooNew, StoreUnavailable

MANIFEST = "meta.json"
FORMAT = 1
"""Goes up when older programs could no longer read the index, or when words are cut up in another way."""


class VectorsNote(BaseModel):
    """Which model made the vectors, and so which files they are in.

    complete: every passage of the index has its vectors. number: goes up when the files are written anew.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    dimensions: int
    number: int = 1
    complete: bool = True

    @property
    def passages(self) -> str:
        """Stem of the files with the passages' vectors."""
        return f"passage-vectors-{self._ending}"

    @property
    def sentences(self) -> str:
        """Stem of the files with the sentences' vectors."""
        return f"sentence-vectors-{self._ending}"

    @property
    def files(self) -> set[str]:
        return {stem + ending for stem in (self.passages, self.sentences) for ending in (".f32", ".keys")}

    @property
    def _ending(self) -> str:
        # the model is part of the name: vectors left by a stopped update are never taken for another model's
        told_apart = hashlib.sha256(self.model.encode()).hexdigest()[:8]
        return f"{slug(self.model)}-{told_apart}-{self.dimensions}-{self.number:06d}"


class Manifest(BaseModel):
    """The state of the index. number: of its text folder and table. slots: given out so far, in use or not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    generation: int
    number: int
    slots: int
    vectors: VectorsNote | None = None

    @property
    def text_folder(self) -> str:
        return f"text-{self.number:06d}"

    @property
    def table_file(self) -> str:
        return f"passages-{self.number:06d}.npz"

    @property
    def model(self) -> str | None:
        """The model that made the vectors; None when passages are found by words alone."""
        return self.vectors.model if self.vectors and self.vectors.complete else None

    @property
    def files(self) -> set[str]:
        """Names of everything in the index folder that the manifest refers to."""
        return {self.text_folder, self.table_file} | (self.vectors.files if self.vectors else set())


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an index folder; None when there is no index. Raises StoreTooNew, StoreUnavailable."""
    try:
        content = (folder / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        found = json.loads(content)["format"]
        if isinstance(found, int) and found > FORMAT:
            raise StoreTooNew(
                f"The search index in {folder} has format {found}; this version reads up to {FORMAT}. "
                "Upgrade goodoffices, or delete that folder: the index is then made anew from the store."
            )
        return Manifest.model_validate_json(content)
    except (ValueError, KeyError, TypeError, ValidationError) as exc:
        raise StoreUnavailable(
            f"{folder / MANIFEST} is not the manifest of a search index. "
            "Run `goodoffices reindex` to make the index anew."
        ) from exc


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place of the one there, at once and for good."""
    sync_folder(folder)
    draft = folder / (MANIFEST + ".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(manifest.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / MANIFEST)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
