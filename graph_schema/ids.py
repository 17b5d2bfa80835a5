"""How things are named: readable, stable ids made from a label and a name."""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens, other scripts transliterated; a short hash where no letter is left."""
    plain = anyascii(name).lower().replace("'", "").replace("`", "")
    words = re.findall(r"[a-z0-9]+", plain)
    if words:
        return "-".join(words)[:80].rstrip("-")
    return "x" + hashlib.sha256(name.encode()).hexdigest()[:12]


def node_id(prefix: str, name: str) -> str:
    """Id of a node: `actor` and "United Nations" give `actor:united-nations`."""
    return f"{prefix}:{slug(name)}"
