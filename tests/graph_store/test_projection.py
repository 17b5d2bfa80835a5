"""The projection's rules, on statements made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.graph import Node, Relation
from graph_schema.schema import load_schema
from graph_store.projection import Edge, NodeFacts, project_edges, project_node
from graph_store.statements import Statement
from graph_store.term_nodes import term_nodes

SCHEMA = load_schema()


def said(claim: str, predicate: str, value: Any, **rest: Any) -> Statement:
    return Statement(claim=claim, subject="group:selm", predicate=predicate, value=value, **rest)


NAME = said("c0", "name", "Friends of the Selm Talks")


def project(*statements: Statement, **facts: Any) -> Node:
    node = project_node(NodeFacts(id="group:selm", statements=[NAME, *statements], **facts), SCHEMA)
    assert node is not None
    return node


def test_node_without_a_name_is_not_there() -> None:
    assert project_node(NodeFacts(id="group:selm", statements=[said("c1", "alias", "Selm Four")]), SCHEMA) is None


def test_best_name_is_the_name_and_others_are_aliases() -> None:
    sure = said("c1", "name", "Selm Friends", confidence=0.9)
    curated = said("c2", "name", "Friends of Selm", confidence=0.5, curated=True)
    facts = NodeFacts(id="group:selm", statements=[sure, curated, said("c3", "alias", "the Four")])
    node = project_node(facts, SCHEMA)
    assert node is not None
    assert (node.name, node.aliases) == ("Friends of Selm", ["Selm Friends", "the Four"])


def test_equal_names_are_no_aliases() -> None:
    assert project(said("c1", "name", NAME.value), said("c2", "alias", NAME.value)).aliases == []


RANKS = [
    ([said("c1", "outcome", "failure", confidence=0.9), said("c2", "outcome", "success", curated=True)], "success"),
    ([said("c1", "outcome", "failure", confidence=0.7), said("c2", "outcome", "success", confidence=0.8)], "success"),
    ([said("c1", "outcome", "failure", support=1), said("c2", "outcome", "success", support=2)], "success"),
    ([said("c1", "outcome", "success"), said("c2", "outcome", "failure")], "success"),
]


@pytest.mark.parametrize(("statements", "value"), RANKS, ids=["curated", "confidence", "evidence", "id"])
def test_value_is_picked_by_rank(statements: list[Statement], value: str) -> None:
    node = project(*statements)
    assert node.properties == {"outcome": value, "contested": True}


def test_agreeing_sources_are_not_contested() -> None:
    node = project(said("c1", "outcome", "success"), said("c2", "outcome", "success"))
    assert node.properties == {"outcome": "success"}


def by(criterion: str, value: str, claim: str = "c1") -> Statement:
    return said(claim, "outcome", value, qualifiers={"criterion": criterion})


def test_overall_assessment_goes_before_one_criterion() -> None:
    node = project(by("implemented", "failure"), by("overall", "partial", "c2"))
    assert node.properties == {"outcome": "partial"}


def test_single_criterion_is_shown_when_nobody_assessed_the_whole() -> None:
    node = project(by("implemented", "failure"), by("agreement reached", "success", "c2"))
    assert node.properties == {"outcome": "failure"}


def test_same_criterion_judged_differently_is_contested() -> None:
    node = project(by("implemented", "failure"), by("implemented", "success", "c2"), by("overall", "partial", "c3"))
    assert node.properties == {"outcome": "partial", "contested": True}


def test_basis_comes_from_the_source_of_the_outcome_shown() -> None:
    node = project(
        said("c1", "outcome", "success", confidence=0.9, sources=frozenset({"a"})),
        said("c2", "outcome", "failure", confidence=0.8, sources=frozenset({"b"})),
        said("c3", "outcome_basis", "it fell apart", confidence=1.0, sources=frozenset({"b"})),
        said("c4", "outcome_basis", "it held", confidence=0.5, sources=frozenset({"a"})),
    )
    assert node.properties["outcome_basis"] == "it held"


def test_basis_of_the_other_outcome_alone_is_not_shown() -> None:
    node = project(
        said("c1", "outcome", "success", confidence=0.9, sources=frozenset({"a"})),
        said("c2", "outcome", "failure", confidence=0.8, sources=frozenset({"b"})),
        said("c3", "outcome_basis", "it fell apart", sources=frozenset({"b"})),
    )
    assert "outcome_basis" not in node.properties


def test_basis_follows_the_criterion_within_one_source() -> None:
    source = frozenset({"a"})
    node = project(
        said("c1", "outcome", "success", sources=source),
        said("c2", "outcome", "failure", sources=source, qualifiers={"criterion": "implemented"}),
        said("c3", "outcome_basis", "never carried out", sources=source, qualifiers={"criterion": "implemented"}),
        said("c4", "outcome_basis", "signed in time", confidence=0.3, sources=source),
    )
    assert node.properties["outcome_basis"] == "signed in time"


def test_property_of_another_type_is_not_shown() -> None:
    assert project(said("c1", "strength", "warning")).properties == {}


def member(who: str, **properties: Any) -> Relation:
    return Relation(type="MEMBER_OF", source=f"actor:{who}", target="group:selm", properties=properties)


def test_stated_size_goes_before_the_list() -> None:
    node = project(said("c1", "member_count", 6), members=[member("norway")])
    assert node.properties == {"member_count": 6, "member_count_basis": "stated"}


def test_listed_members_give_the_size_otherwise() -> None:
    node = project(members=[member("norway"), member("peru"), member("chile", **{"as": "observer"})])
    assert node.properties == {"member_count": 2, "member_count_basis": "listed"}


def test_list_known_to_be_incomplete_gives_no_size() -> None:
    node = project(said("c1", "members_complete", False), members=[member("norway")])
    assert node.properties == {"members_complete": False}


def test_sizes_that_differ_give_a_range() -> None:
    node = project(said("c1", "member_count", 5, confidence=0.9), said("c2", "member_count", 7, confidence=0.6))
    assert node.properties == {
        "member_count": 5,
        "member_count_basis": "stated",
        "member_count_range": [5, 7],
        "contested": True,
    }


def declared(**fields: Any) -> Node:
    return Node.model_validate({"id": "group:selm", "label": "FriendsGroup", "name": "Selm Quartet", **fields})


def test_declared_value_is_shown_in_place_of_the_claimed() -> None:
    node = project(
        said("c1", "outcome", "failure"),
        said("c2", "start_year", 1990),
        declared=[declared(aliases=["Q4"], properties={"outcome": "success"})],
    )
    assert (node.name, node.aliases) == ("Selm Quartet", ["Friends of the Selm Talks", "Q4"])
    assert node.properties == {"outcome": "success", "start_year": 1990}


def test_first_declaration_goes_before_the_second() -> None:
    second = declared(name="Selm Four", properties={"start_year": 1980, "end_year": 1985})
    node = project(declared=[declared(properties={"start_year": 1990}), second])
    assert node.name == "Selm Quartet"
    assert node.properties == {"start_year": 1990, "end_year": 1985}


def test_declared_contest_stays() -> None:
    assert project(declared=[declared(properties={"contested": True})]).properties == {"contested": True}


def test_vocabulary_gives_name_synonyms_and_definition() -> None:
    node_id = "strategy:shuttle-diplomacy"
    term = term_nodes(SCHEMA).terms[node_id]
    node = project_node(NodeFacts(id=node_id, term=term, is_referred=True), SCHEMA)
    assert node is not None
    assert (node.label, node.name, node.aliases) == ("Strategy", term.name, sorted(set(term.synonyms)))
    assert node.properties["definition"] == term.definition


@pytest.mark.parametrize(
    ("node_id", "name", "shown"),
    [("topic:exit", "steps", ["agreement"]), ("place:mali", "codes", ["iso2:ML", "iso3:MLI"])],
)
def test_vocabulary_gives_steps_and_codes(node_id: str, name: str, shown: list[str]) -> None:
    term = term_nodes(SCHEMA).terms[node_id]
    node = project_node(NodeFacts(id=node_id, term=term, is_referred=True), SCHEMA)
    assert node is not None
    assert node.properties[name] == shown


def test_term_that_nothing_refers_to_is_not_there() -> None:
    term = term_nodes(SCHEMA).terms["topic:leverage"]
    assert project_node(NodeFacts(id="topic:leverage", term=term), SCHEMA) is None


def related(claim: str, confidence: float = 1.0, relation: str = "MEDIATED", **qualifiers: Any) -> Statement:
    return Statement(
        claim=claim,
        subject="actor:norway",
        predicate=relation,
        object="case:selm",
        confidence=confidence,
        qualifiers=qualifiers,
    )


def test_reports_of_one_fact_share_a_relation() -> None:
    (edge,) = project_edges([related("c2", 0.6, role="lead"), related("c1", 0.8, role="lead")], SCHEMA)
    assert (edge.relation.claims, edge.relation.confidence) == (["c1", "c2"], 0.8)


def test_key_tells_relations_apart() -> None:
    edges = project_edges([related("c1", relation="SUPPORTED", how=how) for how in ("host", "fund")], SCHEMA)
    assert [(e.key, e.relation.properties) for e in edges] == [("fund", {"how": "fund"}), ("host", {"how": "host"})]


def test_vaguer_claim_joins_the_strongest_fuller_one() -> None:
    edges = project_edges([related("c1"), related("c2", 0.6, role="envoy"), related("c3", 0.9, role="lead")], SCHEMA)
    assert [(e.key, e.takes_unkeyed, e.relation.claims) for e in edges] == [
        ("envoy", False, ["c2"]),
        ("lead", True, ["c1", "c3"]),
    ]


def test_vague_claims_alone_make_a_relation() -> None:
    (edge,) = project_edges([related("c1"), related("c2")], SCHEMA)
    assert edge == Edge(
        Relation(type="MEDIATED", source="actor:norway", target="case:selm", claims=["c1", "c2"]),
        key="",
        takes_unkeyed=False,
    )


def test_better_claim_gives_the_property_and_others_fill_in() -> None:
    statements = [
        related("c1", 0.9, role="lead", from_year=1990),
        related("c2", 0.5, role="lead", from_year=1988, to_year=1995, on_behalf_of="the United Nations"),
    ]
    (edge,) = project_edges(statements, SCHEMA)
    assert edge.relation.properties == {"role": "lead", "from_year": 1990, "on_behalf_of": "the United Nations"}


def test_types_between_two_nodes_are_kept_apart() -> None:
    edges = project_edges([related("c1"), related("c2", relation="PARTY_TO")], SCHEMA)
    assert [e.relation.type for e in edges] == ["MEDIATED", "PARTY_TO"]
