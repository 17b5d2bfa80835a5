"""Title, authors, year and publisher from the first page, where the file itself does not say them.

Careful rather than complete: a value is taken only where a label names it or its place leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from graph_schema.documents import Confidentiality
from ingest.clean.document import CleanDocument
from ingest.clean.lines import ends_sentence
from ingest.clean.title_shapes import is_imprint, is_known_title, is_part
from ingest.records import BlockRole, RawDocument, SourceMetadata, TextBlock

FIRST_PAGE = "first page"
RUNNING_HEAD = "running head"
FILE_NAME = "file name"

_MOST_BLOCKS = 60
# A Markdown file may begin with its title and go on with text at once.
_FEWEST_FRONT = 3
_PROSE_WORDS = 20
_FEWEST_TITLE_WORDS, _MOST_TITLE_WORDS = 3, 30
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
)
_DATE_END = re.compile(rf",?\s*(?:\d{{1,2}}\s+)?(?:(?:{_MONTH})\s+)?(?:19|20)\d\d$", re.IGNORECASE)
_AUTHOR_LABEL = re.compile(r"(?:.*\b)?(?:authors?(?:\(s\))?|written by|by)\s*:?\s*", re.IGNORECASE)
_DATE_LABEL = re.compile(r"(?:publication date|published(?: on| in)?|date(?: of publication)?)\s*:\s*", re.IGNORECASE)
_PUBLISHER_LABEL = re.compile(r"(?:publisher|published by)\s*:?\s+", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s:©]*(?:(?P<first>\d{4})\s+)?(?P<holder>[^\d©]{3,80}?),?\s*(?P<last>\d{4})?\s*$",
    re.IGNORECASE,
)
# "Quay Institute, Geneva, 2004"
_IMPRINT_LINE = re.compile(r"(?P<house>[^,|]{4,80}),\s+[^\W\d_a-z][\w’ -]{2,30},?\s+(?:19|20)\d\d")
_PARTICLE = r"(?:van|von|de|der|den|del|da|di|al|el|bin|ibn|la|le|ten|ter)"
_NAME = re.compile(rf"[^\W\d_a-z][\w’'.-]*(?:\s+(?:{_PARTICLE}\s+)*(?:(?:al|el|an)-)?[^\W\d_a-z][\w’'.-]*){{1,3}}")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_BODY_WORDS = re.compile(
    r"\b(?:institute|centre|center|university|network|union|nations|ministry|foundation|department|academy|council|office"
    r"|press|programme|project|group|forum|committee|college|school|report|paper|note|brief|handbook|series|workshop"
    r"|observatory|association|society|agency|commission)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:the\s+)?(?:[\w’&-]+\s+){0,5}(?:institute|centre|center|university|foundation|network|academy|ministry|department"
    r"|press|forum|observatory|association|council|union|nations)(?:\s+(?:of|for|on|and)\s+[\w’&\s-]+)?",
    re.IGNORECASE,
)
# The strictest first.
_STAMPS = (
    (
        Confidentiality.RESTRICTED,
        re.compile(r"(?:strictly |highly )?(?:confidential|restricted|secret|classified|eyes only)", re.IGNORECASE),
    ),
    (
        Confidentiality.INTERNAL,
        re.compile(
            r"internal|(?:for )?internal use only|not for (?:circulation|distribution|publication)", re.IGNORECASE
        ),
    ),
)
_ALONE = re.compile(r"(?:.*\b)?(?:authors?(?:\(s\))?|publication date|publisher|date)\s*:", re.IGNORECASE)


def set_front_apart(blocks: Sequence[TextBlock], title: str) -> list[TextBlock]:
    """The title is no section, and lines of the title page that are no sentences are not mined."""
    front = count_front(blocks)
    apart = list(blocks)
    for i, block in enumerate(blocks[: max(front, _FEWEST_FRONT)]):
        if block.role is BlockRole.HEADING and _key(block.text.text) == _key(title):
            apart[i] = replace(block, role=BlockRole.FURNITURE)
        elif i < front and block.is_mined and not ends_sentence(block.text.text):
            apart[i] = replace(block, is_mined=False)
    return apart


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _find_confidentiality(blocks: Sequence[TextBlock]) -> Confidentiality | None:
    """What is stamped on the first page, alone on a line; running heads count."""
    lines = [
        line.strip(" .:*-–—[]()")
        for b in blocks[: count_front(blocks) + _FEWEST_FRONT]
        for line in b.text.text.split("\n")
    ]
    for level, stamp in _STAMPS:
        if any(stamp.fullmatch(line) for line in lines):
            return level
    return None


def complete_metadata(raw: RawDocument, clean: CleanDocument) -> SourceMetadata:
    """What the reader found, completed from the first page, the running heads and the file's name."""
    found = raw.metadata
    lines = _join_labels(_front_lines(clean.blocks))
    at = next((i for i, line in enumerate(lines) if _may_be_title(line, clean.heads)), None)
    title, title_from = (lines[at], FIRST_PAGE) if at is not None else _find_other_title(raw, clean)
    values: dict[str, tuple[object, str]] = {
        "title": (title, title_from),
        "authors": (_find_authors(lines, [] if at is None else lines[at + 1 : at + 3]), FIRST_PAGE),
        "year": (_find_year(lines), FIRST_PAGE),
        "publisher": (_find_publisher(lines), FIRST_PAGE),
        "confidentiality": (_find_confidentiality(clean.blocks), FIRST_PAGE),
    }
    new = {field: value for field, (value, _) in values.items() if value and not getattr(found, field)}
    places = {**found.found_in, **{field: values[field][1] for field in new}}
    return replace(found, **new, found_in=places)  # type: ignore[arg-type]  # each value has its field's type


