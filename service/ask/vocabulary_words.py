"""The words that the schema declares for its types, relations, properties and terms, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from graph_schema.schema import NodeType, Property, RelationType, Schema, load_schema
from graph_schema.vocabulary import Term, Vocabulary
from service.ask.senses import Form, NameSense, PropertySense, RelationSense, Sense, TermSense, TypeSense
from service.ask.steering import irregular_forms, steering_words, wordings
from service.ask.tokens import keys_of

Phrase = tuple[str, ...]
# not asked for by type: they are found by search
UNASKED = frozenset({"Passage", "Section", "Document"})
# what people mean by a term that stands for others too: a regional organisation may be subregional
WIDER = {("scope", "regional"): ("regional", "subregional")}
# properties whose terms are nouns for the thing itself: a militia, a contact group, a warning
# steering roles that add a meaning to a word without taking its others away
KEEPS_OTHERS = frozenset({"light", "arranged", "any_actor", "ending", "part_of_decade", "alongside", "back"})
# what follows a noun for whoever does something, where it is not `of` alone
BEHIND_NOUNS = {"SIGNED": ("of", "to"), "SUPPORTED": ("of", "to", "at", "for")}
NOUN_PROPERTIES = frozenset({"kind", "strength"})


@dataclass
class SchemaWords:
    """Phrases with their meanings. demonyms: phrase and the id of its place. common: single words of the schema.

    reserved: phrases that steer the reading and are never names.
    """

    phrases: dict[Phrase, list[Sense]] = field(default_factory=dict)
    demonyms: list[tuple[Phrase, str]] = field(default_factory=list)
    common: set[str] = field(default_factory=set)
    reserved: frozenset[Phrase] = frozenset()
    unnamed_labels: frozenset[str] = frozenset({"Lesson", "Document", "Section", "Passage", "Strategy", "Topic"})


@cache
def schema_words() -> SchemaWords:
    """The words of the schema that is installed."""
    return words_of(load_schema())


def words_of(schema: Schema) -> SchemaWords:
    """The words of a schema. What steers the reading outranks them; a relation's own word outranks its finer kinds."""
    steering = steering_words()
    words = SchemaWords(reserved=frozenset(steering))
    found: dict[Phrase, list[Sense]] = {}
    for wording, sense in _with_other_forms(_senses(schema)):
        keys = keys_of(wording)
        is_open = all(s.role in KEEPS_OTHERS for s in steering.get(keys, ()))
        if keys and is_open and not _is_finer(sense, found.get(keys, [])):
            senses = found.setdefault(keys, [])
            if sense not in senses:
                senses.append(sense)
    words.phrases = found
    for keys, steers in steering.items():
        words.phrases[keys] = [*steers, *found.get(keys, [])]
    words.common = {key for keys, senses in words.phrases.items() if not _names_only(senses) for key in keys}
    words.demonyms = list(_demonyms(schema))
    return words


def _with_other_forms(senses: Iterator[tuple[str, Sense]]) -> Iterator[tuple[str, Sense]]:
    """Each wording also with the other forms of an irregular verb it begins with: `broke out` gives `break out`."""
    for wording, sense in senses:
        yield wording, sense
        first, _, rest = wording.partition(" ")
        if isinstance(sense, RelationSense | PropertySense | TermSense):
            yield from ((f"{form} {rest}".strip(), sense) for form in irregular_forms().get(first, []))


def _names_only(senses: list[Sense]) -> bool:
    return all(isinstance(sense, NameSense) for sense in senses)


def _is_finer(sense: Sense, known: list[Sense]) -> bool:
    """`members` is every member: the kind of membership called `member` adds nothing."""
    if not isinstance(sense, RelationSense) or sense.edge is None:
        return False
    return any(isinstance(k, RelationSense) and k.relation == sense.relation and k.edge is None for k in known)


def _senses(schema: Schema) -> Iterator[tuple[str, Sense]]:
    for node_type in schema.nodes.values():
        if node_type.name not in UNASKED:
            yield from ((word, TypeSense(label=node_type.name)) for word in node_type.words)
    for relation in schema.relations.values():
        if not {"Passage"} & {*relation.source, *relation.target}:
            yield from _relation_senses(relation)
    for name, owners in _properties(schema).items():
        yield from _property_senses(name, owners)
    for relation in schema.relations.values():
        yield from _edge_senses(relation, schema)
    yield from _ending_in_terms(schema)
    for node_type in schema.nodes.values():
        if node_type.name not in UNASKED:
            yield from _kind_senses(node_type, schema)
    yield from _term_senses(schema)
    for vocabulary in schema.vocabularies.values():
        if vocabulary.node is not None:
            yield from _name_senses(vocabulary, schema.nodes[vocabulary.node])


def _ending_in_terms(schema: Schema) -> Iterator[tuple[str, Sense]]:
    """Words for a property that end in one of its values: `still in force`."""
    for name, owners in _properties(schema).items():
        for node_type, prop in owners:
            for term in schema.vocabularies[prop.vocabulary].terms if prop.vocabulary else []:
                for word in prop.words:
                    if any(word.endswith(f" {said}") for said in (term.name, *term.synonyms)):
                        yield word, TermSense(property=name, values=(term.id,), labels=(node_type.name,))


