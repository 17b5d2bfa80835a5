"""What styles are for, by their names, which are much the same in all word processors."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from ingest.records import BlockRole

ROLES = {
    "quote": BlockRole.QUOTE,
    "caption": BlockRole.CAPTION,
    "list": BlockRole.LIST,
    "reference": BlockRole.REFERENCE,
    "abstract": BlockRole.ABSTRACT,
    "box": BlockRole.BOX,
    "furniture": BlockRole.FURNITURE,
    # Known from the document's metadata, and no sentence.
    "author": BlockRole.FURNITURE,
    "date": BlockRole.FURNITURE,
}

_HEADING_END = re.compile(r"\s*([1-9])$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z0-9])")
_DIGIT_END = re.compile(r"\s*\d+$")


class StyleMeaning(NamedTuple):
    """What a style makes of a paragraph: a word of `style_names.yaml`, "heading" or "body". level: of a heading."""

    name: str
    level: int = 1


BODY = StyleMeaning("body")


@cache
def _names() -> tuple[frozenset[str], dict[str, str]]:
    """The words for headings, and name of a style -> what it means."""
    text = (files("ingest.read.office") / "style_names.yaml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = yaml.safe_load(text)
    headings = frozenset(lists.pop("heading_words"))
    return headings, {name: meaning for meaning, names in lists.items() for name in names}


def meaning_of_name(name: str) -> StyleMeaning | None:
    """What a style is for by its name; None if the name tells nothing."""
    headings, meanings = _names()
    # "TableCaption" is "Table Caption" without its space.
    name = " ".join(_CAMEL.sub(" ", name).lower().split())
    level = _HEADING_END.search(name)
    if level and name[: level.start()] in headings:
        return StyleMeaning("heading", int(level[1]))
    meaning = meanings.get(name) or meanings.get(_DIGIT_END.sub("", name))
    return StyleMeaning(meaning) if meaning else None
