"""Marks of Markdown and HTML: the signs go, the words they were put on stay."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ingest.clean.clean_text import CleanText, Edit

# All lengths are bounded: an open mark without its end must not send every search to the end of the text.
_TARGET = r"\(<?(?:[^()\s]|\([^()]{0,200}\)){0,2000}>?(?:\s+\"[^\"]{0,300}\")?\)"
_IMAGE = re.compile(rf"!\[([^\[\]]{{0,500}})\]{_TARGET}")
_LINK = re.compile(rf"(?<!!)\[([^\[\]^][^\[\]]{{0,500}})\]{_TARGET}")
_REFERENCE_LINK = re.compile(r"(?<!!)\[([^\[\]^][^\[\]]{0,500})\]\[[^\[\]]{0,200}\]")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]{1,2000}|www\.[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s]{1,200})>")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,2000}?)(?<!`)\1(?!`)", re.DOTALL)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1", re.DOTALL)
_STARRED = re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s\\])\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_\\])(_)(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s\\])\1(?![\w_])")
_STRUCK = re.compile(r"(~~)(?=\S)(.{1,1000}?)(?<=\S)\1", re.DOTALL)
_RAISED_TAG = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>", re.IGNORECASE)
_RAISED = re.compile(r"(\^|~)([^\s^~\[\]]{1,12})\1")
_BREAK_TAG = re.compile(
    r"<br\s*/?>|</?(?:p|div|summary|details|li|ul|ol|tr|td|th|table|blockquote|section|aside|h[1-6])\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>|<!--.{0,5000}?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# In a plain text file a pair of stars may be anything; several pairs are somebody's Markdown.
_FEWEST_PAIRS = 3


def has_marks(text: str) -> bool:
    """True if a plain text dump carries the marks of Markdown."""
    if "](http" in text or _AUTOLINK.search(text):
        return True
    pairs = [*_STRONG.finditer(text)][:_FEWEST_PAIRS] if "**" in text or "__" in text else []
    return len(pairs) >= _FEWEST_PAIRS or len(_STARRED.findall(text)) >= _FEWEST_PAIRS


def strip_emphasis(text: CleanText) -> CleanText:
    """Take out what text dumps carry of Markdown: emphasis, links and pointed brackets around addresses."""
    if "*" in text.text or "_" in text.text:
        for pattern in (_STRONG, _STARRED, _UNDERLINED):
            text = _unwrap(text, pattern)
    if "](" in text.text:
        text = _keep_first_group(_keep_first_group(text, _IMAGE), _LINK)
    return _keep_first_group(text, _AUTOLINK) if "<" in text.text else text


def strip_markdown(text: CleanText) -> CleanText:
    """Take out all marks of Markdown, with the HTML and the escapes it allows."""
    if "`" in text.text:
        text = _unwrap(text, _CODE)
    if "[" in text.text:
        text = _keep_first_group(_keep_first_group(_keep_first_group(text, _IMAGE), _LINK), _REFERENCE_LINK)
    if "<" in text.text:
        text = _keep_first_group(text, _AUTOLINK)
        text = _rewrite(text, _RAISED_TAG, lambda found: found[1].translate(_SUPERSCRIPT))
        text = _rewrite(_rewrite(text, _BREAK_TAG, lambda _: "\n"), _TAG, lambda _: "")
    text = strip_emphasis(text)
    if "~~" in text.text:
        text = _unwrap(text, _STRUCK)
    if "~" in text.text or "^" in text.text:
        text = _unwrap(text, _RAISED)
    if "&" in text.text:
        text = _rewrite(text, _ENTITY, lambda found: html.unescape(found[0]))
    return _keep_first_group(text, _ESCAPE) if "\\" in text.text else text


def _unwrap(text: CleanText, pattern: re.Pattern[str]) -> CleanText:
    """Cut the marks of group 1 off both ends."""
    edits: list[Edit] = []
    for found in pattern.finditer(text.text):
        width = len(found[1])
        edits += [Edit(found.start(), found.start() + width, ""), Edit(found.end() - width, found.end(), "")]
    return text.edited(edits)


def _keep_first_group(text: CleanText, pattern: re.Pattern[str]) -> CleanText:
    edits: list[Edit] = []
    for found in pattern.finditer(text.text):
        edits += [Edit(found.start(), found.start(1), ""), Edit(found.end(1), found.end(), "")]
    return text.edited(edits)


def _rewrite(text: CleanText, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str]) -> CleanText:
    return text.edited([Edit(found.start(), found.end(), make(found)) for found in pattern.finditer(text.text)])
