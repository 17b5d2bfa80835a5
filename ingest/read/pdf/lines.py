"""Words to lines: what stands on one baseline, with raised numbers where they belong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ingest.read.pdf.rtl import move_stops, turn_brackets
from ingest.read.pdf.shapes import Line, Word

# In parts of the type's size: how far baselines of one line may lie apart, and what counts as smaller type.
_SAME_LINE = 0.3
_SMALLER = 0.85
_NEAREST = 0.4
_RAISED_FROM, _RAISED_TO = 0.12, 0.8
_LOWERED_TO = 0.35
_LONGEST_MARK = 6
_FEWEST_CAPITALS = 3
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Letters that are spaced apart for show: at least so many single ones in a row, with gaps up to so much.
_FEWEST_SPACED = 4
_WIDEST_SPACED = 0.9


def build_lines(words: Sequence[Word]) -> list[Line]:
    """The lines that words make, from top to bottom; the words are those of one column."""
    return sorted((make_line(row) for row in _find_rows(words)), key=lambda line: (line.base, line.x0))


def sketch_lines(words: Sequence[Word]) -> list[Line]:
    """The lines that words make, without their text: enough to see whether they make a column."""
    return sorted((sketch_line(sorted(row, key=_x0)) for row in _group_rows(words)), key=lambda line: line.base)


def _find_rows(words: Sequence[Word]) -> list[list[Word]]:
    if not words:
        return []
    hosted, free = _find_hosts(words)
    rows = _group_rows(free)
    row_of = {id(word): row for row in rows for word in row} if hosted else {}
    for word, host in hosted:
        row = row_of[id(host)]
        if host.base - word.base > _RAISED_FROM * host.size:
            word = word._replace(raised=True)
        row.append(word)
    return rows


def _find_hosts(words: Sequence[Word]) -> tuple[list[tuple[Word, Word]], list[Word]]:
    """Small marks with the larger word beside each, and the words that stand on a line of their own."""
    hosted: list[tuple[Word, Word]] = []
    free: list[Word] = []
    by_base = sorted(words, key=_base)
    largest = max(word.size for word in words)
    nearby = _largest_nearby(words, largest)
    for word in words:
        host = None
        if len(word.text) <= _LONGEST_MARK and word.size < _SMALLER * nearby[int(word.base // largest)]:
            low = bisect_left(by_base, word.base - _LOWERED_TO * largest, key=_base)
            high = bisect_right(by_base, word.base + _RAISED_TO * largest, key=_base)
            host = _find_host(word, by_base[low:high])
        if host is None:
            free.append(word)
        else:
            hosted.append((word, host))
    hosts = {id(mark) for mark, _ in hosted}
    # A mark beside a mark has its place by the word that both belong to.
    return [(mark, host) for mark, host in hosted if id(host) not in hosts], free + [
        mark for mark, host in hosted if id(host) in hosts
    ]


def _largest_nearby(words: Sequence[Word], step: float) -> dict[int, float]:
    """The largest type in each stretch of a page and the stretches above and below it, `step` points high each."""
    sizes: dict[int, float] = {}
    for word in words:
        place = int(word.base // step)
        sizes[place] = max(sizes.get(place, 0.0), word.size)
    return {place: max(sizes.get(near, 0.0) for near in (place - 1, place, place + 1)) for place in sizes}


def _x0(word: Word) -> float:
    return word.x0


def _base(word: Word) -> float:
    return word.base


def _find_host(mark: Word, words: Sequence[Word]) -> Word | None:
    """The nearest larger word on whose line a small mark stands, before it or behind it."""
    best: Word | None = None
    nearest = float("inf")
    for word in words:
        if mark.size >= _SMALLER * word.size or len(word.text) == 1 and word.size > 2.5 * mark.size:
            continue
        rise = word.base - mark.base
        if not -_LOWERED_TO * word.size <= rise <= _RAISED_TO * word.size:
            continue
        gap = max(mark.x0 - word.x1, word.x0 - mark.x1)
        # Behind a word is the usual place; before one is that of the number a note begins with.
        if gap < _NEAREST * word.size and gap + (0.2 * word.size if word.x0 > mark.x0 else 0) < nearest:
            best, nearest = word, gap + (0.2 * word.size if word.x0 > mark.x0 else 0)
    if best is None or (abs(best.base - mark.base) <= _RAISED_FROM * best.size and mark.text.isalpha()):
        # Small capitals and such stand on the line itself.
        return None
    return best


def _group_rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=_base):
        if rows and word.base - rows[-1][0].base <= _SAME_LINE * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def make_line(words: Sequence[Word]) -> Line:
    """Put the words of one line in reading order; there is at least one."""
    ordered = order_words(words)
    if sum(len(w.text) == 1 for w in ordered) >= _FEWEST_SPACED:
        ordered = list(_join_spaced(ordered))
    line = sketch_line(ordered)
    line.text = join_words(ordered)
    return line


def sketch_line(words: Sequence[Word]) -> Line:
    """Where words in reading order stand as a line, and how they are set, without their text."""
    sizes = {w.size for w in words}
    letters = sum(len(w.text) for w in words)
    size = sizes.pop() if len(sizes) == 1 else _most_common_size(words)
    full = [w for w in words if w.size > _SMALLER * size] or words
    return Line(
        words=list(words),
        x0=min(w.x0 for w in words),
        x1=max(w.x1 for w in words),
        base=max(full, key=_length).base,
        size=size,
        bold=sum(len(w.text) for w in words if w.bold) > 0.6 * letters,
        italic=sum(len(w.text) for w in words if w.italic) > 0.6 * letters,
    )


def _length(word: Word) -> int:
    return len(word.text)


def _most_common_size(words: Sequence[Word]) -> float:
    """The size of most letters; of small capitals, that of the large ones among them."""
    letters = [c for w in words for c in w.text if c.isalpha()]
    if len(letters) > _FEWEST_CAPITALS and all(map(str.isupper, letters)):
        return max(w.size for w in words if any(map(str.isalpha, w.text)))
    counts: dict[float, int] = {}
    for word in words:
        counts[word.size] = counts.get(word.size, 0) + len(word.text)
    return max(counts, key=lambda size: (counts[size], size))


def order_words(words: Sequence[Word], *, is_rtl: bool = False) -> list[Word]:
    """Words of a line as they are read.

    From the left, or from the right with stretches of the other script in their own order. is_rtl: the document is read
    from the right, so that a line with a few words of its script is too.
    """
    ordered = sorted(words, key=_x0)
    if not any(w.is_rtl for w in ordered):
        return ordered
    if is_rtl or _is_mostly_rtl(ordered):
        read = [word if word.is_rtl else word._replace(text=move_stops(word.text)) for word in ordered[::-1]]
        read = [word._replace(text=turn_brackets(word.text)) for word in read]
        return list(_reverse_runs(read, is_rtl=False))
    return list(_reverse_runs(ordered, is_rtl=True))


def _is_mostly_rtl(words: Sequence[Word]) -> bool:
    backwards = sum(len(w.text) for w in words if w.is_rtl)
    return 2 * backwards >= sum(c.isalpha() for w in words for c in w.text)


def read_from_right(line: Line) -> None:
    """Put a line with few right-to-left words in the order of a document that is read from the right."""
    if any(word.is_rtl for word in line.words) and not _is_mostly_rtl(line.words):
        line.words = order_words(line.words, is_rtl=True)
        line.text = join_words(line.words)


def _reverse_runs(words: Sequence[Word], *, is_rtl: bool) -> Iterator[Word]:
    """Turn each run of words of one script round; numbers among words of the other script follow that one's way."""
    run: list[Word] = []
    for word in words:
        if word.is_rtl is is_rtl:
            run.append(word)
        else:
            yield from _turn_words(run)
            run = []
            yield word
    yield from _turn_words(run)


