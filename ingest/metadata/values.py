"""Single values of metadata as people write them: years, names, DOIs."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}]+")
_DOI_END = ".,;)]"


def read_year(text: str) -> int | None:
    """The year in a date; None if there is none or more than one."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def read_doi(text: str) -> str | None:
    """A DOI without what is written around it ("doi:", an address, a full stop), in lower case as DOIs are compared."""
    found = _DOI.search(text)
    return found[0].rstrip(_DOI_END).lower() if found else None


def join_name(given: str, family: str) -> str:
    """A person's name in the order it is spoken."""
    return " ".join(f"{given} {family}".split())


def turn_name(name: str) -> str:
    """ "Marlowe, Ada" the other way round; other names as they are."""
    family, comma, given = name.partition(",")
    return join_name(given, family) if comma and "," not in given else " ".join(name.split())
