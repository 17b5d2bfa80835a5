"""XML out of archives, parsed so that a file can neither reach out nor blow up."""

from __future__ import annotations

from lxml import etree

from ingest.errors import FileDamaged
from ingest.read.archives import Archive


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML text. No entities, no DTD, no network. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    return etree.fromstring(data, parser)


def read_part(archive: Archive, name: str) -> etree._Element | None:
    """The root of a member of an archive, None if there is no such member. Raises FileDamaged if it is no XML."""
    data = archive.read(name)
    if data is None:
        return None
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as exc:
        raise FileDamaged(archive.path, f"its part {name} is not readable as XML ({exc.msg}); save it anew") from exc


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
