"""An EPUB as a package: which members are its pages, in which order, and whether they may be read at all."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ingest.errors import FileDamaged, FileProtected, FormatMismatch
from ingest.read.archives import Archive, resolve_name
from ingest.read.formats import EPUB, recognise
from ingest.read.source_file import SourceFile
from ingest.read.xml_parts import local_name, read_part

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml", "text/x-oeb1-document"})
_PAGE_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
# Ways to scramble fonts so that they cannot be lifted out of a book: no copy protection, whatever they are used on.
_FONT_SCRAMBLING = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_FONT_ENDINGS = (".ttf", ".otf", ".woff", ".woff2", ".ttc", ".eot")


@dataclass(frozen=True)
class Item:
    """A member of the book. name: in the archive; is_linear: False for what stands outside the order of reading."""

    id: str
    name: str
    media_type: str
    properties: frozenset[str]
    is_linear: bool = True


@dataclass(frozen=True)
class EpubPackage:
    """What a book holds. root: of its package document; spine: its pages in the order of reading."""

    archive: Archive
    name: str
    root: etree._Element
    items: dict[str, Item]
    spine: tuple[Item, ...]

    @classmethod
    def open(cls, file: SourceFile) -> EpubPackage:
        """Open a book. Raises FormatMismatch, FileProtected, FileDamaged, FileTooLarge."""
        archive = Archive.open(file, wanted=EPUB)
        if not archive.has(_CONTAINER):
            found = recognise(file.data)
            if found == EPUB or any(name.lower().endswith(".opf") for name in archive.members):
                raise FileDamaged(
                    file.path, f"is a broken EPUB: it has no {_CONTAINER}, which would say where the book is"
                )
            raise FormatMismatch(file.path, f"is {found}, not {EPUB} as its ending {file.ending} says; give it its own")
        name = _find_package(archive)
        root = read_part(archive, name)
        if root is None:
            raise FileDamaged(file.path, f"is a broken EPUB: its container names {name}, which is not there")
        items = {item.id: item for item in _read_items(root, name)}
        spine = tuple(_read_spine(root, items))
        if not spine:
            raise FileDamaged(file.path, f"is a broken EPUB: the spine in {name} names no page of the book")
        _check_protection(archive, spine)
        return cls(archive, name, root, items, spine)

    def find(self, name: str) -> etree._Element | None:
        """The first element of the package document with a local name."""
        return next((e for e in self.root.iter(etree.Element) if local_name(e) == name), None)


def _find_package(archive: Archive) -> str:
    container = read_part(archive, _CONTAINER)
    for element in () if container is None else container.iter(etree.Element):
        if local_name(element) == "rootfile" and element.get("media-type", _PACKAGE_TYPE) == _PACKAGE_TYPE:
            return resolve_name("", element.get("full-path") or "")
    raise FileDamaged(archive.path, f"is a broken EPUB: its {_CONTAINER} names no package document")


def _read_items(root: etree._Element, base: str) -> list[Item]:
    return [
        Item(
            element.get("id") or "",
            resolve_name(base, element.get("href") or ""),
            (element.get("media-type") or "").lower(),
            frozenset((element.get("properties") or "").split()),
        )
        for element in root.iter(etree.Element)
        if local_name(element) == "item"
    ]


def _read_spine(root: etree._Element, items: dict[str, Item]) -> list[Item]:
    """The pages in order, each once; pictures and the like left out."""
    found: dict[str, Item] = {}
    for element in root.iter(etree.Element):
        item = items.get(element.get("idref") or "") if local_name(element) == "itemref" else None
        if item is None:
            continue
        if item.media_type in _PAGE_TYPES or item.name.lower().endswith(_PAGE_ENDINGS):
            is_linear = element.get("linear") != "no"
            found.setdefault(item.name, Item(item.id, item.name, item.media_type, item.properties, is_linear))
    return list(found.values())


def _check_protection(archive: Archive, spine: tuple[Item, ...]) -> None:
    """Scrambled fonts are no protection; scrambled pages are."""
    root = read_part(archive, _ENCRYPTION)
    if root is None:
        return
    pages = {item.name for item in spine}
    for data in (e for e in root.iter(etree.Element) if local_name(e) == "EncryptedData"):
        parts = {local_name(e): e for e in data.iter(etree.Element)}
        method, reference = parts.get("EncryptionMethod"), parts.get("CipherReference")
        algorithm = method.get("Algorithm") if method is not None else None
        target = resolve_name("", reference.get("URI") or "") if reference is not None else ""
        if algorithm in _FONT_SCRAMBLING or target.lower().endswith(_FONT_ENDINGS):
            continue
        if target in pages or target.lower().endswith((*_PAGE_ENDINGS, ".opf", ".ncx")):
            raise FileProtected(
                archive.path,
                f"is protected against copying (DRM): its page {target} is encrypted; get a copy without it",
            )
