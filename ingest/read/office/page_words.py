"""Whether as many pages as a file marks can hold its words."""

from __future__ import annotations

# More do not fit on a page in any type that people read.
FULL_PAGE_WORDS = 650


def fit_pages(text: str, pages: int) -> bool:
    """True if a text may stand on so many pages."""
    return len(text.split()) <= FULL_PAGE_WORDS * pages
