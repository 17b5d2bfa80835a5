"""Word documents made from their XML, so that each thing a Word file can do is there on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from tests.making.zip_files import make_zip

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADING = (
    '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:pPr>'
    '<w:outlineLvl w:val="{n}"/></w:pPr></w:style>'
)

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    + "".join(_HEADING.format(id=f"berschrift{n + 1}", name=f"heading {n + 1}", n=n) for n in range(3))
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (
            ("Titel", "Title"), ("Zitat", "Quote"), ("Beschriftung", "caption"), ("Verzeichnis1", "toc 1"),
            ("Literatur", "Bibliography"), ("Listenabsatz", "List Paragraph"), ("Author", "Author"), ("Date", "Date"),
        )
    )
    + (
        '<w:style w:type="character" w:styleId="Versteckt"><w:name w:val="Kept back"/><w:rPr>'
        '<w:vanish/></w:rPr></w:style>'
    )
)  # fmt: skip


def run(text: str, properties: str = "") -> str:
    """A stretch of text. properties: XML such as `<w:b/>`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain strings that are no XML become runs."""
    content = "".join(part if part.startswith("<") else run(part) for part in inner)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def heading(text: str, level: int = 1) -> str:
    """A heading in a style with a German id, as a German Word writes it."""
    return paragraph(text, style=f"berschrift{level}")


def item(text: str, *, number_id: int = 1, level: int = 0) -> str:
    """An item of a list that Word numbers."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    return paragraph(text, style="Listenabsatz", properties=place)


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="Reviewer">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return (
        '<w:del w:id="2" w:author="Reviewer"><w:r><w:delText xml:space="preserve">'
        f"{escape(text)}</w:delText></w:r></w:del>"
    )


def footnote_mark(key: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{key}"/></w:r>'


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: a drawing, and the same once more for old versions."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    drawing = (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>'
        f"{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(*texts: str, properties: str = "") -> str:
    """A cell of a table with a paragraph for each text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(text) for text in texts)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows that are cells one behind the other."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def notes(kind: str, texts: Mapping[int, str]) -> str:
    """The part that holds the notes of a kind, with the separators that Word puts before them."""
    rule = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    held = (f'<w:{kind} w:id="{key}"><w:p>{mark}{run(" " + text)}</w:p></w:{kind}>' for key, text in texts.items())
    return f"<w:{kind}s {_NAMESPACES}>{rule}{''.join(held)}</w:{kind}s>"


def list_levels(*levels: tuple[str, str], lists: int = 2) -> str:
    """The part that says how lists count: list 1 goes on, those behind it begin anew, list 1000 has bullets.

    levels: form and text, such as ("decimal", "%1.").
    """
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    further = "".join(_list(n, 7, restart) for n in range(2, lists + 1))
    return (
        f"<w:numbering {_NAMESPACES}>{_levels(7, levels)}{_levels(8, [('bullet', '•')])}"
        f"{_list(1, 7)}{further}{_list(1000, 8)}</w:numbering>"
    )


def _levels(key: int, levels: Iterable[tuple[str, str]]) -> str:
    written = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{written}</w:abstractNum>'


def _list(number: int, levels: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{levels}"/>{override}</w:num>'


def core_properties(**values: str) -> str:
    """The part for the properties that Word asks for."""
    held = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in values.items())
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{held}<dcterms:created>2031-05-06T00:00:00Z</dcterms:created></cp:coreProperties>"
    )


def make_docx(*body: str, styles: str = STYLES, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document. parts: further parts by their kind of relation, such as "footnotes" or "core-properties"."""
    held = {"styles": f"<w:styles {_NAMESPACES}>{styles}</w:styles>", **(parts or {})}
    of_package = {kind: text for kind, text in held.items() if kind.endswith("-properties")}
    of_document = {kind: text for kind, text in held.items() if kind not in of_package}
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(
            {"officeDocument": "word/document.xml"} | {k: f"docProps/{k}.xml" for k in of_package}
        ),
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in of_document}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
    }
    members |= {f"word/{kind}.xml": text for kind, text in of_document.items()}
    members |= {f"docProps/{kind}.xml": text for kind, text in of_package.items()}
    return make_zip(members)


def _relations(targets: Mapping[str, str]) -> str:
    held = (
        f'<Relationship Id="r{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(held)}</Relationships>"
    )
