"""Running heads, feet and page numbers: told from the text by what they do on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.read.pdf.edge_rows import EdgeRow, find_edge_rows
from ingest.read.pdf.shapes import Page, Word
from ingest.read.pdf.type_sizes import TypeSizes

# Heads stand in one place from page to page, give or take so many points.
_SAME_PLACE = 4.0
_SAME_SIZE = 0.5
# Wider steps than this, in parts of the usual one, set a row apart from the text.
_APART = 1.25
_OUTERMOST = 0.07
_TRUSTED_SHARE = 0.4
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PRINTED = re.compile(r"(?:https?|file)://\S+|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d{2}\b")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,4}(?![\w/-]|[.,]\d)")
_FEWEST_COUNTING = 3
_MOST_WORDS, _MOST_WORDS_ALONE = 25, 14
_LARGE, _MOST_PAGES = 1.2, 0.6


@dataclass(frozen=True)
class Furniture:
    """What belongs to the pages. rows: for each page the words that do; labels: the numbers printed on pages."""

    rows: dict[int, list[EdgeRow]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)

    def words_of(self, page: int) -> set[int]:
        """Places, in the file's order, of the words of a page that are furniture."""
        return {word.order for row in self.rows.get(page, ()) for word in row.words}


def find_furniture(pages: Sequence[Page], sizes: TypeSizes) -> Furniture:
    """Find the heads and feet of a document's pages."""
    rows = [row for page in pages for row in find_edge_rows(page)]
    heights = {page.number: page.height for page in pages}
    finder = _Finder(rows, heights, sizes, trusts_marks=_trust_marks(pages))
    found = finder.find()
    by_page: dict[int, list[EdgeRow]] = defaultdict(list)
    for row in found:
        by_page[row.page].append(row)
    return Furniture(dict(by_page), finder.labels)


def _trust_marks(pages: Iterable[Page]) -> bool:
    """True if a file that says what is no text says so of a small part only."""
    marked = total = 0
    for page in pages:
        total += len(page.words)
        marked += sum(word.is_artifact for word in page.words)
    return 0 < marked < _TRUSTED_SHARE * total


