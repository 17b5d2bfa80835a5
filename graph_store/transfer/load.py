"""Loading a jsonl export into a store, empty or not: the inverse of exporting it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph_schema.claims import Claim
from graph_schema.documents import Document, Mention, Passage, Section
from graph_schema.graph import Node, Relation
from graph_schema.judgements import Judgement, Verdict
from graph_schema.schema import load_schema
from graph_store.ports import GraphStore, Progress, SourceBundle
from graph_store.transfer.files import file_stem
from graph_store.transfer.parse import (
    ExportFileError,
    document_of,
    mention_of,
    parse_claim,
    parse_judgement,
    parse_node,
    parse_passage,
    parse_relation,
    read_rows,
    section_of,
)
from graph_store.transfer.rows import PAGE

STRUCTURE = {"Document", "Section", "Passage"}


@dataclass
class Content:
    """An export as read from its files, checked, before anything is written."""

    digest: str = ""
    documents: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[Section]] = field(default_factory=lambda: defaultdict(list))
    passages: dict[str, list[Passage]] = field(default_factory=lambda: defaultdict(list))
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    claims: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    nodes: list[Node] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class LoadReport:
    """What a load brought in. ignored: what the export holds and the store does not take, one line each."""

    documents: int
    passages: int
    claims: int
    nodes: int
    relations: int
    ignored: list[str]


def read_export(folder: Path) -> Content:
    """Read and check a whole export. Raises ExportFileError naming the file and line; nothing is written."""
    content = Content(digest=_digest(folder / "nodes.jsonl"))
    _read_nodes(folder, content)
    passages = _read_passages(folder, content)
    claims = {
        c.id: c for c in (parse_claim(place, row) for place, row in read_rows(folder / "claims.jsonl", required=False))
    }
    _read_relations(folder, content, claims, passages)
    for claim in claims.values():
        content.claims[claim.origin].append(claim)
    _read_texts(folder, content)
    judged = read_rows(folder / "judgements.jsonl", required=False)
    content.judgements = [parse_judgement(place, row) for place, row in judged]
    return content


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError as exc:
        raise ExportFileError(
            f"{path}: {exc.strerror}; expected a folder made with `goodoffices export --format jsonl`"
        ) from exc


def _read_nodes(folder: Path, content: Content) -> None:
    known = load_schema().nodes
    for place, row in read_rows(folder / "nodes.jsonl", required=True):
        node = parse_node(place, row)
        if node.label not in known:
            raise ExportFileError(f"{place}: unknown label {node.label!r}; known: {', '.join(known)}")
        if node.label == "Document":
            content.documents[node.id] = document_of(node, place)
        elif node.label == "Section":
            section = section_of(node, place)
            content.sections[section.document].append(section)
        else:
            content.nodes.append(node)


def _read_passages(folder: Path, content: Content) -> dict[str, str]:
    """Passage id -> its document."""
    owner: dict[str, str] = {}
    for place, row in read_rows(folder / "passages.jsonl", required=False):
        passage = parse_passage(place, row)
        if passage.document not in content.documents:
            raise ExportFileError(f"{place}: document {passage.document!r} is not in nodes.jsonl")
        content.passages[passage.document].append(passage)
        owner[passage.id] = passage.document
    return owner


def _read_relations(folder: Path, content: Content, claims: dict[str, Claim], passages: dict[str, str]) -> None:
    """Mentions go to their documents; a relation's own properties go to those of its claims that leave theirs out."""
    known = load_schema().relations
    bare = 0
    for place, row in read_rows(folder / "relations.jsonl", required=False):
        relation = parse_relation(place, row)
        if relation.type not in known:
            raise ExportFileError(f"{place}: unknown relation {relation.type!r}; known: {', '.join(known)}")
        if relation.type == "MENTIONS":
            if relation.source not in passages:
                raise ExportFileError(f"{place}: passage {relation.source!r} is not in passages.jsonl")
            content.mentions[passages[relation.source]].append(mention_of(relation, place))
        elif not relation.claims:
            bare += 1
        _give_qualifiers(relation, claims, place)
    if bare:
        content.ignored.append(f"{bare} relations without a claim (nothing is kept without evidence)")


