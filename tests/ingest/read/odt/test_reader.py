"""OpenDocument texts: what counts, what their parts are, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.errors import FileDamaged, FileEmpty, FileProtected, FormatMismatch
from ingest.read.odt.reader import read_odt
from ingest.records import RawDocument
from tests.ingest.read.conftest import MakeFile
from tests.making.odt_files import footnote, make_odt, paragraph
from tests.making.zip_files import make_zip

ReadBody = Callable[..., RawDocument]
MIME = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml">'
    "<m:encryption-data/></m:file-entry></m:manifest>"
)
CHANGES = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>refused</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)


@pytest.fixture
def read_body(make_file: MakeFile) -> ReadBody:
    def read(body: str, meta: str = "") -> RawDocument:
        return read_odt(make_file(make_odt(body, meta=meta), "talks.odt"))

    return read


def told(raw: RawDocument) -> list[tuple[str, str]]:
    return [(block.role.value, raw.text[block.start : block.end]) for block in raw.blocks]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("The elders <text:change/>agreed.", "The elders agreed."),
        ("Seen<text:span text:style-name='Hidden'> unseen</text:span>.", "Seen."),
        ("Held<office:annotation><text:p>Who says so?</text:p></office:annotation> in May.", "Held in May."),
        ("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d", "a   b\tc\nd"),
        ("Page <text:page-number>4</text:page-number>of it", "Page of it"),
        ("one\n   line", "one line"),
    ],
)
def test_words_that_count_are_read(read_body: ReadBody, content: str, text: str) -> None:
    assert read_body(CHANGES + paragraph(content)).text == text


def test_note_stands_behind_its_paragraph(read_body: ReadBody) -> None:
    raw = read_body(paragraph(f"May.{footnote('Or June.', 1)} It rained.{footnote('Ibid.', 'i', 'endnote')}"))
    assert told(raw) == [("body", "May.[^1] It rained.[^i]"), ("note", "Or June."), ("note", "Ibid.")]


def test_lists_count_as_their_style_says(read_body: ReadBody) -> None:
    inner = f"<text:list><text:list-item>{paragraph('to the elders')}</text:list-item></text:list>"
    items = (
        f"<text:list-item>{paragraph('to listen')}{inner}</text:list-item><text:list-item>"
        f"{paragraph('to wait')}</text:list-item>"
    )
    raw = read_body(f'<text:list text:style-name="Counted">{items}</text:list>')
    assert told(raw) == [("list", "1. to listen"), ("list", "a) to the elders"), ("list", "2. to wait")]
    assert [block.level for block in raw.blocks] == [1, 2, 1]


def test_list_goes_on_where_it_says_so(read_body: ReadBody) -> None:
    one = (
        '<text:list text:style-name="Counted"{}><text:list-item>' + paragraph("wait") + "</text:list-item></text:list>"
    )
    raw = read_body(one.format("") + one.format(' text:continue-numbering="true"') + one.format(""))
    assert [text for _, text in told(raw)] == ["1. wait", "2. wait", "1. wait"]


def test_text_box_is_a_box_behind_its_paragraph(read_body: ReadBody) -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('A word on venues.')}</draw:text-box></draw:frame>"
    raw = read_body(paragraph(f"The talks {box}went on.").replace("draw:", "drawing:"))
    assert told(raw) == [("body", "The talks went on."), ("box", "A word on venues.")]


def test_merged_cells_stand_once(read_body: ReadBody) -> None:
    wide = (
        f'<table:table-cell table:number-columns-spanned="2">{paragraph("wide")}</table:table-cell>'
        "<table:covered-table-cell/>"
    )
    tall = f'<table:table-cell table:number-rows-spanned="2">{paragraph("tall")}</table:table-cell>'
    cells = "".join(f"<table:table-cell>{paragraph(text)}</table:table-cell>" for text in ("a", "b"))
    rows = (
        f"<table:table-row>{wide}{tall}</table:table-row><table:table-row>"
        f"{cells}<table:covered-table-cell/></table:table-row>"
    )
    assert told(read_body(f"<table:table>{rows}</table:table>")) == [("table", "wide | tall\na | b |")]


def test_contents_list_is_furniture_and_bibliography_is_one(read_body: ReadBody) -> None:
    held = "<text:index-body>{}</text:index-body>"
    raw = read_body(
        f"<text:table-of-content>{held.format(paragraph('Venues 3'))}</text:table-of-content>"
        f"<text:bibliography>{held.format(paragraph('Marlowe 2004'))}</text:bibliography>"
    )
    assert told(raw) == [("furniture", "Venues 3"), ("reference", "Marlowe 2004")]


@pytest.mark.parametrize(("said", "pages"), [(3, 3), (2, None), (None, None)])
def test_pages_are_told_where_all_their_breaks_are_marked(
    read_body: ReadBody, said: int | None, pages: int | None
) -> None:
    meta = f'<meta:document-statistic meta:page-count="{said}"/>' if said else ""
    raw = read_body(paragraph("One. <text:soft-page-break/>Two.") + paragraph("Three.", "Break"), meta)
    assert raw.pages == pages


def test_properties_say_title_and_author(read_body: ReadBody) -> None:
    meta = (
        "<dc:title>Rooms and Rivers</dc:title><meta:initial-creator>"
        "Ada Marlowe</meta:initial-creator><dc:creator>Ine Vos</dc:creator>"
    )
    found = read_body(paragraph("The talks went on."), meta).metadata
    assert (found.title, found.authors) == ("Rooms and Rivers", ("Ada Marlowe",))


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (make_zip({"mimetype": MIME}), FileDamaged, r"has no part content\.xml"),
        (
            make_zip({"word/document.xml": "<x/>"}),
            FormatMismatch,
            r"is a Word document \(DOCX\), not an OpenDocument text",
        ),
        (make_zip({"mimetype": MIME, "content.xml": "<x/>"}), FormatMismatch, r"file without text, such as a sheet"),
        (make_odt("", manifest=MANIFEST), FileProtected, r"locked with a password"),
        (make_odt(paragraph("")), FileEmpty, r"holds no words"),
        (b"%PDF-1.7", FormatMismatch, r"is a PDF document, not an OpenDocument text"),
    ],
)
def test_other_files_are_refused_saying_what_is_wrong(
    make_file: MakeFile, data: bytes, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        read_odt(make_file(data, "talks.odt"))
