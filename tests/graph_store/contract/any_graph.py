"""Small random graphs that conform to the schema, as claims."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graph_schema.claims import Claim
from graph_schema.schema import Property, load_schema
from tests.graph_store.contract.invented import says

SCHEMA = load_schema()
YEARS = st.integers(1986, 1996)
NAMES = st.sampled_from(["Selm", "selm", "Ärna", 'O\'Neil "x"', "Mara; --", "Zwyn Ω", "Brück", "Ara'at\\n"])
IDS = {
    "Actor": ["actor:a", "actor:b", "actor:c", "actor:d"],
    "FriendsGroup": ["group:a", "group:b"],
    "Case": ["case:a", "case:b", "case:c", "case:d"],
    "Conflict": ["conflict:a", "conflict:b"],
    "Agreement": ["agreement:a", "agreement:b"],
    "Lesson": ["lesson:a"],
    "Strategy": ["strategy:deadline", "strategy:shuttle-diplomacy"],
    "Topic": ["topic:leverage"],
    "Place": ["place:kenya", "place:east-africa", "place:norway", "place:africa"],
}
ALL_IDS = [node for ids in IDS.values() for node in ids]
BORN = ["Actor", "FriendsGroup", "Case", "Conflict", "Agreement", "Lesson"]
RELATIONS = [r for r in SCHEMA.relations.values() if r.name not in {"MENTIONS", "STATED_IN"}]


def values(prop: Property) -> SearchStrategy[Any]:
    """A few values that fit the property, so that they often meet."""
    match prop.type:
        case "year":
            return YEARS
        case "integer":
            return st.integers(0, 4)
        case "boolean":
            return st.booleans()
        case "term":
            return st.sampled_from(SCHEMA.vocabularies[prop.vocabulary or ""].ids[:3])
        case _:
            return st.sampled_from(["the chair rotated", "it held", "so it was"])


@st.composite
def node_claims(draw: DrawFn, label: str, node: str) -> list[Claim]:
    claims = [says(node, "name", draw(NAMES))]
    for prop in SCHEMA.nodes[label].properties.values():
        if not prop.derived and prop.type not in {"texts", "integers"}:
            given = draw(st.lists(values(prop), max_size=2, unique=True))
            claims += [says(node, prop.name, v, place=n, confidence=1 - n / 10) for n, v in enumerate(given)]
    return claims


@st.composite
def relation_claims(draw: DrawFn) -> list[Claim]:
    relation = draw(st.sampled_from(RELATIONS))
    source = draw(st.sampled_from([i for label in relation.source for i in IDS[label]]))
    target = draw(st.sampled_from([i for label in relation.target for i in IDS[label]]))
    given = {name: draw(values(prop)) for name, prop in relation.properties.items() if draw(st.booleans())}
    return [says(source, relation.name, target, qualifiers=given)]


@st.composite
def graphs(draw: DrawFn) -> list[Claim]:
    """Claims of distinct ids about at most a dozen and a half nodes."""
    claims: list[Claim] = []
    for label in BORN:
        for node in IDS[label]:
            if draw(st.integers(0, 9)) != 6:  # now and then a node lacks, and its relations dangle
                claims += draw(node_claims(label, node))
    for found in draw(st.lists(relation_claims(), min_size=10, max_size=40)):
        claims += found
    return list({claim.id: claim for claim in claims}.values())
