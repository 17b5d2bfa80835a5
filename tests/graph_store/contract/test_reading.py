"""Reading claims, documents, passages, nodes and relations back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.claims import Status
from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, GraphStore, PassageFilter
from tests.graph_store.contract.invented import REPORT, REVIEW, mention, named, record, report, says

NAME = says("actor:norway", "name", "Norway")
KIND = says("actor:norway", "kind", "State", status=Status.CANDIDATE)
GROUP = says("group:selm", "name", "Friends of the Selm Talks", origin=REVIEW)
MEMBER = says("actor:norway", "MEMBER_OF", "group:selm", origin=REVIEW)
CURATED = says("group:selm", "outcome", "success", origin="corpus:group:selm")


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    first = report(NAME, KIND, mentions=[mention("actor:norway", "Norway"), mention("actor:peru", "Peru", start=20)])
    second = report(
        GROUP, MEMBER, origin=REVIEW, year=2004, mentions=[mention("group:selm", "Selm", origin=REVIEW, start=0)]
    )
    store.write([first, second, record("corpus:group:selm", CURATED)])
    return store


FILTERS = [
    (ClaimFilter(), [NAME, KIND, GROUP, MEMBER, CURATED]),
    (ClaimFilter(ids=[NAME.id, "claim:gone"]), [NAME]),
    (ClaimFilter(ids=[]), []),
    (ClaimFilter(subject="actor:norway"), [NAME, KIND, MEMBER]),
    (ClaimFilter(object="group:selm"), [MEMBER]),
    (ClaimFilter(object=""), []),
    (ClaimFilter(about="group:selm"), [GROUP, MEMBER, CURATED]),
    (ClaimFilter(predicate="name"), [NAME, GROUP]),
    (ClaimFilter(document=REVIEW), [GROUP, MEMBER]),
    (ClaimFilter(origin="corpus:group:selm"), [CURATED]),
    (ClaimFilter(status=Status.CANDIDATE), [KIND]),
    (ClaimFilter(about="actor:norway", document=REPORT, status=Status.ACCEPTED), [NAME]),
]


@pytest.mark.parametrize(("which", "claims"), FILTERS)
def test_claims_fit_every_field_given(filled: GraphStore, which: ClaimFilter, claims: list[object]) -> None:
    assert filled.claims(which) == sorted(claims, key=lambda c: c.id)  # type: ignore[attr-defined]


def test_claims_come_in_pages(filled: GraphStore) -> None:
    everyone = filled.claims(ClaimFilter())
    page = filled.claims(ClaimFilter(), after=everyone[1].id, limit=2)
    assert page == everyone[2:4]


def test_nodes_come_in_pages_in_order_of_id(filled: GraphStore) -> None:
    ids = [n.id for n in filled.nodes()]
    assert ids == sorted(ids)
    assert [n.id for n in filled.nodes(after=ids[0], limit=2)] == ids[1:3]
    assert [n.id for n in filled.nodes(label="Actor")] == ["actor:norway"]
    assert [n.id for n in filled.nodes(ids=["group:selm", "actor:gone", "actor:norway"])] == [
        "actor:norway",
        "group:selm",
    ]


def test_mentions_are_relations_only_when_asked_for(filled: GraphStore) -> None:
    assert [r.type for r in filled.relations()] == ["MEMBER_OF"]
    found = list(filled.relations(mentions=True))
    assert [(r.type, r.source, r.target) for r in found] == [
        ("MEMBER_OF", "actor:norway", "group:selm"),
        ("MENTIONS", f"{REPORT}#1", "actor:norway"),
        ("MENTIONS", f"{REVIEW}#1", "group:selm"),
    ]
    assert found[1].properties == {"surface": "Norway", "start": 13, "end": 19}


def test_relations_of_one_node_are_found_from_either_end(filled: GraphStore) -> None:
    assert [r.source for r in filled.relations(node="group:selm")] == ["actor:norway"]
    assert [r.target for r in filled.relations(node="actor:norway")] == ["group:selm"]
    assert list(filled.relations(node="actor:norway", types=["MEDIATED"])) == []


def test_names_give_every_surface_of_what_is_named(filled: GraphStore) -> None:
    alias = says("actor:norway", "alias", "Kingdom of Norway", origin="document:third")
    filled.write([report(alias, origin="document:third")])
    assert list(filled.names()) == [
        ("actor:norway", "Actor", "Norway"),
        ("actor:norway", "Actor", "Kingdom of Norway"),
        ("group:selm", "FriendsGroup", "Friends of the Selm Talks"),
    ]


def test_passages_come_in_reading_order_without_furniture(filled: GraphStore) -> None:
    assert [p.id for p in filled.passages()] == [f"{REPORT}#1", f"{REPORT}#2", f"{REVIEW}#1", f"{REVIEW}#2"]
    assert [p.id for p in filled.passages(document=REVIEW, furniture=True)] == [f"{REVIEW}#{n}" for n in (0, 1, 2)]


def test_passages_come_in_the_order_asked(filled: GraphStore) -> None:
    asked = [f"{REVIEW}#1", "passage:gone", f"{REPORT}#2"]
    assert [p.id for p in filled.passages(ids=asked)] == [f"{REVIEW}#1", f"{REPORT}#2"]


PASSAGES = [
    (PassageFilter(documents=[REPORT]), [f"{REPORT}#1", f"{REPORT}#2"]),
    (PassageFilter(documents=[]), []),
    (PassageFilter(mentions=["actor:norway"]), [f"{REPORT}#1", f"{REVIEW}#1"]),
    (PassageFilter(mentions=["actor:norway", "group:selm"]), [f"{REVIEW}#1"]),
    (PassageFilter(mentions=["actor:gone"]), []),
    (PassageFilter(year_from=2000), [f"{REVIEW}#1", f"{REVIEW}#2"]),
    (PassageFilter(year_from=1990, year_to=1999), [f"{REPORT}#1", f"{REPORT}#2"]),
]


@pytest.mark.parametrize(("which", "ids"), PASSAGES)
def test_passage_ids_fit_every_field_given(filled: GraphStore, which: PassageFilter, ids: list[str]) -> None:
    assert filled.passage_ids(which) == set(ids)


def test_mentions_follow_the_passages_asked_for(filled: GraphStore) -> None:
    found = filled.mentions([f"{REVIEW}#1", f"{REPORT}#1"])
    assert [(m.surface, m.start) for m in found] == [("Selm", 0), ("Norway", 13), ("Peru", 20)]


def test_document_is_given_back_as_it_came(filled: GraphStore) -> None:
    bundle = report()
    assert filled.documents()[0] == bundle.document
    assert filled.sections(REPORT) == list(bundle.sections)
    assert filled.document_text(REPORT) == bundle.text


def test_document_is_found_by_its_bytes(filled: GraphStore) -> None:
    document = report().document
    assert document is not None
    filled.write([replace(report(), document=document.model_copy(update={"sha256": "0a" * 32}))])
    assert [d.id for d in filled.documents(sha256="0a" * 32)] == [REPORT]
    assert filled.documents(sha256="0b" * 32) == []
    assert filled.documents(ids=[REVIEW], sha256="0a" * 32) == []


def test_text_of_an_unknown_document_is_not_there(filled: GraphStore) -> None:
    with pytest.raises(NotInStore, match="document:gone: the store holds no document of this id"):
        filled.document_text("document:gone")


def test_status_counts_what_is_there(filled: GraphStore) -> None:
    status = filled.status()
    counts = {
        k: status.counts[k] for k in ("Actor", "Document", "MEMBER_OF", "MENTIONS", "documents", "passages", "claims")
    }
    assert counts == {
        "Actor": 1, "Document": 2, "MEMBER_OF": 1, "MENTIONS": 2, "documents": 2, "passages": 4, "claims": 5,
    }  # fmt: skip
    assert status.details["claims_by_status"] == {"accepted": 4, "candidate": 1}
    assert status.generation == 3


def test_relations_can_be_left_halfway(filled: GraphStore) -> None:
    assert next(filled.relations(mentions=True)).type == "MEMBER_OF"
    filled.write([report(*named("actor:norway", "Norway"))])
    assert filled.generation == 4
