"""What the lines under pictures and over tables begin with."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?:(?:figure|fig\.|table|tab\.|box|map|chart|graph|photo|plate|image|tableau|abbildung|tabelle|cuadro)\s*"
    r"(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])\s*(?P<mark>[.:–—|-])?(?=\s|$)|(?:sources?|photo(?: credit)?|©)\s*[:©])",
    re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    """True if a text begins with a label such as "Table 2: " or "Source: "; "Table 2 shows" has no mark behind it."""
    found = _LABEL.match(text)
    return found is not None and (found["mark"] is not None or found[0][-1] in ":©")


def may_be_caption(text: str) -> bool:
    """True if a text begins with such a label, whatever comes then."""
    return _LABEL.match(text) is not None
