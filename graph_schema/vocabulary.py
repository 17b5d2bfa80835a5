"""The vocabularies: closed lists of terms with names, synonyms, definitions and where the literature has them from."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_schema.errors import SchemaFileError, UnknownTerm

# the vocabulary of the process guide's steps, which topics refer to
GUIDE = "guide_steps"


class Term(BaseModel):
    """One entry of a vocabulary.

    id: what claims and queries hold (`shuttle-diplomacy`; for kinds and outcomes the value itself: `contact group`).
    synonyms: other words for exactly it. phrases: wordings in running text that show it at work (mined by rules).
    source: the work that coined or settled the term. broader: the id of the wider term (places: the region).
    also_in: ids of further wider terms, where one does not do (Rwanda: East Africa, and the Great Lakes region).
    steps: ids of the steps of the process guide in which a topic comes up.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    synonyms: list[str] = Field(default_factory=list)
    definition: str = ""
    source: str = ""
    broader: str | None = None
    also_in: list[str] = Field(default_factory=list)
    steps: list[str] = Field(default_factory=list)
    kind: str | None = None
    phrases: list[str] = Field(default_factory=list)
    demonyms: list[str] = Field(default_factory=list)
    capital: str | None = None
    codes: dict[str, str] = Field(default_factory=dict)

    @property
    def wider(self) -> list[str]:
        """Ids of all terms that this one is a part of."""
        return [*([self.broader] if self.broader else []), *self.also_in]

    @property
    def surfaces(self) -> list[str]:
        """Every way to name it: the name, its synonyms and the demonyms."""
        return [self.name, *self.synonyms, *self.demonyms]


class Vocabulary(BaseModel):
    """A closed list of terms. node: the type of node its terms become (`Strategy`, `Topic`, `Place`), if any.

    ambiguous: words that stand for more than one of the terms, and are meant to (`Congo`); no other word may.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    definition: str
    source: str = ""
    node: str | None = None
    ambiguous: list[str] = Field(default_factory=list)
    terms: list[Term]

    @property
    def ids(self) -> list[str]:
        return [t.id for t in self.terms]

    @cached_property
    def _by_id(self) -> dict[str, Term]:
        return {t.id: t for t in self.terms}

    def find(self, term_id: str) -> Term | None:
        """The term of that id, or None."""
        return self._by_id.get(term_id)

    def term(self, term_id: str) -> Term:
        """The term of that id. Raises UnknownTerm, naming the nearest ids."""
        found = self.find(term_id)
        if found is None:
            near = difflib.get_close_matches(term_id, self.ids, n=3, cutoff=0.5)
            hint = f"nearest: {', '.join(near)}" if near else f"known: {', '.join(self.ids[:12])}"
            raise UnknownTerm(f"{term_id!r} is not in the vocabulary {self.name} ({hint})")
        return found


def read_yaml(path: Traversable) -> Any:
    """What a YAML file holds. Raises SchemaFileError naming the file and the line."""
    # libyaml reads the places eight times faster than Python does; a build without it still works
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as exc:
        raise SchemaFileError(f"{path.name}: not readable as YAML: {exc}") from exc


def shared_words(vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Words, in lower case, that name more than one term, with the ids of the terms."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for term in vocabulary.terms:
        for word in term.surfaces:
            owners[word.casefold()].add(term.id)
    return {word: ids for word, ids in owners.items() if len(ids) > 1}


def check_vocabulary(vocabulary: Vocabulary) -> list[str]:
    """List what is inconsistent: an id twice, an unknown wider term, a word shared without saying so."""
    ids, name = vocabulary.ids, vocabulary.name
    problems = [f"{name}: the id {i} stands {ids.count(i)} times" for i in sorted(set(ids)) if ids.count(i) > 1]
    for term in vocabulary.terms:
        problems += [f"{name}: {term.id} lies in {w}, which is unknown" for w in term.wider if w not in ids]
    shared = shared_words(vocabulary)
    declared = {word.casefold() for word in vocabulary.ambiguous}
    problems += [
        f"{name}: {word!r} names {', '.join(sorted(shared[word]))}; give it to one of them or list it under `ambiguous`"
        for word in sorted(shared.keys() - declared)
    ]
    return problems + [f"{name}: {word!r} is called ambiguous but is not" for word in sorted(declared - shared.keys())]


def check_steps(vocabularies: Mapping[str, Vocabulary]) -> list[str]:
    """List steps that a term names and the process guide does not have."""
    known = vocabularies[GUIDE].ids
    terms = [(v.name, t) for v in vocabularies.values() for t in v.terms]
    return [
        f"{name}: {term.id} belongs to the step {step}, which is not in {GUIDE}"
        for name, term in terms
        for step in term.steps
        if step not in known
    ]


@cache
def load_vocabularies() -> dict[str, Vocabulary]:
    """Read every vocabulary, by name. Raises SchemaFileError naming the file."""
    found: dict[str, Vocabulary] = {}
    for path in sorted(files("graph_schema").joinpath("vocabulary").iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".yaml"):
            continue
        try:
            vocabulary = Vocabulary.model_validate(read_yaml(path))
        except ValidationError as exc:
            raise SchemaFileError(f"vocabulary/{path.name}: {exc}") from exc
        if problems := check_vocabulary(vocabulary):
            raise SchemaFileError(f"vocabulary/{path.name}: {'; '.join(problems)}")
        found[vocabulary.name] = vocabulary
    if problems := check_steps(found):
        raise SchemaFileError(f"vocabulary: {'; '.join(problems)}")
    return found
