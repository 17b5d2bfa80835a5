"""GraphML for Gephi, yEd, igraph and their like: nodes and relations with scalar attributes.

Source: GraphML 1.0 (graphml.graphdrawing.org, "GraphML Primer"): keys first, then nodes, then edges.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph_schema.graph import Node, Relation
from graph_schema.schema import Property, load_schema

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"year": "int", "integer": "int", "boolean": "boolean"}
# characters that XML 1.0 cannot hold at all; they stand for nothing in a name
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    return FORBIDDEN.sub("", plain)


def _start(xml: XMLGenerator, name: str, attributes: dict[str, str]) -> None:
    xml.startElement(name, AttributesImpl(attributes))


def _data(xml: XMLGenerator, key: str, value: Any) -> None:
    _start(xml, "data", {"key": key})
    xml.characters(_text(value))
    xml.endElement("data")


def _keys(xml: XMLGenerator, domain: str, properties: dict[str, Property], fixed: list[str]) -> None:
    names = {name: "string" for name in fixed} | {p.name: TYPES.get(p.type, "string") for p in properties.values()}
    for name, kind in names.items():
        key = {"id": f"{domain}.{name}", "for": domain, "attr.name": name, "attr.type": kind}
        _start(xml, "key", key)
        xml.endElement("key")


def _write_node(xml: XMLGenerator, node: Node, known: set[str]) -> None:
    _start(xml, "node", {"id": _text(node.id)})
    shown = {"label": node.label, "name": node.name, "aliases": node.aliases}
    for name, value in (shown | {k: v for k, v in node.properties.items() if k in known}).items():
        _data(xml, f"node.{name}", value)
    xml.endElement("node")


def _write_edge(xml: XMLGenerator, relation: Relation, known: set[str]) -> None:
    _start(xml, "edge", {"source": _text(relation.source), "target": _text(relation.target)})
    shown = {"type": relation.type, "confidence": relation.confidence, "claims": relation.claims}
    for name, value in (shown | {k: v for k, v in relation.properties.items() if k in known}).items():
        _data(xml, f"edge.{name}", value)
    xml.endElement("edge")


def write_graphml(out: TextIOWrapper, nodes: Iterable[Node], relations: Iterable[Relation]) -> int:
    """Write nodes, then the relations whose two ends are among them; returns how many of both there were.

    Relations that end in a passage (STATED_IN) are left out: passages are text, not nodes of this format.
    """
    schema = load_schema()
    node_properties = {p.name: p for t in schema.nodes.values() for p in t.properties.values()}
    edge_properties = {p.name: p for t in schema.relations.values() for p in t.properties.values()}
    xml = XMLGenerator(out, encoding="utf-8")
    xml.startDocument()
    _start(xml, "graphml", {"xmlns": NAMESPACE})
    _keys(xml, "node", node_properties, ["label", "name", "aliases"])
    _keys(xml, "edge", edge_properties, ["type", "confidence", "claims"])
    _start(xml, "graph", {"id": "goodoffices", "edgedefault": "directed"})
    written: set[str] = set()
    for node in nodes:
        _write_node(xml, node, node_properties.keys() - {"label", "name", "aliases"})
        written.add(node.id)
    count = len(written)
    for relation in relations:
        if relation.source in written and relation.target in written:
            _write_edge(xml, relation, edge_properties.keys() - {"type", "confidence", "claims"})
            count += 1
    xml.endElement("graph")
    xml.endElement("graphml")
    xml.endDocument()
    return count
