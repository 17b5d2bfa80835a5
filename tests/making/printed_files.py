"""One manuscript printed by real programs, and kept beside the tests, because few machines have all of them.

`python -m tests.making.printed_files` prints `printed/source.md` anew; it needs pandoc, pdfLaTeX, LibreOffice,
Chromium, ghostscript and qpdf.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from tests.making.manuscript import Block, Heading, Items, Manuscript, Paragraph, Table

PRINTED = Path(__file__).parent / "printed"
SOURCE = PRINTED / "source.md"


class Furniture(NamedTuple):
    """What a printer adds to the pages. heads: running heads and feet; folios: the numbers of the pages."""

    heads: tuple[str, ...]
    folios: tuple[str, ...] = ("1", "2", "3")


FURNITURE = {
    "article.pdf": Furniture(("Vandermeer and Okello", "Cold Rooms"), ("213", "214", "215", "216")),
    "book.pdf": Furniture(
        ("THE ROOM AND THE RIVER", "SETTING THE PACE", "WHO SAT WHERE", "WHAT CANNOT BE COPIED"),
        ("i", "ii", *map(str, range(1, 9))),
    ),
    "browser.pdf": Furniture(("print.html",)),
    "columns.pdf": Furniture(("Quay Centre for Patient Talks", "Page 2 of")),
    "office.pdf": Furniture(("Cold Rooms", "Quay Papers 7")),
    "rewritten.pdf": Furniture(("Vandermeer and Okello", "Cold Rooms"), ("213", "214", "215", "216")),
    "turned.pdf": Furniture(("Cold Rooms", "Quay Papers 7")),
}

_LATEX_ARTICLE = r"""\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}
\fancyhead[LE,RO]{\thepage}\fancyhead[RE]{Vandermeer and Okello}\fancyhead[LO]{Cold Rooms}\setcounter{page}{213}
\usepackage{etoolbox}\AtBeginEnvironment{longtable}{\small}
\let\oldlongtable\longtable\let\endoldlongtable\endlongtable
\renewenvironment{longtable}{\onecolumn\oldlongtable}{\endoldlongtable\twocolumn}"""
_COLUMNS_CSS = """<style>
@page{size:A4;margin:22mm 20mm}
@page{@top-left{content:"Quay Centre for Patient Talks";font:9pt serif}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:9pt serif}}
body{font:11pt/1.4 "Liberation Serif";max-width:none;padding:0;margin:0;hyphens:auto;text-align:justify;columns:2}
#title-block-header{column-span:all}</style>"""
_BROWSER_CSS = """<style>body{font:12pt/1.5 "Liberation Serif";max-width:none;padding:0;margin:0}</style>"""
_OFFICE_HEAD = (
    '<style:header><text:p text:style-name="Header">Cold Rooms<text:tab/>Quay Papers 7</text:p></style:header>'
    '<style:footer><text:p text:style-name="Footer">– <text:page-number/> –</text:p></style:footer>'
)


def read_manuscript() -> Manuscript:
    """The source as a manuscript, its notes in their places."""
    _, head, body = SOURCE.read_text(encoding="utf-8").split("---\n", 2)
    stretches = [stretch.strip() for stretch in body.split("\n\n") if stretch.strip()]
    notes = {m[1]: m[2] for s in stretches if (m := re.fullmatch(r"\[\^(\d+)\]: (.+)", s))}
    title = re.search(r"title: '(.+)'", head)
    authors = re.findall(r"^- (.+)", head, re.MULTILINE)
    blocks = [_read_block(s, notes) for s in stretches if not s.startswith(("[^", ": "))]
    return Manuscript(tuple(blocks), title=title[1] if title else "", authors=tuple(authors), year=2017)


def _read_block(text: str, notes: dict[str, str]) -> Block:
    if text.startswith("#"):
        marks, _, words = text.partition(" ")
        return Heading(words, len(marks))
    if text.startswith("1. "):
        return Items(tuple(line.split(" ", 1)[1] for line in text.splitlines()), is_numbered=True)
    if text.startswith("| "):
        rows = [line.strip("| ").split(" | ") for line in text.splitlines() if not line.startswith("|--")]
        return Table(tuple(tuple(row) for row in rows))
    marked = re.search(r"\[\^(\d+)\]", text)
    before = text[: marked.start()].split() if marked else []
    plain = re.sub(r"\[\^\d+\]", "", text.removeprefix("> "))
    noted = (len(before) - 1, notes[marked[1]]) if marked else None
    return Paragraph(tuple(plain.split()), noted, is_quote=text.startswith("> "))


def print_all(folder: Path) -> None:
    """Let the programs print the kept files."""
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        _print_latex(work, folder)
        _print_browser(work, folder)
        _print_office(work, folder)
    _run(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", folder / "rewritten.pdf", folder / "article.pdf"
    )
    _run("qpdf", folder / "office.pdf", "--rotate=+90:2", "--rotate=+270:3", "--", folder / "turned.pdf")


def _print_latex(work: Path, folder: Path) -> None:
    (work / "article.tex").write_text(_LATEX_ARTICLE, encoding="utf-8")
    fonts = ["--pdf-engine=pdflatex", "-V", "fontfamily=mathptmx"]
    article = ["-H", str(work / "article.tex"), "-V", "classoption=twocolumn,twoside,10pt,a4paper"]
    _run("pandoc", SOURCE, *fonts, *article, "-o", folder / "article.pdf")
    book = ["-V", "documentclass=book", "-V", "classoption=11pt,a5paper,openany", "--toc"]
    _run("pandoc", SOURCE, *fonts, *book, "--top-level-division=chapter", "-o", folder / "book.pdf")


def _print_browser(work: Path, folder: Path) -> None:
    page, style = work / "print.html", work / "style.html"
    for name, css, bare in (("columns.pdf", _COLUMNS_CSS, True), ("browser.pdf", _BROWSER_CSS, False)):
        style.write_text(css, encoding="utf-8")
        _run("pandoc", SOURCE, "--standalone", "-H", style, "-o", page)
        options = ["--no-pdf-header-footer"] if bare else []
        profile = f"--user-data-dir={work / 'profile'}"
        sandbox = ["--headless", "--no-sandbox", "--disable-gpu", profile]
        _run("chromium", *sandbox, *options, f"--print-to-pdf={folder / name}", page.as_uri())


def _print_office(work: Path, folder: Path) -> None:
    plain, headed = work / "plain.odt", work / "office.odt"
    _run("pandoc", SOURCE, "-o", plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(headed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "styles.xml":
                master = rb'(<style:master-page style:name="Standard"[^>]*>).*?(</style:master-page>)'
                data = re.sub(master, rb"\1" + _OFFICE_HEAD.encode() + rb"\2", data, flags=re.DOTALL)
            target.writestr(entry, data)
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, headed)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    print_all(PRINTED)
