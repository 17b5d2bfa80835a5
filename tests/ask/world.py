"""The small graph of world.yaml as a bundle: a made-up document with one sentence a claim.

usage: python -m tests.ask.world PLACE   (writes it into a store, for `goodoffices evaluate ask --store PLACE`)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from graph_schema.claims import Claim, Evidence, Value
from graph_schema.documents import Document, Passage
from graph_store.open import open_store
from graph_store.ports import SourceBundle

HERE = Path(__file__).parent
DOCUMENT = "document:tidewater-annals"
# lists by the thing at the far end: which relation they stand for
TURNED = {
    "mediated": "MEDIATED",
    "parties": "PARTY_TO",
    "support": "SUPPORTED",
    "members": "MEMBER_OF",
    "signed": "SIGNED",
}
Fact = tuple[str, str, str | None, Value | None, dict[str, Any]]


def facts() -> Iterator[Fact]:
    """Every claim: subject, predicate, object, value, qualifiers."""
    listed = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))
    for node, said in listed.items():
        if node in TURNED:
            yield from _turned(TURNED[node], said)
            continue
        if node.startswith("lesson:"):
            said = {"name": said["text"], **said}
        for predicate, value in said.items():
            if predicate.isupper():
                yield from (_related(node, predicate, target) for target in value)
            elif predicate == "aliases":
                yield from ((node, "alias", None, alias, {}) for alias in value)
            else:
                yield node, predicate, None, value, {}


def _related(node: str, predicate: str, target: str | dict[str, Any]) -> Fact:
    if isinstance(target, str):
        return node, predicate, target, None, {}
    return node, predicate, target["to"], None, {k: v for k, v in target.items() if k != "to"}


def _turned(relation: str, listed: dict[str, list[Any]]) -> Iterator[Fact]:
    for target, sources in listed.items():
        for source in sources:
            said = {"of": source} if isinstance(source, str) else source
            qualifiers = {k: v for k, v in said.items() if k != "of"}
            if relation == "MEMBER_OF":
                qualifiers = {"as": "member"}
            yield said["of"], relation, target, None, qualifiers


def write_world() -> SourceBundle:
    """The whole of it."""
    text, claims, passages = "", [], []
    for number, (subject, predicate, target, value, qualifiers) in enumerate(facts(), start=1):
        sentence = f"{subject} {predicate} {target or value}."
        start, end = len(text), len(text) + len(sentence)
        text += sentence + "\n"
        passage = f"passage:tidewater-annals:{number}"
        passages.append(
            Passage(id=passage, document=DOCUMENT, page=1, order=number, start=start, end=end, text=sentence)
        )
        place = Evidence(document=DOCUMENT, passage=passage, start=start, end=end, quote=sentence)
        claims.append(
            Claim(
                id=f"claim:{number:04d}",
                subject=subject,
                predicate=predicate,
                object=target,
                value=value,
                qualifiers=qualifiers,
                method="test/1",
                origin=DOCUMENT,
                evidence=[place],
            )
        )
    document = Document(id=DOCUMENT, title="Tidewater Annals", year=2018, source="tidewater.txt")
    return SourceBundle(origin=DOCUMENT, document=document, text=text, passages=passages, claims=claims)


def main() -> None:
    store = open_store(sys.argv[1])
    store.write([write_world()])
    store.close()


if __name__ == "__main__":
    main()
