"""The relation patterns: each can be read and says what the schema knows."""

from __future__ import annotations

import pytest

from graph_schema.schema import load_schema
from graph_schema.vocabulary import load_vocabularies
from ingest.extract.patterns import load_patterns, spell_out


def test_patterns_speak_of_the_schema() -> None:
    schema, vocabularies = load_schema(), load_vocabularies()
    for pattern in load_patterns():
        spec = pattern.spec
        assert spec.relation in schema.relations
        assert spec.how is None or spec.how in vocabularies["support_kinds"].ids
        assert spec.as_ is None or spec.as_ in vocabularies["signature_kinds"].ids
        assert spec.strategy is None or spec.strategy in vocabularies["strategies"].ids


def test_every_pattern_has_a_subject_or_a_context() -> None:
    assert [p.spec.pattern for p in load_patterns() if "(?P<s>" not in p.regex.pattern and not p.spec.context] == []


def test_triggers_are_plain_words() -> None:
    assert all(p.spec.when and all(word == word.strip("\n") for word in p.spec.when) for p in load_patterns())


def test_unknown_macro_is_an_error() -> None:
    with pytest.raises(KeyError, match="nonsense"):
        spell_out("{s:A} {nonsense}")