def _give_qualifiers(relation: Relation, claims: dict[str, Claim], place: str) -> None:
    for claim_id in relation.claims:
        claim = claims.get(claim_id)
        if claim is None:
            raise ExportFileError(f"{place}: claim {claim_id!r} is not in claims.jsonl")
        if relation.properties and "qualifiers" not in claim.model_fields_set:
            claims[claim_id] = claim.model_copy(update={"qualifiers": relation.properties})


def _read_texts(folder: Path, content: Content) -> None:
    for document in content.documents:
        path = folder / "documents" / f"{file_stem(document)}.txt"
        if not path.exists():
            content.ignored.append(f"no text of {document} (expected documents/{path.name}); its passages are loaded")
            continue
        try:
            # newline="" keeps the offsets true: nothing may be translated
            with path.open(encoding="utf-8", newline="") as text:
                content.texts[document] = text.read()
        except (OSError, UnicodeDecodeError) as exc:
            raise ExportFileError(f"{path}: cannot be read as UTF-8 text: {exc}") from exc


def bundles_of(content: Content) -> list[SourceBundle]:
    """One bundle a document, then one for each other origin."""
    documents = [
        SourceBundle(
            origin=document.id,
            document=document,
            text=content.texts.get(document.id, ""),
            sections=content.sections.get(document.id, []),
            passages=content.passages.get(document.id, []),
            mentions=content.mentions.get(document.id, []),
            claims=content.claims.get(document.id, []),
        )
        for document in content.documents.values()
    ]
    others = [
        SourceBundle(origin=origin, claims=claims)
        for origin, claims in sorted(content.claims.items())
        if origin not in content.documents
    ]
    return documents + others


def undeclared(given: Iterable[Node], projected: dict[str, Node]) -> list[Node]:
    """What the export says of its nodes beyond what its claims already give: those nodes must be declared."""
    schema = load_schema()
    rest: list[Node] = []
    for node in given:
        have = projected.get(node.id)
        if have is None:
            rest.append(node)
            continue
        derived = {p.name for p in schema.nodes[node.label].properties.values() if p.derived}
        properties = {k: v for k, v in node.properties.items() if k not in derived and have.properties.get(k) != v}
        aliases = [a for a in node.aliases if a not in have.aliases]
        if properties or aliases or node.name != have.name:
            rest.append(Node(id=node.id, label=node.label, name=node.name, aliases=aliases, properties=properties))
    return rest


def new_judgements(given: Iterable[Judgement], there: Iterable[Judgement]) -> list[Judgement]:
    """What the export judges beyond what the store has a verdict on already, which stands."""
    decided = {judgement.pair for judgement in there if judgement.verdict is not Verdict.UNDECIDED}
    return [judgement for judgement in given if judgement.pair not in decided]


def load_export(store: GraphStore, folder: Path, *, progress: Progress | None = None) -> LoadReport:
    """Load a jsonl export; what the store holds of the same documents and records is replaced, the rest stays.

    Raises ExportFileError, before anything is written, if a file is missing or wrong.
    """
    content = read_export(folder)
    store.judge(new_judgements(content.judgements, store.judgements()))
    store.write(bundles_of(content), progress=progress)
    projected: dict[str, Node] = {}
    for start in range(0, len(content.nodes), PAGE):
        ids = [n.id for n in content.nodes[start : start + PAGE]]
        projected |= {n.id: n for n in store.nodes(ids=ids)}
    if declared := undeclared(content.nodes, projected):
        store.write([SourceBundle(origin=f"load:{content.digest}", declared=declared)])
    counts = store.status().counts
    return LoadReport(
        documents=len(content.documents),
        passages=sum(map(len, content.passages.values())),
        claims=sum(map(len, content.claims.values())),
        nodes=len(content.nodes),
        relations=sum(v for k, v in counts.items() if k in load_schema().relations),
        ignored=content.ignored,
    )
