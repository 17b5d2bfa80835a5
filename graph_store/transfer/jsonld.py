"""JSON-LD 1.1: the graph as linked data, relations reified so that their own properties and claims are kept.

Source: W3C Recommendation "JSON-LD 1.1" (2020). The vocabulary is the project's own, as URNs: nothing is looked up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from graph_schema.graph import Node, Relation

VOCABULARY = "urn:goodoffices:schema:"
THING = "urn:goodoffices:"

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": VOCABULARY,
    "name": "http://www.w3.org/2000/01/rdf-schema#label",
    "alias": {"@id": "http://www.w3.org/2004/02/skos/core#altLabel", "@container": "@set"},
    "source": {"@id": VOCABULARY + "source", "@type": "@id"},
    "target": {"@id": VOCABULARY + "target", "@type": "@id"},
}


def iri(node_id: str) -> str:
    """The id as an IRI; what a URN cannot hold is percent-encoded."""
    return THING + quote(node_id, safe=":-._~")


def _node(node: Node) -> dict[str, Any]:
    # a document's own `source` is a file path, not a node
    properties = {("file" if k == "source" else k): v for k, v in node.properties.items()}
    return properties | {"@id": iri(node.id), "@type": node.label, "name": node.name, "alias": node.aliases}


def _relation(relation: Relation) -> dict[str, Any]:
    key = json.dumps([relation.type, relation.source, relation.target, relation.properties], sort_keys=True)
    return dict(relation.properties) | {
        "@id": f"{THING}relation:{hashlib.sha256(key.encode()).hexdigest()[:16]}",
        "@type": ["Relation", relation.type],
        "source": iri(relation.source),
        "target": iri(relation.target),
        "confidence": relation.confidence,
        "claim": relation.claims,
    }


def write_jsonld(out: TextIO, nodes: Iterable[Node], relations: Iterable[Relation]) -> int:
    """Write one JSON-LD document, an item a line; returns how many items there were."""
    out.write('{"@context": ' + json.dumps(CONTEXT) + ',\n"@graph": [')
    count = 0
    for items in (map(_node, nodes), map(_relation, relations)):
        for item in items:
            out.write((",\n" if count else "\n") + json.dumps(item, ensure_ascii=False))
            count += 1
    out.write("\n]}\n")
    return count
