"""The schema is complete, consistent and worded: what API and pages show of it is product text."""

from __future__ import annotations

from collections import Counter

import pytest

from graph_schema.ids import node_id
from graph_schema.schema import NodeType, Property, RelationType, Schema, check_schema, load_schema

# Source and target types of every relation, as the design's table has them.
ENDS = {
    "MEDIATED": ("Actor FriendsGroup", "Case Conflict"),
    "PARTY_TO": ("Actor", "Conflict Case"),
    "MEMBER_OF": ("Actor", "FriendsGroup Actor"),
    "SIGNED": ("Actor", "Agreement"),
    "RESULTED_IN": ("Case", "Agreement"),
    "ADDRESSES": ("Case", "Conflict"),
    "SERVED": ("FriendsGroup", "Case"),
    "ABOUT": ("Lesson", "Topic"),
    "HELD_IN": ("Case", "Place"),
    "STATED_IN": ("Lesson", "Passage"),
    "SUPPORTED": ("Actor FriendsGroup", "Case Agreement"),
    "BACKED": ("Actor", "Actor"),
    "LED": ("Actor", "Case FriendsGroup Actor"),
    "ROLE": ("Actor", "Actor"),
    "USED_STRATEGY": ("Case Actor FriendsGroup", "Strategy"),
    "LOCATED_IN": ("Conflict Case Actor Place", "Place"),
    "FOLLOWED": ("Case", "Case"),
    "DRAWN_FROM": ("Lesson", "Case Actor"),
    "SUCCEEDED": ("Actor FriendsGroup", "Actor FriendsGroup"),
    "MENTIONS": ("Passage", "Actor FriendsGroup Case Conflict Agreement Strategy Topic Place"),
}
# Relations whose own property tells two edges between the same nodes apart.
KEYS = {"MEDIATED": "role", "MEMBER_OF": "as", "SIGNED": "as", "SUPPORTED": "how", "ROLE": "role"}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def _owners(schema: Schema) -> list[NodeType | RelationType]:
    return [*schema.nodes.values(), *schema.relations.values()]


def _properties(schema: Schema) -> list[tuple[str, Property]]:
    return [(f"{o.name}.{p.name}", p) for o in _owners(schema) for p in o.properties.values()]


def test_schema_holds_the_node_types(schema: Schema) -> None:
    prefixes = {t.name: t.prefix for t in schema.nodes.values()}
    assert prefixes == {
        "Document": "document",
        "Section": "section",
        "Passage": "passage",
        "Actor": "actor",
        "FriendsGroup": "group",
        "Case": "case",
        "Conflict": "conflict",
        "Agreement": "agreement",
        "Strategy": "strategy",
        "Topic": "topic",
        "Lesson": "lesson",
        "Place": "place",
    }


def test_schema_holds_no_relation_beyond_the_design(schema: Schema) -> None:
    assert schema.relations.keys() == ENDS.keys()


@pytest.mark.parametrize("name", sorted(ENDS))
def test_relation_joins_the_types_of_the_design(schema: Schema, name: str) -> None:
    source, target = ENDS[name]
    relation = schema.relations[name]
    assert (relation.source, relation.target) == (source.split(), target.split())


def test_relations_are_keyed_as_designed(schema: Schema) -> None:
    assert {r.name: r.key for r in schema.relations.values() if r.key} == KEYS


def test_only_location_is_transitive(schema: Schema) -> None:
    assert [r.name for r in schema.relations.values() if r.transitive] == ["LOCATED_IN"]


def test_paths_pass_through_facts_only(schema: Schema) -> None:
    talk = {"MENTIONS", "ABOUT", "STATED_IN", "DRAWN_FROM", "USED_STRATEGY"}
    assert set(schema.factual_relations) == ENDS.keys() - talk


def test_texts_and_ideas_are_not_factual(schema: Schema) -> None:
    ideas = {"Document", "Section", "Passage", "Strategy", "Topic", "Lesson"}
    assert {t.name for t in schema.nodes.values() if not t.factual} == ideas


def test_things_with_a_course_have_years(schema: Schema) -> None:
    assert {t.name for t in schema.nodes.values() if t.has_years} == {"Case", "FriendsGroup", "Conflict"}


def test_schema_is_consistent(schema: Schema) -> None:
    assert check_schema(schema) == []


