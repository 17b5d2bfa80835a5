"""What an element of a page is meant to be, beyond its tag: a note, a box, a caption."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from lxml import etree

from ingest.read.html.tree import attribute


@cache
def _meanings() -> tuple[dict[str, str], ...]:
    """Word of a type or role -> meaning; word of a class -> meaning; id without its number -> meaning."""
    lists = yaml.safe_load((files("ingest.read.html") / "meanings.yaml").read_text(encoding="utf-8"))
    return tuple(
        {word: meaning for meaning, words in lists[key].items() for word in words}
        for key in ("types", "classes", "ids")
    )


def meaning_of(element: etree._Element) -> str | None:
    """A word of `meanings.yaml`, or None for an element that is no more than its tag says."""
    by_type, by_class, by_id = _meanings()
    for name, known in (("epub:type", by_type), ("role", by_type), ("class", by_class)):
        for word in attribute(element, name).split():
            found = known.get(word.removeprefix("doc-") if name == "role" else word)
            if found is not None:
                return found
    return by_id.get(attribute(element, "id").rstrip("0123456789"))
