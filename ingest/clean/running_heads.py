"""Running heads and page numbers: lines that belong to the page and not to the text, also where they cut a sentence.

They are known by what they do, never by name: they come again with other numbers, stand apart, or part a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.clean.clean_text import CleanText, Edit
from ingest.clean.folios import FEWEST_LINES, MOST_LINES, find_folios, is_apart, read_folio
from ingest.clean.lines import Line, PageForm, ends_sentence

_MOST_CHARS = 90
# Blank lines, beyond the usual, that set a line apart from the text around it.
_APART = 2
_EDGE_LINES = 2
_FEWEST_TIMES = 3
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(r"\bpage\s+(\d{1,4}|[ivxl]{1,6})\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]\s")
_GLUED_AT_END = re.compile(r"[^\W\d_]\d{1,4}$")
_LETTER = re.compile(r"[^\W\d_]")
# "Round 1", "Round 2": headings that count, not heads that carry page numbers.
_COUNTED = frozenset(
    "annex annexe appendix article box challenge chapter day example figure lesson map opportunity option part phase"
    " principle question recommendation round section session stage step table theme track volume".split()
)
_GLUED_NUMBER = re.compile(r"\d{1,3}(?=\s|$)")
_PHRASE_WORDS = 3


@dataclass(frozen=True)
class RunningHeads:
    """What belongs to the pages.

    lines: numbers of the lines. heads: their words, most frequent first. folios: line -> the page number printed on it.
    """

    lines: frozenset[int] = frozenset()
    heads: tuple[str, ...] = ()
    folios: Mapping[int, str] = field(default_factory=dict)


@dataclass
class _Head:
    """A line that may be a running head, each time it occurs. page: the one it first stands on, from 1."""

    words: str
    page: int
    at: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    is_glued: bool = False

    @property
    def counts_pages(self) -> bool:
        """True if its numbers grow with the lines as page numbers do, and not merely from 1 on as headings count."""
        if len(self.numbers) != len(self.at) or len(self.at) < _FEWEST_TIMES:
            return False
        steps = list(zip(pairwise(self.at), pairwise(self.numbers), strict=True))
        paged = all(
            low < high and FEWEST_LINES <= (j - i) / (high - low) <= MOST_LINES for (i, j), (low, high) in steps
        )
        return paged and self.numbers != list(range(1, len(self.numbers) + 1))


def find_running_heads(lines: Sequence[Line], form: PageForm) -> RunningHeads:
    """Which lines are running heads or page numbers."""
    folios = find_folios(lines, form)
    found: set[int] = set(folios)
    names: list[tuple[int, str]] = []
    for head in _collect(lines, form, folios):
        if _is_running(head, lines, form):
            found.update(head.at)
            names.append((-len(head.at), head.words))
            found |= _find_again(head, lines)
    read = {i: folio for i in sorted(found) if (folio := _read_number(lines[i].text))}
    return RunningHeads(frozenset(found), tuple(words for _, words in sorted(names)), read)


def _read_number(text: str) -> str | None:
    """The page number of a line: alone, after the word page, or the only number there is."""
    named = _PAGE_NUMBER.search(text)
    alone = read_folio(text) or (named[1] if named else None)
    if alone:
        return alone
    numbers = _NUMBER.findall(text)
    return numbers[0] if len(numbers) == 1 else None


def _collect(lines: Sequence[Line], form: PageForm, folios: set[int]) -> Iterator[_Head]:
    heads: dict[str, _Head] = {}
    page = 1
    for i, line in enumerate(lines):
        page += line.starts_page
        if len(" ".join(line.text.split())) > _MOST_CHARS or i in folios or not _may_stand_alone(lines, i, form):
            continue
        words, numbers, glued = _split_numbers(line.text)
        if words:
            head = heads.setdefault(words, _Head(words, page))
            head.at.append(i)
            head.numbers.extend(numbers)
            head.is_glued = head.is_glued or glued
    return iter([h for h in heads.values() if len(h.at) > 1 or h.numbers or lines[h.at[0]].starts_page])


def _may_stand_alone(lines: Sequence[Line], i: int, form: PageForm) -> bool:
    if _is_at_page_edge(lines, i):
        return True
    if _GLUED_AT_END.search(lines[i].text):
        return True
    after = i + 1 == len(lines) or form.gap(lines[i + 1]) > 0 or lines[i + 1].indent > 0
    return after and (i == 0 or form.gap(lines[i]) > 0)


def _split_numbers(text: str) -> tuple[str, list[int], bool]:
    """The words of a line without its numbers, the numbers, and whether the last was glued to a word."""
    if _LIST_NUMBER.match(text):
        return "", [], False
    glued = _GLUED_AT_END.search(text) is not None
    numbers = [int(n) for n in _NUMBER.findall(text)]
    # What is left of "PART 248" and of "48 Part 2" is the same.
    words = " ".join(_NUMBER.sub(" ", text).casefold().split()).strip(" |-–—/")
    return (words if _LETTER.search(words) else ""), numbers, glued


def _is_running(head: _Head, lines: Sequence[Line], form: PageForm) -> bool:
    times = len(head.at)
    cuts = sum(_cuts_sentence(lines, i) for i in head.at)
    different = set(head.numbers)
    if 2 * sum(_goes_on_into(lines, i, form) for i in head.at) >= times:
        return False
    at_edges = sum(
        _is_at_page_edge(lines, i) and (len(different) > 1 or not _goes_on_from(lines, i, form)) for i in head.at
    )
    apart = sum(is_apart(lines, i, form, by=_APART) for i in head.at)
    if times == 1:
        return _is_single_head(head, lines, is_apart=apart == 1, cuts=cuts == 1)
    if 3 * at_edges >= 2 * times or 2 * cuts >= times:
        return True
    if len(different) < 2:
        return False
    if head.is_glued and head.words.count(" ") and head.numbers == sorted(different):
        return True
    counts_up = sorted(different) == list(range(1, len(different) + 1))
    if counts_up and head.words in _COUNTED and not head.is_glued:
        return False
    return head.counts_pages or 2 * apart >= times


def _is_single_head(head: _Head, lines: Sequence[Line], *, is_apart: bool, cuts: bool) -> bool:
    """A head that occurs once: between the halves of a sentence, or on top of a page with the number of that page."""
    at = head.at[0]
    # A note of one line between the halves of a sentence ends in a stop.
    if lines[at].text[-1] in ".!?":
        return False
    tops_page = lines[at].starts_page and at + 1 < len(lines) and lines[at + 1].gap > 0
    if not head.numbers:
        return tops_page and cuts
    words = lines[at].text.split()
    if tops_page and len(head.numbers) == 1 and str(head.page) in {words[0], words[-1]}:
        return True
    return cuts and (head.is_glued or is_apart)


def _find_again(head: _Head, lines: Sequence[Line]) -> set[int]:
    """Lines of a head's very words behind its second one, wherever on the page a dump has put them."""
    if len(head.at) < _FEWEST_TIMES:
        return set()
    texts = {lines[i].text for i in head.at}
    return {i for i in range(head.at[1], len(lines)) if lines[i].text in texts}


