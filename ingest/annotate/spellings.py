"""The ways one name is set in print: straight or curly apostrophes, hyphens or dashes, with or without accents."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = ("'", "\u2019")
_PLAIN = str.maketrans("\u2018\u2019\u2010\u2011\u2013\u2014", "''----")
_DASHES = ("-", "\u2013", "\u2011")


def plain_spelling(text: str) -> str:
    """The name with straight apostrophes, plain hyphens and no accents."""
    text = text.translate(_PLAIN)
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spelling_variants(name: str) -> list[str]:
    """Every spelling of the name that print uses, the name itself first."""
    found = {name: None}
    for base in (name, _without_accents(name)):
        for apostrophe in _APOSTROPHES if "'" in base or "\u2019" in base else ("",):
            turned = base.replace("\u2019", "'").replace("'", apostrophe) if apostrophe else base
            found[turned] = None
            if "-" in turned or "\u2013" in turned:
                for dash in _DASHES:
                    found[turned.replace("\u2013", "-").replace("-", dash)] = None
    return list(found)


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
