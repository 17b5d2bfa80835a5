"""What blocks are by where they stand and what they hold: bibliographies, rosters, quotations, the imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.clean.clean_text import joined
from ingest.clean.contents import title_key
from ingest.clean.title_shapes import is_caption, is_imprint, title_lists
from ingest.records import BlockRole, TextBlock

_ROSTER_TITLE = re.compile(
    r"\b(?:participants|contributors|delegates|interviewees|attendees|panel(?:l)?ists|speakers|about the authors?"
    r"|list of (?:interviews|persons|members)|persons (?:met|interviewed)|people (?:met|interviewed)|delegations)\b",
    re.IGNORECASE,
)
# "Ada Marlowe (Quay Institute), Otto Brandt (Selm Forum), ..." and "Ada Marlowe, Director, Quay Institute; ..."
_PERSON = re.compile(
    r"\b(?:[^\W\d_a-z][\w’'.-]+\s+){1,3}[^\W\d_a-z][\w’'-]+\s*(?:\([^()]{2,80}\)\s*[,;.]|,[^;,]{3,80};)"
)
_FEWEST_PERSONS = 5
_CHARS_EACH = 110
_QUOTED = re.compile(r"[“‘\"'«].*[”’\"'»]$", re.DOTALL)
_FEWEST_QUOTED_CHARS = 120
_TEXT_ROLES = frozenset({BlockRole.BODY, BlockRole.LIST, BlockRole.TABLE})


def set_kinds(blocks: Sequence[TextBlock], attributions: frozenset[str]) -> list[TextBlock]:
    """Give blocks their kinds from the headings over them and from their own words."""
    return list(_mark_quotes(_mark_by_words(_mark_by_heading(blocks)), attributions))


def _mark_by_heading(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Blocks under a heading that says what they are, up to the next heading as high."""
    role, level, is_roster = None, 0, False
    for block in blocks:
        if block.role is BlockRole.HEADING:
            title = title_key(block.text.text)
            if role is None and not is_roster or block.level <= level:
                role, level = _role_under(title), block.level
                is_roster = _ROSTER_TITLE.search(title) is not None
            yield replace(block, role=BlockRole.FURNITURE) if role is BlockRole.FURNITURE else block
        elif role is not None and block.role in _TEXT_ROLES:
            yield replace(block, role=role)
        elif is_roster and block.role in _TEXT_ROLES and not block.text.text.endswith("."):
            yield replace(block, role=BlockRole.LIST, is_mined=False)
        else:
            yield block


def _role_under(title: str) -> BlockRole | None:
    lists = title_lists()
    if title in lists.references:
        return BlockRole.REFERENCE
    if title in lists.contents:
        return BlockRole.FURNITURE
    return BlockRole.ABSTRACT if title in lists.abstracts else None


def _mark_by_words(blocks: Iterator[TextBlock]) -> Iterator[TextBlock]:
    """Rosters wherever they stand, and what comes before the first heading and tells of the publication."""
    before_headings = True
    for block in blocks:
        before_headings = before_headings and block.role is not BlockRole.HEADING
        if block.role is BlockRole.BODY and _is_roster(block.text.text):
            yield replace(block, role=BlockRole.LIST, is_mined=False)
        elif block.role is BlockRole.BODY and is_caption(block.text.text):
            yield replace(block, role=BlockRole.CAPTION)
        elif before_headings and block.role is BlockRole.BODY and is_imprint(block.text.text):
            yield replace(block, is_mined=False)
        else:
            yield block


def _is_roster(text: str) -> bool:
    if text.count("(") + text.count(";") < _FEWEST_PERSONS:
        return False
    return len(_PERSON.findall(text)) >= max(_FEWEST_PERSONS, len(text) / _CHARS_EACH)


def _mark_quotes(blocks: Iterator[TextBlock], attributions: frozenset[str]) -> Iterator[TextBlock]:
    """Paragraphs that are one quotation, and those with a line under them that says who spoke."""
    held: TextBlock | None = None
    for block in blocks:
        text = block.text.text
        if held is not None and held.role in {BlockRole.BODY, BlockRole.QUOTE} and text in attributions:
            yield replace(held, role=BlockRole.QUOTE, text=joined([held.text, block.text], "\n"))
            held = None
            continue
        if held is not None:
            yield held
        is_quoted = block.role is BlockRole.BODY and len(text) >= _FEWEST_QUOTED_CHARS and _is_one_quotation(text)
        held = replace(block, role=BlockRole.QUOTE) if is_quoted else block
    if held is not None:
        yield held


def _is_one_quotation(text: str) -> bool:
    if not _QUOTED.match(text):
        return False
    opening, closing = text[0], text[-1]
    return text.count(opening) == 1 and (opening == closing or text.count(closing) == 1 or closing in "’'")
