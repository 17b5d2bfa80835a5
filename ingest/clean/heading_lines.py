"""Headings among the blocks of a page, and how deep they stand, where nothing but the words shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.clean.contents import title_key
from ingest.clean.layout import LineBlock
from ingest.clean.title_shapes import Shape, is_capitals, is_dated_title, is_known_title, is_part, judge_shape
from ingest.records import BlockRole

# So many lines without a sentence in a row are a list, whatever each of them looks like.
_LIST_RUN = 4
_FRAGMENTS = frozenset({Shape.TITLE, Shape.ENTRY})
# A line of four words and more that comes back word for word under quotations says who is quoted.
_ATTRIBUTION_TIMES = 3
_ATTRIBUTION_WORDS = 4
_SHORT_ENTRY_WORDS = 3
_QUOTES = "“”‘’\"'«»"
_PROSE_WORDS = 8


class HeadingSearch:
    """Finds the headings of one document. titles: those its contents list names, as `title_key` writes them."""

    def __init__(self, blocks: Sequence[LineBlock], titles: frozenset[str]) -> None:
        skipped = {BlockRole.FURNITURE, BlockRole.NOTE}
        self._blocks = [b for b in blocks if b.role not in skipped]
        self._shapes = [judge_shape(b) for b in self._blocks]
        self._titles = titles
        self._times = Counter(b.text for b, s in zip(self._blocks, self._shapes, strict=True) if s in _FRAGMENTS)
        self._under_quotes = {b.text for i, b in enumerate(self._blocks) if i and self._is_quoted(i - 1)}
        self._runs = self._measure_runs()

    def mark(self) -> None:
        """Give headings their role, and lines that are neither headings nor sentences theirs: entries of a list."""
        for i in range(len(self._blocks) - 1, -1, -1):
            if self._is_heading(i):
                self._blocks[i].role = BlockRole.HEADING
                self._shapes[i] = Shape.HEADING
            elif self._shapes[i] in _FRAGMENTS and self._runs[i] >= _LIST_RUN:
                self._blocks[i].role = BlockRole.LIST

    def attributions(self) -> frozenset[str]:
        """Lines that come back word for word under what somebody said."""
        return frozenset(text for text in self._times if self._is_attribution(text))

    def _measure_runs(self) -> list[int]:
        """For each block, how many lines without a sentence stand in a row around it."""
        lengths = [0] * len(self._blocks)
        start = 0
        for i in range(len(self._blocks) + 1):
            if i < len(self._blocks) and self._shapes[i] in _FRAGMENTS and not self._is_strong(i):
                continue
            lengths[start:i] = [i - start] * (i - start)
            start = i + 1
        return lengths

    def _is_strong(self, i: int) -> bool:
        """True if a block is a heading by its words or by the contents list."""
        block, shape = self._blocks[i], self._shapes[i]
        if shape not in {Shape.TITLE, Shape.NUMBERED, Shape.ENTRY} or block.is_verse:
            return False
        text = block.text
        if is_part(text) or is_known_title(text) or title_key(text) in self._titles:
            return True
        return shape is not Shape.ENTRY and is_capitals(text) and self._heads_text(i)

    def _heads_text(self, i: int) -> bool:
        if i + 1 == len(self._blocks):
            return False
        following = self._blocks[i + 1]
        return self._shapes[i + 1] in {Shape.HEADING, Shape.TITLE, Shape.ITEM} or following.word_count >= _PROSE_WORDS

    def _is_heading(self, i: int) -> bool:
        if i + 1 == len(self._blocks) or self._shapes[i] not in {Shape.TITLE, Shape.NUMBERED, Shape.ENTRY}:
            return False
        if self._is_strong(i):
            return True
        following = self._shapes[i + 1]
        if self._shapes[i] is Shape.NUMBERED:
            return following is not Shape.OTHER and not self._is_numbered_item(i)
        text = self._blocks[i].text
        is_title_page = i > 0 and text == self._blocks[0].text
        if is_title_page or self._is_attribution(text):
            return False
        if self._shapes[i] is Shape.ENTRY:
            return self._is_dated_title(i)
        if following is Shape.HEADING and is_part(self._blocks[i + 1].text):
            return False
        if self._runs[i] >= _LIST_RUN:
            return self._heads_within_list(i)
        return following is not Shape.PROSE or self._heads_text(i)

    def _is_dated_title(self, i: int) -> bool:
        """True for "Geneva, 1994 to 1995" alone between paragraphs: not in a chronicle, and not under a quotation."""
        block = self._blocks[i]
        if i == 0 or block.is_verse or self._runs[i] != 1 or not is_dated_title(block.text) or self._is_quoted(i - 1):
            return False
        return self._shapes[i - 1] in {Shape.PROSE, Shape.HEADING} and self._heads_text(i)

    def _is_quoted(self, i: int) -> bool:
        """True if a block is, or may be, what somebody said."""
        text = self._blocks[i].text
        return text[0] in _QUOTES or text[-1] in _QUOTES or text.startswith(("[...", "[…"))

    def _is_numbered_item(self, i: int) -> bool:
        """True if the block counts on from its neighbour or to it, without a sentence between them."""
        own = self._blocks[i].marker
        for other in (i - 1, i + 1):
            if 0 <= other < len(self._blocks) and own is not None:
                marker = self._blocks[other].marker
                short = self._shapes[other] in {Shape.NUMBERED, Shape.ITEM, Shape.HEADING}
                if marker and short and marker.kind == own.kind and marker.value - own.value == other - i:
                    return True
        return False

    def _heads_within_list(self, i: int) -> bool:
        """A title in a long row of lines: it heads sentences, entries that are more than names, or short names."""
        following = self._shapes[i + 1]
        if self._runs[i] > i:
            # The title page: only what stands right before the text heads it.
            return following is Shape.PROSE
        if following not in _FRAGMENTS:
            return self._heads_text(i) and (following is not Shape.HEADING or self._blocks[i].after_cut)
        if "," in self._blocks[i + 1].text:
            return "," not in self._blocks[i].text and not self._blocks[i + 1].is_verse
        names = self._blocks[i + 1 : i + 4]
        longer = self._blocks[i].word_count > _SHORT_ENTRY_WORDS + 1
        return longer and len(names) == 3 and all(b.word_count <= _SHORT_ENTRY_WORDS for b in names)

    def _is_attribution(self, text: str) -> bool:
        if self._times[text] < _ATTRIBUTION_TIMES or title_key(text) in self._titles:
            return False
        return text.count(" ") + 1 >= _ATTRIBUTION_WORDS and text in self._under_quotes


def set_levels(blocks: Sequence[LineBlock]) -> None:
    """Guess how deep each heading stands.

    Parts and chapters come first, then titles that every report has and numbers of one part, then the rest. Among the
    rest, a heading right under a heading stands deeper, and one that heads headings as high as the last that did.
    """
    shown = [b for b in blocks if b.role not in {BlockRole.FURNITURE, BlockRole.NOTE}]
    top, plain, stacker = 0, 0, 0
    last = 0
    for i, block in enumerate(shown):
        if block.role is not BlockRole.HEADING:
            continue
        under_heading = i > 0 and shown[i - 1].role is BlockRole.HEADING
        heads_headings = i + 1 < len(shown) and shown[i + 1].role is BlockRole.HEADING
        text = block.text
        if is_part(text):
            block.level, top, plain, stacker = 1, 1, 0, 0
        elif is_capitals(text) or is_known_title(text):
            block.level = top + 1 if top else 1
            plain = stacker = 0
        elif block.marker is not None:
            block.level = _level_of_number(block, top=top, last=last, plain=plain)
            plain = plain if block.marker.kind != "number" else 0
        else:
            block.level = plain = _level_of_plain(
                under_heading, stacker if heads_headings else 0, plain, max(last, top)
            )
            stacker = block.level if heads_headings else stacker
        last = block.level


def _level_of_plain(under_heading: bool, stacker: int, plain: int, above: int) -> int:
    if stacker:
        return stacker
    return above + 1 if under_heading else plain or above + 1


def _level_of_number(block: LineBlock, *, top: int, last: int, plain: int) -> int:
    marker = block.marker
    if marker is None or marker.kind == "number":
        return top + (marker.depth if marker else 1)
    return plain + 1 if plain else max(top + 1, min(last, top + 2))
