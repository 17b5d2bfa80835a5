"""Finds citations, whose names are authors and publishers and no actors."""

from __future__ import annotations

import re

_AUTHOR = r"[A-Z][\w\u2019'.-]+"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BRACKET = re.compile(r"[(\[][^()\[\]]{3,300}[)\]]")
# What a bracket holds when it cites: a surname right before a year, "ibid.", "see Surname".
_CITES = re.compile(
    rf"(?:^|[;,] |see |cf\. |e\.g\.,? )(?:(?:van|de|von|der|den) )?{_AUTHOR}"
    rf"(?:(?:,? (?:and|&) |, ){_AUTHOR})*(?: et al\.?)?,? (?:eds?\.,? )?\(?{_YEAR}(?:[,;: )]|$)"
    r"|^(?:[Ii]bid|[Ii]dem|op\. cit)"
)
_DATE = re.compile(rf"\b(?:{_MONTHS})\b")
# "Oduya and Vale (1985)", "as Vale (2001, 40) shows": the names before the year.
_NARRATIVE = re.compile(
    rf"(?:{_AUTHOR} (?:[A-Z]\. )?)?(?:{_AUTHOR}(?:,? (?:and|&) "
    rf"|, ))*{_AUTHOR}(?: et al\.?)?(?:[\u2019']s)? \({_YEAR}[^)]{{0,20}}\)"
)
_REFERENCE = re.compile(
    r"https?://|\bpp?\. ?\d|\bvol\. ?\d|\bISBN\b|\bdoi\b|University Press|\bJournal of\b|\bmimeo\b|S/RES/|A/RES/"
)


def citation_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of the text, as characters, that cite a work."""
    if "(" not in text and "[" not in text:
        return ()
    found = [
        m.span() for m in _BRACKET.finditer(text) if _CITES.search(m.group()[1:-1]) and not _DATE.search(m.group())
    ]
    found += [m.span() for m in _NARRATIVE.finditer(text)]
    return tuple(sorted(found))


def is_reference(text: str) -> bool:
    """Whether a sentence is an entry of a bibliography or a note that only cites."""
    return len(_REFERENCE.findall(text)) >= 2 or bool(
        re.match(r"(?:See|Cf\.|Ibid\.|Author[\u2019']s? interview)\b", text)
    )
