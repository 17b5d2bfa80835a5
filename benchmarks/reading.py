"""PDF pages a second on one core, with layout, beside the bare text that pypdfium2 takes out of the same pages.

usage: python -m benchmarks.reading [PATH ...] [--rounds N]

PATH: PDF files and folders; if left out, the files of the tests that pdfLaTeX, LibreOffice and Chromium printed, and a
made one of two columns and 200 pages. Seconds are those of the processor, as other programs may share the machine.
By turns, medians over the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from benchmarks.made_text import WordSource
from ingest.clean.document import clean_document
from ingest.read.pdf.reader import read_pdf
from ingest.read.source_file import SourceFile, open_source
from tests.making.pdf_pages import HEIGHT, LEFT, Paper, Piece, as_source, break_lines, by_rows, justify, set_lines

TARGET = 40
PRINTED = Path(__file__).parent.parent / "tests" / "making" / "printed"
MADE_PAGES = 200
COLUMN, GAP, LINES = 215.0, 25.0, 44


def bare_text(file: SourceFile) -> int:
    """The text of every page as pypdfium2 gives it; how many pages there are."""
    document = pypdfium2.PdfDocument(file.data)
    for page in document:
        page.get_textpage().get_text_range()
    return len(document)


def with_layout(file: SourceFile) -> int:
    """Blocks in reading order; how many pages there are."""
    return read_pdf(file).pages or 0


def with_cleaning(file: SourceFile) -> int:
    """Blocks in reading order and their mended text; how many pages there are."""
    raw = read_pdf(file)
    clean_document(raw)
    return raw.pages or 0


WAYS: dict[str, Callable[[SourceFile], int]] = {
    "pypdfium2, bare text": bare_text,
    "read with layout": with_layout,
    "read and cleaned": with_cleaning,
}


def time_files(files: Sequence[SourceFile], way: Callable[[SourceFile], int]) -> tuple[int, float]:
    """Pages read one way, and the processor's seconds they took."""
    began = time.process_time()
    pages = sum(way(file) for file in files)
    return pages, time.process_time() - began


def measure(files: Sequence[SourceFile], *, rounds: int) -> None:
    """Time all ways by turns and print pages a second."""
    for way in WAYS.values():
        way(files[0])  # word lists are loaded on first use
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    pages = 0
    for _ in range(rounds):
        for name, way in WAYS.items():
            pages, seconds = time_files(files, way)
            taken[name].append(seconds)
    print(f"{len(files)} files, {pages:,} pages, medians of {rounds} rounds, one core")
    for name, seconds_of in taken.items():
        target = f"   (target: at least {TARGET})" if name == "read with layout" else ""
        print(f"{name:<24}{pages / statistics.median(seconds_of):>10,.0f} pages/s{target}")


def make_pages(count: int) -> SourceFile:
    """A file of pages of two columns, written row by row across both, with a head and a number on each."""
    source = WordSource(seed=1)
    paper = Paper()
    for number in range(1, count + 1):
        words = " ".join(source.sentence() for _ in range(2 * LINES)).split()
        lines = break_lines(words, COLUMN)[: 2 * LINES]
        left = justify(set_lines(lines[:LINES]), COLUMN)
        right = justify(set_lines(lines[LINES:], LEFT + COLUMN + GAP), COLUMN)
        furniture = [Piece("Waiting Rooms", LEFT, 50.0, size=8), Piece(str(number), LEFT + COLUMN, HEIGHT - 40, size=8)]
        paper.draw(*furniture, *by_rows([*left, *right]))
        paper.end_page()
    return as_source(paper.finish())


def find_pdfs(paths: Sequence[Path]) -> list[SourceFile]:
    """The PDF files that are named or lie in the folders that are, opened."""
    found = [f for path in paths for f in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    return [open_source(path) for path in found]


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the PDF reader beside pypdfium2's bare text.")
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    files = find_pdfs(arguments.paths or [PRINTED])
    if not arguments.paths:
        files.append(make_pages(MADE_PAGES))
    measure(files, rounds=arguments.rounds)


if __name__ == "__main__":
    main()