def test_prefixes_name_one_type_each(schema: Schema) -> None:
    for node_type in schema.nodes.values():
        assert schema.label_of(node_id(node_type.prefix, "Lake talks")) == node_type.name


def test_unknown_prefix_has_no_type(schema: Schema) -> None:
    assert schema.label_of("treaty:lake-accord") is None


def test_every_type_is_defined_and_worded(schema: Schema) -> None:
    bare = [o.name for o in _owners(schema) if not (o.definition.endswith(".") and o.label and o.words)]
    assert bare == []


def test_every_relation_is_worded_from_both_sides(schema: Schema) -> None:
    assert [r.name for r in schema.relations.values() if not (r.inverse and r.inverse_words)] == []


def test_every_property_is_defined_and_worded(schema: Schema) -> None:
    assert [name for name, p in _properties(schema) if not (p.definition.endswith(".") and p.words)] == []


def test_no_definition_stands_twice(schema: Schema) -> None:
    texts = [o.definition for o in _owners(schema)] + [p.definition for _, p in _properties(schema)]
    texts += [t.definition for v in schema.vocabularies.values() for t in v.terms if t.definition]
    texts += [v.definition for v in schema.vocabularies.values()]
    assert [text for text, n in Counter(texts).items() if n > 1] == []


def test_words_of_types_stand_once(schema: Schema) -> None:
    words = Counter(word.casefold() for t in schema.nodes.values() for word in t.words)
    assert [word for word, n in words.items() if n > 1] == []


def test_words_of_one_relation_stand_once(schema: Schema) -> None:
    for relation in schema.relations.values():
        words = Counter(word.casefold() for word in relation.words + relation.inverse_words)
        assert [word for word, n in words.items() if n > 1] == [], relation.name


@pytest.mark.parametrize("label", ["Actor", "FriendsGroup", "Conflict", "Lesson", "Document", "Place"])
def test_words_mean_the_type_or_one_kind_of_it(schema: Schema, label: str) -> None:
    """A word that means one kind (contact group) must not be read as any node of the type."""
    node_type = schema.nodes[label]
    kinds = [schema.vocabularies[p.vocabulary] for p in node_type.properties.values() if p.vocabulary]
    narrow = {w.casefold() for v in kinds for t in v.terms for w in t.surfaces}
    assert {w.casefold() for w in node_type.words} & narrow == set()


def test_words_mean_the_relation_or_one_kind_of_it(schema: Schema) -> None:
    """A synonym of one kind (co-mediated) must not be read as any relation of the type."""
    for relation in schema.relations.values():
        kinds = [schema.vocabularies[p.vocabulary] for p in relation.properties.values() if p.vocabulary]
        narrow = {w.casefold() for v in kinds for t in v.terms for w in t.synonyms}
        assert {w.casefold() for w in relation.words + relation.inverse_words} & narrow == set(), relation.name


def test_contested_follows_from_contestable(schema: Schema) -> None:
    with_flag = {t.name for t in schema.nodes.values() if "contested" in t.properties}
    assert with_flag == {"Case", "FriendsGroup", "Conflict", "Agreement"}
    for name in with_flag:
        assert any(p.contestable for p in schema.nodes[name].properties.values()), name


def test_check_names_an_unknown_end(schema: Schema) -> None:
    held_in = schema.relations["HELD_IN"].model_copy(update={"target": ["Harbour"]})
    broken = schema.model_copy(update={"relations": {"HELD_IN": held_in}})
    assert check_schema(broken) == ["HELD_IN: unknown node type Harbour"]


def test_check_names_a_property_of_two_types(schema: Schema) -> None:
    year = Property(name="year", type="text", definition="A year in words.")
    signed = schema.relations["SIGNED"].model_copy(update={"properties": {"year": year}, "key": None})
    broken = schema.model_copy(update={"relations": {"SIGNED": signed}})
    assert check_schema(broken) == ["SIGNED.year: type text, elsewhere year"]


def test_check_names_an_unknown_vocabulary(schema: Schema) -> None:
    how = Property(name="how", type="term", definition="How it was done.", vocabulary="favours")
    supported = schema.relations["SUPPORTED"].model_copy(update={"properties": {"how": how}})
    broken = schema.model_copy(update={"relations": {"SUPPORTED": supported}})
    assert check_schema(broken) == ["SUPPORTED.how: unknown vocabulary favours"]
