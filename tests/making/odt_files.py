"""OpenDocument texts made from their XML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.making.manuscript import Block, Heading, Items, Manuscript, Paragraph, number_notes
from tests.making.zip_files import make_zip

_NAMES = ("office", "text", "table", "drawing", "style", "meta", "manifest")
_NAMESPACES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in _NAMES) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Break" style:family="paragraph">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
    '<text:list-style style:name="Counted"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="Dotted"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="•"/></text:list-style>'
)


def make_odt(body: str, *, meta: str = "", styles: str = STYLES, manifest: str = "") -> bytes:
    """An OpenDocument text. meta: XML of its properties."""
    content = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "meta.xml": f"<office:document-meta {_NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>",
    }
    return make_zip(members | ({"META-INF/manifest.xml": manifest} if manifest else {}))


def paragraph(content: str, style: str = "Standard") -> str:
    """A paragraph of XML."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def footnote(text: str, number: int | str, kind: str = "footnote") -> str:
    """A note at the place of its mark."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body>{paragraph(escape(text))}</text:note-body></text:note>"
    )


def write_odt(manuscript: Manuscript) -> bytes:
    """A manuscript with its words in LibreOffice's own styles, lists, tables and footnotes."""
    front = paragraph(manuscript.title, "Title") + "".join(paragraph(name, "Author") for name in manuscript.authors)
    front += paragraph(f"March {manuscript.year}", "Date")
    return make_odt(front + "".join(xml for block, n in number_notes(manuscript.blocks) for xml in _write(block, n)))


def _write(block: Block, number: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f'<text:h text:outline-level="{block.level}">{escape(block.text)}</text:h>'
    elif isinstance(block, Paragraph):
        before, behind = (escape(part) for part in block.parts())
        note = footnote(block.note, number) if block.note else ""
        yield paragraph(f"{before}{note} {behind}", "P1" if block.is_quote else "Standard")
    elif isinstance(block, Items):
        items = "".join(f"<text:list-item>{paragraph(escape(text))}</text:list-item>" for text in block.texts)
        yield f'<text:list text:style-name="{"Counted" if block.is_numbered else "Dotted"}">{items}</text:list>'
    else:
        if block.caption:
            yield paragraph(escape(block.caption), "Caption")
        yield f"<table:table>{''.join(_write_row(row) for row in block.rows)}</table:table>"


def _write_row(row: tuple[str, ...]) -> str:
    cells = (f"<table:table-cell>{paragraph(escape(text))}</table:table-cell>" for text in row)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"