class _Finder:
    """Goes over the rows of all pages, from the surest sign to the least sure."""

    def __init__(
        self, rows: Sequence[EdgeRow], heights: Mapping[int, float], sizes: TypeSizes, *, trusts_marks: bool
    ) -> None:
        self.rows = rows
        self.heights = heights
        self.sizes = sizes
        self.trusts_marks = trusts_marks
        self._times = Counter((row.is_top, row.text) for row in rows)
        self.labels: dict[int, str] = {}
        self.found: dict[int, EdgeRow] = {}

    def find(self) -> list[EdgeRow]:
        """All rows that are furniture."""
        numbered = self._find_numbered()
        repeated = self._count_repeated()
        for i, row in enumerate(self.rows):
            if i in numbered or self._is_marked(row) or self._is_repeated(row, repeated) or self._is_printed(row):
                self.found[i] = row
        self._add_always_there()
        self._add_same_slot()
        self._add_outer()
        self._drop_inner()
        return list(self.found.values())

    def _find_numbered(self) -> set[int]:
        """Rows with a number that counts along with the pages."""
        by_offset: dict[tuple[bool, int], list[tuple[int, int, str]]] = defaultdict(list)
        for i, row in enumerate(self.rows):
            for piece in row.pieces:
                if piece.folio is not None and piece.printed is not None and row.depth < 3:
                    by_offset[row.is_top, piece.folio - row.page].append((i, row.page, piece.printed))
        found = self._find_counting()
        for (_, offset), places in sorted(by_offset.items(), key=lambda item: -len(item[1])):
            agreed = [
                p for p in places if self._has_company(p, places) or self._is_first_number(self.rows[p[0]], offset)
            ]
            for i, page, printed in agreed:
                found.add(i)
                self.labels.setdefault(page, printed)
        return found | self._find_elsewhere(by_offset)

    def _find_elsewhere(self, by_offset: Mapping[tuple[bool, int], Sequence[tuple[int, int, str]]]) -> set[int]:
        """Numbers alone at the other edge of the paper, as on the first page of a chapter, that count with the rest."""
        found: set[int] = set()
        known = Counter(int(label) - page for page, label in self.labels.items() if label.isdigit())
        for (_, offset), places in by_offset.items():
            if known[offset] < _FEWEST_COUNTING - 1:
                continue
            for i, page, printed in places:
                row = self.rows[i]
                if page not in self.labels and row.depth == 0 and len(row.pieces) == 1 and self._is_apart(row):
                    found.add(i)
                    self.labels[page] = printed
        return found

    def _find_counting(self) -> set[int]:
        """Rows of words with a number among them that counts along: "Quay Papers 7 | Page 3 of 9"."""
        alike: dict[tuple[bool, str, int], list[tuple[int, int, int]]] = defaultdict(list)
        for i, row in enumerate(self.rows):
            if row.size > _LARGE * self.sizes.size or (row.depth > 0 and not self._is_apart(row)):
                continue
            place = round(self._from_edge(row) / _SAME_PLACE)
            for n, number in enumerate(_NUMBER.findall(row.text)):
                for near in (place, place + 1):
                    alike[row.is_top, f"{row.key} {n} {int(number) - row.page}", near].append(
                        (i, row.page, int(number))
                    )
        found: set[int] = set()
        for rows in alike.values():
            if len({page for _, page, _ in rows}) < _FEWEST_COUNTING or not _LETTERS.search(self.rows[rows[0][0]].key):
                continue
            for i, page, number in rows:
                found.add(i)
                self.labels.setdefault(page, str(number))
        return found

    def _has_company(self, place: tuple[int, int, str], places: Sequence[tuple[int, int, str]]) -> bool:
        """True if a number at the same height on another page counts on from this one."""
        row = self.rows[place[0]]
        return any(
            other != place[1] and abs(self._from_edge(self.rows[i]) - self._from_edge(row)) <= _SAME_PLACE
            for i, other, _ in places
        )

    def _is_first_number(self, row: EdgeRow, offset: int) -> bool:
        """A single number at the very edge that is the page's own, in files of a page or two."""
        return offset == 0 and row.depth == 0 and len(row.pieces) <= 2 and self._is_apart(row)

    def _from_edge(self, row: EdgeRow) -> float:
        return row.base if row.is_top else self.heights[row.page] - row.base

    def _count_repeated(self) -> dict[tuple[bool, str, int], set[int]]:
        """The pages on which the text of each row, and of each piece of it, stands at each height."""
        pages: dict[tuple[bool, str, int], set[int]] = defaultdict(set)
        for row in self.rows:
            for key in {row.key, *(piece.key for piece in row.pieces)}:
                if _LETTERS.search(key):
                    pages[row.is_top, key, self._height_of(row)].add(row.page)
        return pages

    def _height_of(self, row: EdgeRow) -> int:
        """How far a row stands from its edge, in steps of half the slack that heads have."""
        return round(self._from_edge(row) / (_SAME_PLACE / 2))

    def _is_repeated(self, row: EdgeRow, pages: Mapping[tuple[bool, str, int], set[int]]) -> bool:
        if len(row.words) > _MOST_WORDS or _ends_a_text(row):
            return False
        if row.size > _LARGE * self.sizes.size and self._times[row.is_top, row.text] < 2:
            # Headings like "Round 1", "Round 2" stand alike at the top of pages.
            return False
        height = self._height_of(row)
        most = 0
        for key in {row.key, *(piece.key for piece in row.pieces)}:
            near = (pages.get((row.is_top, key, height + step), set()) for step in range(-2, 3))
            most = max(most, len(set().union(*near)))
        # Close to the text only a row that is the same to the letter: notes say "Ibid., p. 12" on many pages.
        return most > 1 and (self._is_apart(row) or (row.depth < 2 and self._is_same_to_the_letter(row)))

    def _is_same_to_the_letter(self, row: EdgeRow) -> bool:
        return self._times[row.is_top, row.text] > 2 and not row.text.endswith(".")

    def _is_apart(self, row: EdgeRow) -> bool:
        return row.gap > _APART * self.sizes.leading or row.gap > 2.2 * max(row.size, self.sizes.size)

    def _is_marked(self, row: EdgeRow) -> bool:
        return self.trusts_marks and row.is_artifact

    def _is_printed(self, row: EdgeRow) -> bool:
        """What a browser prints at the edge of the paper: the address, the date."""
        edge = self._from_edge(row) < _OUTERMOST * self.heights[row.page]
        return edge and row.depth == 0 and self._is_apart(row) and _PRINTED.search(row.text) is not None

    def _add_always_there(self) -> None:
        """Rows that stand in one place on most pages and say other things, such as the title of each chapter."""
        places: dict[tuple[bool, int, float], list[int]] = defaultdict(list)
        for i, row in enumerate(self.rows):
            is_small = row.size < _LARGE * self.sizes.size and len(row.words) <= _MOST_WORDS_ALONE
            if row.depth == 0 and is_small and self._is_apart(row):
                places[row.is_top, round(self._from_edge(row)), round(row.size * 2)].append(i)
        for rows in places.values():
            if len(rows) >= max(_FEWEST_COUNTING, _MOST_PAGES * len(self.heights)):
                self.found.update((i, self.rows[i]) for i in rows)

    def _add_same_slot(self) -> None:
        """Rows where other pages have their heads, such as the title of a chapter of one page."""
        slots = {self._slot_of(row) for row in self.found.values() if row.depth < 2}
        for i, row in enumerate(self.rows):
            if i in self.found or row.depth > 1 or len(row.words) > _MOST_WORDS or not self._is_apart(row):
                continue
            if _ends_a_text(row):
                continue
            is_top, height, size = self._slot_of(row)
            if any((is_top, height + up, size + more) in slots for up in (-1, 0, 1) for more in (-1, 0, 1)):
                self.found[i] = row

    def _slot_of(self, row: EdgeRow) -> tuple[bool, int, int]:
        """The place and the size of a row, coarsely."""
        return row.is_top, self._height_of(row), round(row.size / _SAME_SIZE)

    def _add_outer(self) -> None:
        """What stands between a head and the edge of the page is no text either."""
        inner: dict[tuple[int, bool], int] = {}
        for row in self.found.values():
            side = (row.page, row.is_top)
            inner[side] = max(inner.get(side, -1), row.depth if row.depth < 3 else -1)
        for i, row in enumerate(self.rows):
            if row.depth < inner.get((row.page, row.is_top), -1) and len(row.words) <= _MOST_WORDS:
                self.found.setdefault(i, row)

    def _drop_inner(self) -> None:
        """Rows with text between them and the edge are text themselves."""
        depths: dict[tuple[int, bool], set[int]] = defaultdict(set)
        for row in self.found.values():
            depths[row.page, row.is_top].add(row.depth)
        for i, row in list(self.found.items()):
            if not set(range(row.depth)) <= depths[row.page, row.is_top]:
                del self.found[i]


def _ends_a_text(row: EdgeRow) -> bool:
    """True for the last line of a paragraph, which stands alone over the white that follows."""
    return row.text[:1].islower() and row.text.endswith((".", "?", "!")) and len(row.words) > 1


def without(words: Iterable[Word], orders: set[int]) -> list[Word]:
    """The words whose places are not among these."""
    return [word for word in words if word.order not in orders]
