"""Small invented passages for the search tests."""

from __future__ import annotations

import re

from graph_store.ports import IndexedPassage

HARBOUR = "Harbour talks"
BRIDGE = "Bridge accord"


def make_passage(id: str, text: str, *, document: str = "", heading: str = "") -> IndexedPassage:
    """A passage whose sentences end at full stops. Its document is the part of the id before the slash."""
    spans = tuple(found.span() for found in re.finditer(r"\S[^.]*\.?", text))
    return IndexedPassage(id=id, document=document or id.split("/")[0], heading=heading, text=text, sentences=spans)


def harbour_passages() -> list[IndexedPassage]:
    """Three passages of a report on talks that failed."""
    return [
        make_passage(
            "harbour/1", "The envoy visited both capitals. She carried no proposal of her own.", heading=HARBOUR
        ),
        make_passage("harbour/2", "Four neighbours formed a friends group. It met on an old ferry.", heading=HARBOUR),
        make_passage(
            "harbour/3",
            "The ceasefire collapsed within a week. Nobody had agreed who would monitor it.",
            heading=HARBOUR,
        ),
    ]


def bridge_passages() -> list[IndexedPassage]:
    """Two passages of a report on an accord that held."""
    return [
        make_passage(
            "bridge/1", "The accord was signed on the bridge. Observers from the union monitored it.", heading=BRIDGE
        ),
        make_passage("bridge/2", "The mediators had waited until both armies were tired.", heading=BRIDGE),
    ]
