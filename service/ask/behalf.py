"""In whose name a mediator acted: shown beside who mediated, as the envoy's work is the envoy's own."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.graph import Neighbour, Row
from graph_schema.query import Column, IsOneOf, Related
from graph_store.ports import GraphStore
from service.ask.chunks import Chunk
from service.ask.compose import ids_of
from service.ask.items import Item
from service.ask.things import Scene

KEY = "on_behalf_of"


def column_on_behalf(items: Sequence[Item], scene: Scene) -> Column | None:
    """What shows in whose name the case that is named was mediated, where that is asked."""
    asked = [i for i in items if isinstance(i, Chunk) and i.role("behalf")]
    links = [k for k in scene.links_of(scene.target) if k.relations == ("MEDIATED",) and k.source is scene.target]
    named = [k.target for k in links if k.target.is_named]
    if not asked or not named:
        return None
    for chunk in asked:
        chunk.used = True
    ids = sorted({node for senses in named[0].names for node in ids_of(senses, named[0].labels)})
    there = Related(relations=["MEDIATED"], where=IsOneOf(ids=ids))
    return Column(key=KEY, label="mediated, on behalf of", neighbours=there)


def tell_on_behalf(store: GraphStore, rows: Sequence[Row]) -> str:
    """Who acted for whom; that nothing is on record is said as well. Empty where it was not asked."""
    if not any(KEY in row.values for row in rows):
        return ""
    sent = [(row.name, sender) for row in rows for sender in _senders(row)]
    names = {node.id: node.name for node in store.nodes(ids=[sender for _, sender in sent])} if sent else {}
    said = "; ".join(f"{name} on behalf of {names.get(sender, sender)}" for name, sender in sent)
    return f" On record: {said}." if said else " That any of them acted on behalf of another is not on record."


def _senders(row: Row) -> list[str]:
    value = row.values.get(KEY)
    cells = value if isinstance(value, list) else []
    found = [cell.properties.get(KEY) for cell in cells if isinstance(cell, Neighbour)]
    return list(dict.fromkeys(str(sender) for sender in found if sender))
