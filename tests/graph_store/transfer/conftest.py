"""A store with one invented document, one curated record, a rejected claim and a name full of quotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.claims import Claim, Evidence, Status
from graph_schema.documents import Document, Mention, Note, Passage, PassageKind, Section
from graph_store.open import open_store
from graph_store.ports import GraphStore, SourceBundle

TEXT = "Selm report\n\nNorway chaired the Friends of the Selm Talks.\n\n1 The chair rotated.\n"
DOC = "doc:selm-report"


def _claim(number: int, subject: str, predicate: str, **rest: object) -> Claim:
    quote = Evidence(document=DOC, passage="passage:selm:0001", start=13, end=58, quote=TEXT[13:58])
    given = {"id": f"claim:{number}", "subject": subject, "predicate": predicate, "evidence": [quote], "origin": DOC}
    return Claim.model_validate(given | rest)


CLAIMS = [
    _claim(1, "actor:norway", "name", value="Norway", qualifiers={"label": "Actor"}),
    _claim(2, "actor:norway", "kind", value="State"),
    _claim(3, "group:selm", "name", value='Friends of the "Selm" Talks', qualifiers={"label": "FriendsGroup"}),
    _claim(4, "actor:norway", "MEMBER_OF", object="group:selm", qualifiers={"as": "co-chair", "from_year": 1990}),
    _claim(5, "group:selm", "outcome", value="success", status=Status.REJECTED),
]
REFERENCE = Evidence(reference="marlowe1999", locator="p. 4", citation="Marlowe (1999), Rivers and Rooms, p. 4")
CURATED = [
    Claim(
        id="claim:6",
        subject="group:selm",
        predicate="start_year",
        value=1990,
        evidence=[REFERENCE],
        origin="corpus:group:selm",
    )
]


@pytest.fixture
def bundles() -> list[SourceBundle]:
    passages = [
        Passage(
            id="passage:selm:0001",
            document=DOC,
            section="section:selm:1",
            path="Selm report",
            page=1,
            order=1,
            start=13,
            end=58,
            text=TEXT[13:58],
        ),
        Passage(
            id="passage:selm:0002",
            document=DOC,
            page=1,
            order=2,
            kind=PassageKind.NOTE,
            start=60,
            end=80,
            text="The chair rotated.",
            note=Note(number="1", passage="passage:selm:0001", at=44),
        ),
        Passage(
            id="passage:selm:0003",
            document=DOC,
            page=1,
            order=3,
            kind=PassageKind.FURNITURE,
            start=0,
            end=11,
            text="Selm report",
        ),
    ]
    document = Document(
        id=DOC,
        title="Selm report",
        authors=["Ada Marlowe"],
        year=1999,
        source="selm.txt",
        metadata_from={"title": "first page"},
    )
    return [
        SourceBundle(
            origin=DOC,
            document=document,
            text=TEXT,
            sections=[Section(id="section:selm:1", document=DOC, name="Selm report", path="Selm report")],
            passages=passages,
            mentions=[Mention(passage="passage:selm:0001", node="actor:norway", surface="Norway", start=13, end=19)],
            claims=CLAIMS,
        ),
        SourceBundle(origin="corpus:group:selm", claims=CURATED),
    ]


@pytest.fixture
def store(tmp_path: Path, bundles: list[SourceBundle]) -> Iterator[GraphStore]:
    opened = open_store(str(tmp_path / "store"))
    opened.write(bundles)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(str(tmp_path / "other"))
    yield opened
    opened.close()