def _relation_senses(relation: RelationType) -> Iterator[tuple[str, Sense]]:
    for word in relation.words:
        yield word, RelationSense(relation=relation.name, form="active")
        head, _, last = word.rpartition(" ")
        # "parties to the talks" is a noun with its preposition
        if last in {"of", "to", "for"} and head in relation.inverse_words:
            yield word, RelationSense(relation=relation.name, form="noun")
        if word.endswith((" in", " at")) and keys_of(word[:-3]) in wordings("venue_verbs"):
            yield word[:-3], RelationSense(relation=relation.name, form="active")
    for word in relation.inverse_words:
        keys = keys_of(word)
        names_target = keys in wordings("names_target")
        yield word, RelationSense(relation=relation.name, form=_inverse_form(keys), names_target=names_target)


def _inverse_form(keys: Phrase) -> Form:
    return "passive" if keys[-1] == "by" or keys in wordings("relation_verbs") else "noun"


def _properties(schema: Schema) -> dict[str, list[tuple[NodeType, Property]]]:
    found: dict[str, list[tuple[NodeType, Property]]] = {}
    for node_type in schema.nodes.values():
        if node_type.name not in UNASKED:
            for prop in node_type.properties.values():
                found.setdefault(prop.name, []).append((node_type, prop))
    return found


def _property_senses(name: str, owners: list[tuple[NodeType, Property]]) -> Iterator[tuple[str, Sense]]:
    by_word: dict[str, list[str]] = {}
    for node_type, prop in owners:
        for word in prop.words:
            by_word.setdefault(word, []).append(node_type.name)
    for word, labels in by_word.items():
        yield word, PropertySense(property=name, labels=tuple(labels))
        yield f"{word} of", PropertySense(property=name, labels=tuple(labels))


def _edge_senses(relation: RelationType, schema: Schema) -> Iterator[tuple[str, Sense]]:
    """The terms of a relation's key property ("funded", "co-chair"), and the words for the property itself ("role")."""
    prop = relation.properties.get(relation.key or "")
    if prop is None:
        return
    for word in (prop.name, *prop.words):
        yield word, RelationSense(relation=relation.name, form="noun")
    for term in schema.vocabularies[prop.vocabulary].terms if prop.vocabulary else []:
        for word in (term.name, *term.synonyms):
            keys = keys_of(word)
            is_verb = keys[0].endswith("ed") or len(keys) > 2
            form: Form = "passive" if keys[-1] == "by" else "active" if is_verb else "noun"
            yield word, RelationSense(relation=relation.name, form=form, edge=(prop.name, term.id))
            if form == "noun":
                edge = (prop.name, term.id)
                behind = BEHIND_NOUNS.get(relation.name, ("of",))  # "parties to the accord", "advisers to the talks"
                yield from ((f"{word} {of}", RelationSense(relation.name, form, edge)) for of in behind)


def _wider(prop: str, term: Term) -> tuple[str, ...]:
    return WIDER.get((prop, term.id), (term.id,))


def _kind_senses(node_type: NodeType, schema: Schema) -> Iterator[tuple[str, Sense]]:
    for prop in node_type.properties.values():
        if prop.vocabulary is None:
            continue
        merged: dict[Phrase, list[str]] = {}
        for term in schema.vocabularies[prop.vocabulary].terms:
            for word in (term.name, *term.synonyms):
                if prop.name in NOUN_PROPERTIES or len(keys_of(word)) > 1:
                    merged.setdefault(keys_of(word), []).extend(_wider(prop.name, term))
        if prop.name in NOUN_PROPERTIES or prop.name == "scope":
            for keys, values in merged.items():
                yield " ".join(keys), TypeSense(node_type.name, prop.name, tuple(dict.fromkeys(values)))


def _term_senses(schema: Schema) -> Iterator[tuple[str, Sense]]:
    """Adjectives and verbs for a value: `failed`, `in force`, `regional`."""
    for name, owners in _properties(schema).items():
        vocabulary = next((p.vocabulary for _, p in owners if p.vocabulary), None)
        if vocabulary is None or name in NOUN_PROPERTIES:
            continue
        labels = tuple(node_type.name for node_type, _ in owners)
        for term in schema.vocabularies[vocabulary].terms:
            for word in (term.name, *term.synonyms):
                yield word, TermSense(property=name, values=_wider(name, term), labels=labels)


def _name_senses(vocabulary: Vocabulary, node_type: NodeType) -> Iterator[tuple[str, Sense]]:
    for term in vocabulary.terms:
        for word in dict.fromkeys((term.name, *term.synonyms)):
            node = f"{node_type.prefix}:{term.id}"
            yield word, NameSense(node=node, label=node_type.name, name=term.name, is_main=word == term.name)


def _demonyms(schema: Schema) -> Iterator[tuple[Phrase, str]]:
    for vocabulary in schema.vocabularies.values():
        if vocabulary.node is not None:
            prefix = schema.nodes[vocabulary.node].prefix
            yield from ((keys_of(word), f"{prefix}:{term.id}") for term in vocabulary.terms for word in term.demonyms)