def _turn_words(run: Sequence[Word]) -> Sequence[Word]:
    return run[::-1] if any(c.isalpha() for word in run for c in word.text) else run


def _join_spaced(words: Sequence[Word]) -> Iterator[Word]:
    """Put together letters that were set apart for show, as in running heads."""
    run: list[Word] = []
    for word in words:
        gap = word.x0 - run[-1].x1 if run else 0.0
        fits = not run or (gap < _WIDEST_SPACED * word.size and word.size == run[-1].size)
        if len(word.text) == 1 and not word.raised and fits:
            run.append(word)
            continue
        yield from _close_run(run)
        run = [word] if len(word.text) == 1 and not word.raised else []
        if not run:
            yield word
    yield from _close_run(run)


def _close_run(run: Sequence[Word]) -> Iterator[Word]:
    if len(run) < _FEWEST_SPACED or not all(w.text.isalpha() for w in run):
        yield from run
        return
    gaps = [b.x0 - a.x1 for a, b in zip(run, run[1:], strict=False)]
    widest = 1.6 * sorted(gaps)[len(gaps) // 2] + 0.1 * run[0].size
    held = [run[0]]
    for word, gap in zip(run[1:], gaps, strict=True):
        if gap > widest:
            yield _merge(held)
            held = []
        held.append(word)
    yield _merge(held)


def _merge(words: Sequence[Word]) -> Word:
    return words[0]._replace(text="".join(w.text for w in words), x1=words[-1].x1)


def join_words(words: Sequence[Word]) -> str:
    """The text of a line; raised numbers as superscript digits."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None and not _touches(before, word):
            parts.append(" ")
        parts.append(word.text.translate(_SUPERSCRIPTS) if word.raised else word.text)
        before = word
    return "".join(parts)


def _touches(before: Word, word: Word) -> bool:
    """True if no space stands between two words that follow each other on a line."""
    if word.glued and word.order == before.order + 1:
        return True
    return word.raised and word.x0 - before.x1 < 0.1 * before.size and not before.raised and word.x0 > before.x0
