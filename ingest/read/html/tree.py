"""HTML to a tree, whatever its encoding and however broken or hostile it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from ingest.errors import FileEmpty, FormatMismatch
from ingest.read.formats import recognise
from ingest.read.source_file import SourceFile
from ingest.read.xml_parts import parse_xml

# libxml2 cuts off what lies deeper.
DEEPEST = 2_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]*\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_HEAD_BYTES = 4_096
# Half of the bytes of Western text in UTF-16 are zero.
_SAMPLE_BYTES, _ZERO_SHARE = 1_000, 0.3
# Browsers read these names as their supersets.
_SUPERSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
              "iso8859-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030"}  # fmt: skip
_NAMES = {"cp1252": "Windows-1252", "windows-1252": "Windows-1252"}
_WEB_ARCHIVE = re.compile(rb"\s*(?:From|MIME-Version|Subject|Date|Content-\w+):", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)([A-Za-z][A-Za-z0-9]{0,31});")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>\s*")
# A page with a declaration or a document type of XML; in HTML, an element that ends in "/>" is not over.
_XHTML = re.compile(
    r"\s*(?:<\?xml\b|<!DOCTYPE\s[^>]*\bXHTML\b)[^>]*>.{0,2000}?<html\b[^>]*\bxmlns\b", re.IGNORECASE | re.DOTALL
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Page:
    """A parsed page. warnings: what was found that is not plain UTF-8."""

    root: etree._Element
    warnings: tuple[str, ...] = ()


def read_page(file: SourceFile) -> Page:
    """The tree of an HTML file. Raises FormatMismatch, FileEmpty."""
    found = recognise(file.data)
    is_foreign = found not in {None, "an HTML page", "an XML document"}
    if is_foreign or _WEB_ARCHIVE.match(file.data) or b"<" not in file.data.replace(b"\x00", b""):
        what = (
            found if is_foreign else "a web archive or a mail (MIME)" if _WEB_ARCHIVE.match(file.data) else "plain text"
        )
        said = f"is {what}, not an HTML page as its ending {file.ending} says; give it its own ending"
        raise FormatMismatch(file.path, said)
    text, warnings = decode_page(file.data)
    try:
        return Page(parse_xhtml(text)[0] if _XHTML.match(text) else parse_html(text), warnings)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise FileEmpty(file.path, "holds nothing that could be read as HTML") from exc


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Bytes of a page to text: by its byte order mark, by what it declares, as UTF-8, else as Windows-1252."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), ()
    if data[:_SAMPLE_BYTES].count(0) > _ZERO_SHARE * len(data[:_SAMPLE_BYTES]):
        return data.decode("utf-16-be" if data[:1] == b"\x00" else "utf-16-le", errors="replace"), ()
    declared = _DECLARED.search(data, 0, _HEAD_BYTES)
    name = (declared[1] or declared[2]).decode("ascii", errors="replace").lower() if declared else "utf-8"
    codec = _SUPERSETS.get(name, name)
    try:
        said = () if codec in {"utf-8", "utf8"} else (f"read as {_NAMES.get(codec, codec)}, as the page declares",)
        return data.decode(codec), said
    except (LookupError, UnicodeDecodeError, ValueError):
        pass
    try:
        return data.decode("utf-8"), (f"declares {name} and is UTF-8",) if declared and name != "utf-8" else ()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), (f"not {name} as it should be: read as Windows-1252",)


def parse_html(text: str) -> etree._Element:
    """The tree of a page. Raises etree.ParserError for one with nothing in it."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    return lxml_html.document_fromstring(_CONTROL.sub("", text).encode("utf-8", errors="replace"), parser=parser)


def parse_xhtml(text: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The tree of a page that ought to be XML, its names without namespaces; as HTML with a warning if it is not."""
    try:
        # Names such as &nbsp; are known to HTML alone.
        body = _ENTITY.sub(_number_entity, _DECLARATION.sub("", text))
        root = parse_xml(_CONTROL.sub("", body).encode("utf-8", errors="replace"))
    except etree.XMLSyntaxError:
        return parse_html(text), ("is not well-formed and was read as HTML",)
    for element in root.iter(etree.Element):
        element.tag = element.tag.rpartition("}")[2].lower()
    return root, ()


def _number_entity(found: re.Match[str]) -> str:
    written = lxml_html.fragment_fromstring(f"<i>{found[0]}</i>").text or ""
    return "".join(f"&#{ord(c)};" for c in written) if not written.startswith("&") else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name, with or without a namespace, in lower case; empty if it is not there."""
    value = element.get(name)
    if value is None and ":" in name:
        local = name.partition(":")[2]
        value = next((v for k, v in element.items() if k.endswith(f"}}{local}") and k[:1] == "{"), None)
    return (value or "").strip().lower()


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    element.tail = None
    parent.remove(element)


def measure_depth(root: etree._Element) -> int:
    """How deeply elements are nested."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def words_in(element: etree._Element) -> Iterator[str]:
    """The words of an element and all within it."""
    for text in element.itertext():
        yield from text.split()
