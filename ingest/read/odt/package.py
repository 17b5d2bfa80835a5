"""An OpenDocument text as a package: its text, its styles and its properties."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ingest.errors import FileDamaged, FileProtected, FormatMismatch
from ingest.read.archives import Archive
from ingest.read.formats import OPEN_DOCUMENT, recognise
from ingest.read.source_file import SourceFile
from ingest.read.xml_parts import read_part

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE = (
    f"{{{_NAMESPACE}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style")
)
FORMAT = f"{{{_NAMESPACE}xsl-fo-compatible:1.0}}"
META = f"{{{_NAMESPACE}meta:1.0}}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"

_WANTED = "an OpenDocument text (ODT)"
_ENCRYPTION = f"{{{_NAMESPACE}manifest:1.0}}encryption-data"


@dataclass(frozen=True)
class OpenText:
    """text: the element that holds the document's text; styles: all parts that hold styles; meta: its properties."""

    text: etree._Element
    styles: tuple[etree._Element, ...]
    meta: etree._Element | None

    @classmethod
    def open(cls, file: SourceFile) -> OpenText:
        """Open an OpenDocument text. Raises FormatMismatch, FileProtected, FileDamaged, FileTooLarge."""
        archive = Archive.open(file, wanted=_WANTED)
        manifest = read_part(archive, "META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter(_ENCRYPTION), None) is not None:
            raise FileProtected(file.path, "is locked with a password; save it without one")
        found = recognise(file.data)
        content = read_part(archive, "content.xml")
        if content is None:
            if found == OPEN_DOCUMENT:
                raise FileDamaged(file.path, "has no part content.xml, which would hold its text; get a new copy")
            raise FormatMismatch(file.path, f"is {found}, not {_WANTED} as its ending {file.ending} says")
        text = content.find(f"{OFFICE}body/{OFFICE}text")
        if text is None:
            raise FormatMismatch(file.path, "is an OpenDocument file without text, such as a sheet or slides")
        styles = tuple(part for part in (read_part(archive, "styles.xml"), content) if part is not None)
        return cls(text, styles, read_part(archive, "meta.xml"))

    def said_pages(self) -> int | None:
        """How many pages the program that saved the file counted."""
        found = self.meta.iter(f"{META}document-statistic") if self.meta is not None else iter(())
        pages = next((e.get(f"{META}page-count") for e in found), None)
        return int(pages) if pages and pages.isdigit() else None

    def read_properties(self) -> dict[str, str]:
        """Name of a property in lower case -> its value. When the file was made and changed is left out."""
        found: dict[str, str] = {}
        names = {
            f"{DUBLIN_CORE}title": "title",
            f"{META}initial-creator": "creator",
            f"{DUBLIN_CORE}language": "language",
            f"{DUBLIN_CORE}publisher": "publisher",
        }
        for element in self.meta.iter(etree.Element) if self.meta is not None else ():
            text = " ".join((element.text or "").split())
            name = names.get(element.tag) or (element.get(f"{META}name") or "").lower()
            if text and name:
                found.setdefault(name, text)
        # Who changed the file last; all there is in files of some programs.
        last = self.meta.find(f".//{DUBLIN_CORE}creator") if self.meta is not None else None
        if last is not None and last.text:
            found.setdefault("creator", last.text)
        return found
