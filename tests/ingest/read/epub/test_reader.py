"""What the pages of a book become."""

from __future__ import annotations

from ingest.read.epub.reader import read_epub
from ingest.records import BlockRole, RawDocument
from tests.ingest.read.conftest import MakeFile
from tests.making.epub_files import make_epub, nav, ncx, page


def told(raw: RawDocument) -> list[tuple[str, int, str]]:
    return [(b.role.value, b.level, raw.text[b.start : b.end]) for b in raw.blocks]


def words(count: int) -> str:
    return " ".join(["The talks went on for another week."] * (count // 7))


def test_pages_come_in_the_order_of_the_spine(make_file: MakeFile) -> None:
    pages = {"z.xhtml": page("<p>First.</p>"), "a.xhtml": page("<p>Second.</p>")}
    assert read_epub(make_file(make_epub(pages), "talks.epub")).text == "First.\n\nSecond."


def test_cover_title_page_and_contents_are_furniture(make_file: MakeFile) -> None:
    pages = {
        "cover.xhtml": page("<p>A picture of a quay</p>"),
        "front.xhtml": page("<p>Printed in Ostra</p>", attributes='epub:type="copyright-page"'),
        "nav.xhtml": nav(("a.xhtml", "Venues")),
        "list.xhtml": page("".join(f'<p><a href="a.xhtml#s{n}">Venue {n}</a></p>' for n in range(6))),
        "a.xhtml": page("<p>The talks went on.</p>"),
    }
    raw = read_epub(make_file(make_epub(pages, contents=nav(("a.xhtml", "Venues"))), "talks.epub"))
    assert [text for role, _, text in told(raw) if role != "furniture"] == ["The talks went on."]
    assert "A picture of a quay" in raw.text


def test_contents_list_that_does_not_read_counts_for_none(make_file: MakeFile) -> None:
    raw = read_epub(make_file(make_epub({"a.xhtml": page("<p>The talks went on.</p>")}, contents=" "), "talks.epub"))
    assert told(raw) == [("body", 1, "The talks went on.")]


def test_contents_list_sets_the_levels_of_headings(make_file: MakeFile) -> None:
    entries = '<ol><li><a href="a.xhtml#s">A room</a></li></ol>'
    contents = nav(("a.xhtml", "Venues")).replace("Venues</a></li>", f"Venues</a>{entries}</li>")
    body = '<h2>Venues</h2><p>Text.</p><h1 id="s">A room</h1><p>Text.</p><h3>By the door</h3><p>Text.</p>'
    raw = read_epub(make_file(make_epub({"a.xhtml": page(body)}, contents=contents), "talks.epub"))
    headings = [(level, text) for role, level, text in told(raw) if role == "heading"]
    assert headings == [(1, "Venues"), (2, "A room"), (4, "By the door")]


def test_paragraph_that_the_contents_list_names_is_a_heading(make_file: MakeFile) -> None:
    pages = {"a.xhtml": page(f'<p class="x">Chapter 1: Venues</p><p>{words(70)}</p>')}
    more = {"OEBPS/toc.ncx": ncx(("a.xhtml", "1. Venues"))}
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    raw = read_epub(make_file(make_epub(pages, more=more, items=item), "talks.epub"))
    assert told(raw)[0] == ("heading", 1, "Chapter 1: Venues")


def test_chapter_without_a_heading_takes_its_name_from_the_contents_list(make_file: MakeFile) -> None:
    pages = {"a.xhtml": page(f"<p>{words(70)}</p>"), "b.xhtml": page(f"<p>{words(70)}</p>")}
    contents = nav(("a.xhtml", "Venues"), ("b.xhtml", "Section 2"))
    raw = read_epub(make_file(make_epub(pages, contents=contents), "talks.epub"))
    assert [text for role, _, text in told(raw) if role == "heading"] == ["Venues"]


def test_notes_on_a_page_of_their_own_stand_where_they_belong(make_file: MakeFile) -> None:
    mark = '<a epub:type="noteref" href="notes.xhtml#n1" id="r1"><sup>1</sup></a>'
    pages = {
        "a.xhtml": page(f"<p>Held in May.{mark}</p><p>The talks went on.</p>"),
        "notes.xhtml": page('<h1>Notes</h1><ol><li id="n1"><p>Or in June. <a href="a.xhtml#r1">↩</a></p></li></ol>'),
    }
    raw = read_epub(make_file(make_epub(pages), "talks.epub"))
    assert told(raw)[:3] == [
        ("body", 1, "Held in May.[^1]"),
        ("note", 1, "Or in June."),
        ("body", 1, "The talks went on."),
    ]
    assert told(raw)[3][0] == "furniture"


def test_notes_count_anew_in_each_chapter(make_file: MakeFile) -> None:
    chapter = (
        '<p>{0}.<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1"><p>Of {0}.</p></aside>'
    )
    pages = {f"{name}.xhtml": page(chapter.format(name)) for name in ("May", "June")}
    raw = read_epub(make_file(make_epub(pages), "talks.epub"))
    assert [text for _, _, text in told(raw)] == ["May.[^1]", "Of May.", "June.[^1]", "Of June."]


def test_printed_pages_are_kept_with_their_numbers(make_file: MakeFile) -> None:
    mark = '<span epub:type="pagebreak" id="p{0}" title="{0}"></span>'
    body = f"<p>Preface.</p>{mark.format('xii')}<p>The talks {mark.format(1)}went on.</p>"
    raw = read_epub(make_file(make_epub({"a.xhtml": page(body)}), "talks.epub"))
    assert raw.page_labels == (None, "xii", "1")
    assert [raw.page_at(raw.text.index(word)) for word in ("Preface", "talks", "went")] == [1, 2, 3]


def test_book_without_printed_pages_has_none(make_file: MakeFile) -> None:
    raw = read_epub(make_file(make_epub({"a.xhtml": page("<p>The talks went on.</p>")}), "talks.epub"))
    assert (raw.pages, raw.page_labels) == (None, ())


def test_sidebars_are_boxes_and_epigraphs_quotations(make_file: MakeFile) -> None:
    body = '<aside epub:type="sidebar"><p>A word on venues.</p></aside><div epub:type="epigraph"><p>Wait.</p></div>'
    raw = read_epub(make_file(make_epub({"a.xhtml": page(body)}), "talks.epub"))
    assert [b.role for b in raw.blocks] == [BlockRole.BOX, BlockRole.QUOTE]
