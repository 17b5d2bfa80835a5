"""One manuscript written by real programs, and kept beside the tests, because few machines have all of them.

`python -m tests.making.real_producers` writes the files anew; it needs pandoc and LibreOffice.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.making.manuscript import Block, Heading, Items, Manuscript, Paragraph, Table, number_notes

KEPT = Path(__file__).parent / "kept"

MANUSCRIPT = Manuscript(
    title="The Ferry House: Notes on Talks between Two Ports",
    authors=("Ilse Vandermeer", "Tobias Okello"),
    year=2017,
    blocks=(
        Heading("A house between two ports"),
        Paragraph(
            tuple(
                "The ferry house stands where neither harbour council could claim it, and for that reason alone it was"
                " chosen. In the spring of 1994 the two councils sent eleven delegates each, a cook, and a list of"
                " things that were not to be said.".split()
            ),
            (22, "Minutes of the first meeting, kept by the harbour clerk; a copy is with the guarantors."),
        ),
        Paragraph(
            tuple(
                "The envoy from the regional organisation brought no agenda. She asked each side"
                " to describe the other’s"
                " worst day of the war, and wrote both answers on one sheet.".split()
            )
        ),
        Heading("Who sat where", 2),
        Paragraph(tuple("Seats were drawn by lot every morning, with three exceptions:".split())),
        Items(
            (
                "the co-chairs sat at opposite ends of the table;",
                "the widows’ association kept the two chairs by the door;",
                "nobody sat with his back to the river.",
            ),
            is_numbered=True,
        ),
        Paragraph(
            tuple("The lot was held by a schoolteacher, whom both sides had once employed.".split()),
            (4, "She declined to be named."),
        ),
        Paragraph(
            tuple("We did not agree on anything that week, but we learned whose coffee was drinkable.".split()),
            is_quote=True,
        ),
        Heading("What came of it"),
        Paragraph(tuple("Three papers left the house before the river froze, and two of them were kept.".split())),
        Table(
            (
                ("Paper", "Signed", "Kept until"),
                ("Detainee list", "May 1994", "released in full"),
                ("Crossing protocol", "July 1994", "the flood of 1998"),
                ("Port charges", "never", "under dispute"),
            ),
            caption="Papers of the ferry house and what became of them",
        ),
        Paragraph(
            tuple(
                "A follow-up meeting is owed. The non-aligned members of the contact group have offered to pay for the"
                " cook, and the Secretary-General’s office has asked for the lists.".split()
            ),
            (27, "Letter of 3 March 1996. It has not been answered."),
        ),
        Items(("The house is to be let.", "The sheet with both answers is in the archive.")),
        Paragraph(tuple("Whoever rents it should know that the stove smokes when the wind is from the east.".split())),
    ),
)


def write_markdown(manuscript: Manuscript) -> str:
    """A manuscript in pandoc's Markdown."""
    authors = "".join(f"- {name}\n" for name in manuscript.authors)
    head = f"---\ntitle: '{manuscript.title}'\nauthor:\n{authors}date: '{manuscript.year}'\nlang: en-GB\n---\n"
    body = [text for block, number in number_notes(manuscript.blocks) for text in _write(block, number)]
    notes = [f"[^{n}]: {text}" for n, text in enumerate(manuscript.notes(), start=1)]
    return "\n\n".join([head, *body, *notes, ""])


def _write(block: Block, number: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.text}"
    elif isinstance(block, Paragraph):
        before, behind = block.parts()
        mark = f"[^{number}]" if block.note else ""
        yield f"{'> ' if block.is_quote else ''}{before}{mark} {behind}"
    elif isinstance(block, Items):
        yield "\n".join(f"{n}. {t}" if block.is_numbered else f"- {t}" for n, t in enumerate(block.texts, start=1))
    else:
        head, *rows = ("| " + " | ".join(row) + " |" for row in block.rows)
        yield "\n".join([head, "|" + "---|" * len(block.rows[0]), *rows, "", f": {block.caption}"])


def write_all(folder: Path) -> None:
    """Let the programs write the kept files."""
    folder.mkdir(exist_ok=True)
    source = folder / "source.md"
    source.write_text(write_markdown(MANUSCRIPT), encoding="utf-8")
    for name, form in (
        ("pandoc.docx", "docx"),
        ("pandoc.odt", "odt"),
        ("pandoc.html", "html5"),
        ("pandoc.epub", "epub3"),
        ("pandoc-2.epub", "epub2"),
    ):
        subprocess.run(["pandoc", source, "--standalone", "-t", form, "-o", folder / name], check=True)
    source.unlink()
    for form, writer, name in (
        ("docx", "MS Word 2007 XML", "libreoffice.docx"),
        ("odt", "writer8", "libreoffice.odt"),
        ("html", "HTML (StarWriter)", "libreoffice.html"),
        ("xhtml", "XHTML Writer File", "libreoffice.xhtml"),
        ("epub", "EPUB", "libreoffice.epub"),
    ):
        with tempfile.TemporaryDirectory() as made:
            options = ["--headless", "--convert-to", f"{form}:{writer}", "--outdir", made]
            subprocess.run(["soffice", *options, folder / "pandoc.docx"], check=True, capture_output=True)
            (folder / name).write_bytes((Path(made) / f"pandoc.{form}").read_bytes())


if __name__ == "__main__":
    write_all(KEPT)
