"""The lexicon: what the schema declares can be asked, names outrank nothing that steers."""

from __future__ import annotations

from graph_schema.schema import RelationType, load_schema
from service.ask.lexicon import build_lexicon
from service.ask.senses import NameSense, RelationSense, TypeSense
from service.ask.tokens import tokenise
from service.ask.vocabulary_words import words_of

NAMES = [
    ("actor:league", "Actor", "League of Ports"),
    ("actor:league", "Actor", "the League"),
    ("actor:on", "Actor", "On"),
]


def test_longest_name_is_found() -> None:
    length, senses = build_lexicon(NAMES).longest(tokenise("League of Ports"), 0)
    assert length == 3
    assert senses == [NameSense("actor:league", "Actor", "League of Ports")]


def test_article_of_a_name_may_be_left_out() -> None:
    _, senses = build_lexicon(NAMES).longest(tokenise("League members"), 0)
    assert [s.node for s in senses if isinstance(s, NameSense)] == ["actor:league"]


def test_name_never_takes_a_steering_word() -> None:
    _, senses = build_lexicon(NAMES).longest(tokenise("on"), 0)
    assert not [s for s in senses if isinstance(s, NameSense)]


def test_name_may_be_typed_in_part() -> None:
    found = build_lexicon(NAMES).parts["port"]
    assert [(s.node, s.partial) for s in found] == [("actor:league", True)]


def test_narrower_meaning_of_a_type_is_known() -> None:
    _, senses = build_lexicon([]).longest(tokenise("rebels"), 0)
    assert TypeSense("Actor", "kind", ("ArmedGroup",)) in senses


def test_new_relation_is_askable_by_its_words() -> None:
    schema = load_schema()
    trained = RelationType(
        name="TRAINED", label="trained", inverse="trained by", definition="Taught mediators.",
        source=["Actor"], target=["Actor"], words=["trained", "schooled"], inverse_words=["trained by"],
    )  # fmt: skip
    wider = schema.model_copy(update={"relations": {**schema.relations, "TRAINED": trained}})
    words = words_of(wider)
    assert RelationSense("TRAINED", "active") in words.phrases[("schooled",)]
    assert RelationSense("TRAINED", "passive") in words.phrases[("trained", "by")]


def test_members_means_all_of_them() -> None:
    _, senses = build_lexicon([]).longest(tokenise("members"), 0)
    assert [s.edge for s in senses if isinstance(s, RelationSense)] == [None]