def count_front(blocks: Sequence[TextBlock]) -> int:
    """How many blocks stand before the first text: up to a heading that every report has, or a paragraph."""
    for i, block in enumerate(blocks):
        text = block.text.text
        is_heading = block.role is BlockRole.HEADING
        if i == _MOST_BLOCKS or (is_heading and (is_known_title(text) or is_part(text))):
            return i
        is_text = block.role not in {BlockRole.FURNITURE, BlockRole.NOTE} and block.is_mined and not is_heading
        if is_text and ends_sentence(text) and len(text.split()) >= _PROSE_WORDS:
            return i
    return 0


def _front_lines(blocks: Sequence[TextBlock]) -> list[str]:
    """The lines before the first text; a single word under a line is the end of it."""
    lines: list[str] = []
    for block in blocks[: count_front(blocks)]:
        if block.role in {BlockRole.FURNITURE, BlockRole.NOTE}:
            continue
        first, *rest = block.text.text.split("\n")
        lines.append(first)
        for line in rest:
            if len(line.split()) == 1:
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
    return lines


def _join_labels(texts: Sequence[str]) -> list[str]:
    """A label on a line of its own goes before the line under it."""
    lines: list[str] = []
    for text in texts:
        if lines and _ALONE.fullmatch(lines[-1]):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def _may_be_title(text: str, heads: Sequence[str]) -> bool:
    if is_imprint(text) or _ALONE.match(text) or _YEAR.search(text) or any(c in text for c in "@;|") or "://" in text:
        return False
    if (
        not _FEWEST_TITLE_WORDS <= len(text.split()) <= _MOST_TITLE_WORDS
        or text[-1] in ".,:"
        or text.casefold() in heads
    ):
        return False
    return text[0].isupper() and not _BODY.fullmatch(text)


def _find_other_title(raw: RawDocument, clean: CleanDocument) -> tuple[str, str]:
    for head in clean.heads:
        if not is_part(f"{head} 1") and not is_known_title(head) and "|" not in head:
            return head[0].upper() + head[1:], RUNNING_HEAD
    return PurePosixPath(raw.source).stem, FILE_NAME


def _find_authors(lines: Sequence[str], under_title: Sequence[str]) -> tuple[str, ...]:
    """Names behind a label, or alone on a line right under the title."""
    labelled = ((line, _AUTHOR_LABEL.match(line)) for line in lines)
    candidates = [
        line[label.end() :]
        for line, label in labelled
        if label and (":" in label[0] or label[0].lower().startswith(("by ", "written by")))
    ]
    for text in [*candidates, *under_title]:
        names = _split_names(_BRACKETS.sub("", _DATE_END.sub("", text)))
        if names and all(_NAME.fullmatch(name) and not _BODY_WORDS.search(name) for name in names):
            return tuple(names)
    return ()


def _split_names(text: str) -> list[str]:
    """Names from "Marlowe, Ada; Brandt, Otto" or "Ada Marlowe, Otto Brandt and Ine Vos"."""
    if ";" in text or (text.count(",") == 1 and len(text.partition(",")[0].split()) == 1):
        turned = (one.partition(",") for one in text.split(";"))
        return [name for last, _, first in turned if (name := f"{first.strip()} {last.strip()}".strip())]
    return [name.strip(" .") for name in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", text) if name.strip(" .")]


def _find_year(lines: Sequence[str]) -> int | None:
    """The year a label names; without one, the only year that the front lines hold."""
    for line in lines:
        label = _DATE_LABEL.match(line)
        year = _YEAR.search(line, label.end()) if label else None
        if year:
            return int(year[1])
    years = {int(y) for line in lines for y in _YEAR.findall(line)}
    return years.pop() if len(years) == 1 else None


def _find_publisher(lines: Sequence[str]) -> str | None:
    for line in lines:
        label = _PUBLISHER_LABEL.match(line)
        if label and 0 < len(line[label.end() :].split()) <= 10:
            return line[label.end() :].strip(" .")
    for line in lines:
        house = _IMPRINT_LINE.fullmatch(line)
        if house and _BODY_WORDS.search(house["house"]):
            return house["house"].strip()
    for line in lines:
        held = _COPYRIGHT.search(line)
        if held and (held["first"] or held["last"]) and _BODY_WORDS.search(held["holder"]):
            return held["holder"].strip(" ,.")
    return None
