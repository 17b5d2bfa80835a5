"""How things are named: readable, stable ids made from a label and a name."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens; names in other scripts become a short hash of themselves."""
    ascii_text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.lower().replace("'", ""))
    if words:
        return "-".join(words)[:80].rstrip("-")
    return "x" + hashlib.sha256(name.encode()).hexdigest()[:12]


def node_id(prefix: str, name: str) -> str:
    """Id of a node: `actor` and "United Nations" give `actor:united-nations`."""
    return f"{prefix}:{slug(name)}"
