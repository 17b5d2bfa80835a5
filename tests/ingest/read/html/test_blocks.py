"""What the elements of a page become."""

from __future__ import annotations

import pytest

from tests.ingest.read.html.conftest import ReadPage, told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>Venues</h2><p>Text.</p>", [("heading", "Venues"), ("body", "Text.")]),
        ("<div role=heading aria-level=2>Venues</div><p>Text.</p>", [("heading", "Venues"), ("body", "Text.")]),
        ("<p>One<p>Two", [("body", "One"), ("body", "Two")]),
        ("bare <b>words</b><div>and more</div>tail", [("body", "bare words"), ("body", "and more"), ("body", "tail")]),
        ("<p>one<br><br>two<br>three</p>", [("body", "one"), ("body", "two\nthree")]),
        ("<ul><li>one<ol type=a><li>two</ol></ul>", [("list", "one"), ("list", "a. two")]),
        ("<ol start=4><li>four<li value=7>seven</ol>", [("list", "4. four"), ("list", "7. seven")]),
        ("<ol><li value=7>seven<li>eight</ol>", [("list", "7. seven"), ("list", "8. eight")]),
        ("<ol reversed><li>last<li>first</ol>", [("list", "2. last"), ("list", "1. first")]),
        ("<ol><li><p>one</p><p>still one</p></ol>", [("list", "1. one"), ("list", "still one")]),
        ("<blockquote><p>Wait.</p></blockquote>", [("quote", "Wait.")]),
        ("<figure><img alt=x><figcaption>The quay.</figcaption></figure>", [("caption", "The quay.")]),
        ("<p class=MsoCaption>Figure 1</p>", [("caption", "Figure 1")]),
        ("<div class='callout'><h4>Note</h4><ul><li>Wait.</ul></div>", [("box", "Note"), ("box", "Wait.")]),
        ("<p>They <del>left</del><ins>stayed</ins>.</p>", [("body", "They stayed.")]),
        ("<p>She said <q>wait</q>.</p>", [("body", "She said “wait”.")]),
        ("<p>of office<sup>4</sup>, 10<sup>6</sup>, 2<sup>nd</sup></p>", [("body", "of office⁴, 106, 2nd")]),
        ("<pre>line one\n\n  line two</pre>", [("lines", "line one\n\n  line two")]),
        ("<p>to&shy;gether&nbsp;&amp; &lt;apart&gt;</p>", [("body", "to\u00adgether\xa0& <apart>")]),
        (
            "<p><a href='#a'>1. The ferry</a><br><a href='#b'>2. The ford</a> <a href='#c'>3. Notes</a></p>"
            "<p>Text.</p>",
            [("furniture", "1. The ferry\n2. The ford 3. Notes"), ("body", "Text.")],
        ),
        (
            "<p>See <a href='#a'>here</a>, <a href='#b'>1</a> and <a href='/c'>there</a>.</p>",
            [("body", "See here, 1 and there.")],
        ),
        ("<ruby>Ostra<rt>os</rt></ruby>", [("body", "Ostra")]),
    ],
)  # fmt: skip
def test_elements_become_blocks(read_page: ReadPage, body: str, expected: list[tuple[str, str]]) -> None:
    assert told(read_page(body)) == expected


def test_levels_of_lists_and_headings_are_kept(read_page: ReadPage) -> None:
    raw = read_page("<h3>Venues</h3><ul><li>a<ul><li>b</ul></ul>")
    assert [block.level for block in raw.blocks] == [3, 1, 2]


def test_table_has_its_caption_before_it_and_its_head_first(read_page: ReadPage) -> None:
    foot, head = "<tfoot><tr><td>all</td><td>9</td></tr></tfoot>", "<thead><tr><th>Round</th><th>Days</th></tr></thead>"
    rows = "<tbody><tr><td>a</td><td>4</td></tr><tr><td>b</td><td>5</td></tr></tbody>"
    body = f"<table><caption>Rounds</caption>{foot}{rows}{head}</table>"
    assert told(read_page(body)) == [("caption", "Rounds"), ("table", "Round | Days\na | 4\nb | 5\nall | 9")]


def test_cells_that_span_stand_once(read_page: ReadPage) -> None:
    body = "<table><tr><td colspan=2>wide<td>x<tr><td rowspan=2>tall<td>1<td>2<tr><td>3<td>4</table>"
    assert told(read_page(body)) == [("table", "wide | x\ntall | 1 | 2\n| 3 | 4")]


def test_huge_spans_make_no_huge_table(read_page: ReadPage) -> None:
    raw = read_page("<table>" + "<tr><td colspan=90000 rowspan=90000>a<td>b" * 40 + "</table>")
    assert len(raw.text) < 10_000


@pytest.mark.parametrize(
    "table", ["<table role=presentation><tr><td>{}<td>x<tr><td>y<td>z</table>", "<table><tr><td>{}</table>"]
)
def test_table_that_only_lays_out_is_no_table(read_page: ReadPage, table: str) -> None:
    assert told(read_page(table.format("<p>The talks went on.</p>")))[0] == ("body", "The talks went on.")


def test_bold_lines_are_headings_where_no_tags_say_them(read_page: ReadPage) -> None:
    body = (
        "<p><b>Venues</b></p><p>The talks went on for a week.</p><p><b>Seats</b></p><p>"
        "They were drawn <b>by lot</b>.</p>"
    )
    assert [text for role, text in told(read_page(body)) if role == "heading"] == ["Venues", "Seats"]


def test_larger_type_makes_higher_headings(read_page: ReadPage) -> None:
    style = "<style>.big { font-size: 20pt } .mid { font-size: 15pt; font-weight: bold }</style>"
    body = "<p class=big>Venues</p><p class=mid>A room</p><p>The talks went on for a week, and nobody came.</p>"
    raw = read_page(body, style)
    assert [(b.role.value, b.level) for b in raw.blocks] == [("heading", 1), ("heading", 2), ("body", 1)]
