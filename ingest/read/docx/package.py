"""A DOCX as a package: which part is the document, and which parts belong to it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from ingest.errors import FileDamaged, FileProtected, FormatMismatch
from ingest.read.archives import Archive, resolve_name
from ingest.read.formats import PROTECTED_OFFICE, WORD, recognise
from ingest.read.source_file import SourceFile
from ingest.read.xml_parts import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# The strict variant of the format differs in its namespaces alone.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


@dataclass(frozen=True)
class WordPackage:
    """The parts of a Word document. document: root of the part that holds its text; kinds: kind of relation -> part."""

    archive: Archive
    document: etree._Element
    kinds: dict[str, str]

    @classmethod
    def open(cls, file: SourceFile) -> WordPackage:
        """Open a Word document. Raises FormatMismatch, FileProtected, FileDamaged, FileTooLarge."""
        if recognise(file.data) == PROTECTED_OFFICE:
            raise FileProtected(file.path, "is locked with a password; open it in Word and save it without one")
        archive = Archive.open(file, wanted=WORD)
        found = recognise(file.data)
        mismatch = FormatMismatch(
            file.path, f"is {found}, not {WORD} as its ending {file.ending} says; give it its own"
        )
        root = _read_relations(archive, "")
        main = root.get("officeDocument", "word/document.xml")
        if not archive.has(main):
            if found == WORD:
                raise FileDamaged(file.path, f"has no part {main}, which would hold its text; get a new copy")
            raise mismatch
        document = _read_xml(archive, main)
        if document.tag != f"{W}document":
            raise mismatch
        return cls(archive, document, {**root, **_read_relations(archive, main)})

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind ("styles", "footnotes", "core-properties"), None if there is none."""
        name = self.kinds.get(kind)
        return _read_xml(self.archive, name) if name and self.archive.has(name) else None


def _read_xml(archive: Archive, name: str) -> etree._Element:
    data = archive.read(name) or b""
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as exc:
        raise FileDamaged(archive.path, f"its part {name} is not readable as XML ({exc.msg}); save it anew") from exc


def _read_relations(archive: Archive, name: str) -> dict[str, str]:
    """Kind of relation -> part, of the relations of a part; the first of each kind. An empty name: of the package."""
    folder, base = posixpath.split(name)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if not archive.has(relations):
        return {}
    found: dict[str, str] = {}
    for relation in _read_xml(archive, relations).iter(f"{_RELATIONS}Relationship"):
        if relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found.setdefault(kind, resolve_name(name, relation.get("Target") or ""))
    return found
