"""ZIP archives, as DOCX, EPUB and ODT are: looked through before anything is unpacked, and unpacked within limits."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from ingest.errors import FileDamaged, FileProtected, FileTooLarge, FormatMismatch
from ingest.read.formats import ZIP_ERRORS, recognise
from ingest.read.source_file import SourceFile

_ENCRYPTED_FLAG = 0x1
_CHUNK_BYTES = 1 << 20
_DRIVE = re.compile(r"^[A-Za-z]:")
# Small members compress to anything; a few kilobytes of one letter are no bomb.
_SMALL_BYTES = 1_000_000
_TEXT_ENDINGS = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".css")


@dataclass(frozen=True)
class ArchiveLimits:
    """How much an archive may unpack to.

    part_bytes: of a part with text in it; pictures and films are never unpacked. ratio: unpacked to packed bytes of a
    member that is not small; deflate reaches 1,032 at most, the XML of real documents lies under 60.
    """

    members: int = 20_000
    part_bytes: int = 80_000_000
    total_bytes: int = 2_000_000_000
    ratio: int = 250


@dataclass(frozen=True)
class Archive:
    """The members of a ZIP file by name. Nothing is ever written to disk, so no name can lead anywhere."""

    path: Path
    members: dict[str, zipfile.ZipInfo]
    limits: ArchiveLimits
    _zip: zipfile.ZipFile

    @classmethod
    def open(cls, file: SourceFile, *, wanted: str, limits: ArchiveLimits | None = None) -> Archive:
        """Look through an archive. wanted: what the file ought to be, in words ("a Word document (DOCX)").

        Raises FormatMismatch for what is no archive, FileDamaged for one cut off, FileProtected for one with a
        password, FileTooLarge for one that would unpack to more than the limits.
        """
        limits = limits or ArchiveLimits()
        opened = _open_zip(file, wanted)
        infos = [info for info in opened.infolist() if not info.is_dir()]
        _check_sizes(file.path, infos, limits)
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
            raise FileProtected(file.path, "is locked with a password; save it without one")
        return cls(file.path, {_plain_name(info.filename): info for info in infos}, limits, opened)

    def has(self, name: str) -> bool:
        """True if there is a member of that name."""
        return name in self.members

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None if there is none. Raises FileDamaged; FileTooLarge whatever its header claims."""
        info = self.members.get(name)
        if info is None:
            return None
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK_BYTES):
                    size += len(chunk)
                    if size > self.limits.part_bytes:
                        break
                    chunks.append(chunk)
        except ZIP_ERRORS as exc:
            raise FileDamaged(self.path, f"its part {name} cannot be unpacked ({exc}); get a new copy") from exc
        if size > self.limits.part_bytes:
            raise FileTooLarge(self.path, f"its part {name} unpacks to more than {self.limits.part_bytes:,} bytes")
        return b"".join(chunks)


def resolve_name(base: str, href: str) -> str:
    """The member that a reference in the member `base` points to: no fragment, no escapes, never above the root."""
    target = unquote(href.partition("#")[0].partition("?")[0])
    if not target:
        return base
    joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(base), target)
    return _plain_name(posixpath.normpath("/" + joined))


def _plain_name(name: str) -> str:
    """A member's name with forward strokes, without a leading one, a drive or steps upwards."""
    name = _DRIVE.sub("", name.replace("\\", "/"))
    return posixpath.normpath("/" + name).lstrip("/")


def _open_zip(file: SourceFile, wanted: str) -> zipfile.ZipFile:
    if not file.data.startswith(b"PK"):
        found = recognise(file.data) or "of an unknown kind"
        raise FormatMismatch(
            file.path, f"is {found}, not {wanted} as its ending {file.ending} says; give it its own ending"
        )
    try:
        return zipfile.ZipFile(BytesIO(file.data))
    except ZIP_ERRORS as exc:
        raise FileDamaged(
            file.path,
            f"is a damaged or truncated file: {wanted} is a ZIP archive, and this one has no readable end ({exc})",
        ) from exc


def _check_sizes(path: Path, infos: list[zipfile.ZipInfo], limits: ArchiveLimits) -> None:
    """Judge by the archive's own list, before unpacking; `read` checks again what the list may hide."""
    advice = "it looks like a zip bomb and was not unpacked"
    if len(infos) > limits.members:
        raise FileTooLarge(path, f"holds {len(infos):,} parts, over the limit of {limits.members:,}; {advice}")
    total = sum(info.file_size for info in infos)
    if total > limits.total_bytes:
        raise FileTooLarge(path, f"would unpack to {total:,} bytes, over the limit of {limits.total_bytes:,}; {advice}")
    for info in infos:
        if info.file_size > limits.part_bytes and info.filename.lower().endswith(_TEXT_ENDINGS):
            said = f"{info.file_size:,} bytes, over the limit of {limits.part_bytes:,}"
        elif info.file_size > max(_SMALL_BYTES, limits.ratio * info.compress_size):
            said = f"{info.file_size:,} bytes from {info.compress_size:,}, over {limits.ratio} times as many"
        else:
            continue
        raise FileTooLarge(path, f"its part {info.filename[:80]!r} would unpack to {said}; {advice}")
