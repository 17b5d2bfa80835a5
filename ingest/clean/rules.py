"""Rules that somebody typed: rows of strokes between parts, and under titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clean.contents import title_key
from ingest.clean.lines import Line

_RULE = re.compile(r"(?:[-–—=_~*^#·•]\s?){3,}")
_UNDER_TITLES = frozenset("=-~^*")
_MOST_CHARS_OFF = 2


def find_rules(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that are rules."""
    return frozenset(i for i, line in enumerate(lines) if _RULE.fullmatch(line.text))


def find_underlined(lines: Sequence[Line]) -> frozenset[str]:
    """Titles with a rule right under them that is as long as they are, as `title_key` writes them."""
    return frozenset(
        title_key(lines[i - 1].text) for i in find_rules(lines) if i and _underlines(lines[i], lines[i - 1])
    )


def _underlines(rule: Line, title: Line) -> bool:
    is_even = rule.text[0] in _UNDER_TITLES and rule.text == rule.text[0] * len(rule.text)
    return is_even and rule.gap == 0 and abs(len(rule.text) - len(title.text)) <= _MOST_CHARS_OFF