def _goes_on_from(lines: Sequence[Line], i: int, form: PageForm) -> bool:
    """True for a line in the middle of text: two notes at the feet of pages may hold the same one."""
    line = lines[i]
    if i == 0 or line.starts_page or form.gap(line) > 0 or ends_sentence(lines[i - 1].text):
        return False
    return line.text[0].islower() or form.is_full(lines[i - 1], line)


def _goes_on_into(lines: Sequence[Line], i: int, form: PageForm) -> bool:
    """True for a full line with more of its paragraph under it."""
    if i + 1 == len(lines) or lines[i + 1].starts_page or form.gap(lines[i + 1]) > 0:
        return False
    return not ends_sentence(lines[i].text) and form.is_full(lines[i], lines[i + 1])


def _cuts_sentence(lines: Sequence[Line], i: int) -> bool:
    """True if the sentence before a line goes on after it."""
    if i == 0 or i + 1 == len(lines):
        return False
    before, after = lines[i - 1].text, lines[i + 1].text
    return not ends_sentence(before) and len(before) > 30 and after.lstrip("“‘\"'(")[:1].islower()


def _is_at_page_edge(lines: Sequence[Line], i: int) -> bool:
    """True for the first two and the last two lines of a page, where form feeds show the pages."""
    first = max(0, i - _EDGE_LINES + 1)
    if any(line.starts_page for line in lines[first : i + _EDGE_LINES + 1]):
        return True
    return (i < _EDGE_LINES or i >= len(lines) - _EDGE_LINES) and _is_paged(lines)


def _is_paged(lines: Sequence[Line]) -> bool:
    return any(line.starts_page for line in lines)


def cut_glued_heads(text: CleanText, heads: Sequence[str], lines: Sequence[Line]) -> CleanText:
    """Take out heads with their page numbers that stand in the middle of a line.

    heads: those found on lines of their own. Of phrases that come again, each time glued to a greater number, those
    count that also fill a line somewhere, such as a title: the numbers of notes are glued to repeated words, too.
    """
    titles = {_split_numbers(line.text)[0] for line in lines if len(line.text) <= _MOST_CHARS}
    phrases = [head for head in heads if " " in head]
    phrases += [phrase for phrase in _find_glued_phrases(text.text) if phrase.casefold() in titles]
    if not phrases:
        return text
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    pattern = re.compile(rf"(?<=[^\n][ \t])(?:{words})\d{{1,4}}\s+(?=[\w“‘(])", re.IGNORECASE)
    return text.edited([Edit(found.start(), found.end(), "") for found in pattern.finditer(text.text)])


def _find_glued_phrases(text: str) -> list[str]:
    """Phrases of three words and more that occur twice with a growing number glued to them."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number in _GLUED_NUMBER.finditer(text):
        at = number.start()
        if at and text[at - 1].isalpha():
            words = tuple(text[max(0, at - 80) : at].split()[-_PHRASE_WORDS:])
            if len(words) == _PHRASE_WORDS and all(w.isalpha() for w in words):
                found[words].append((at, int(number[0])))
    phrases = []
    for words, places in found.items():
        numbers = [n for _, n in places]
        if len(places) > 1 and len(set(numbers)) == len(numbers) and numbers == sorted(numbers):
            phrases.append(_widen(text, [at for at, _ in places], " ".join(words)))
    return phrases


def _widen(text: str, places: Sequence[int], phrase: str) -> str:
    """The longest run of words before all the places that is the same each time."""
    before = [text[max(0, at - 90) : at].split() for at in places]
    shared = 0
    for column in zip(*(reversed(words) for words in before), strict=False):
        if len(set(column)) > 1:
            break
        shared += 1
    return " ".join(before[0][-shared:]) if shared else phrase
