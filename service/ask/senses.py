"""What a word or phrase of a question can mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph_schema.claims import Scalar
from graph_schema.query import Condition

Form = Literal["active", "passive", "noun"]


@dataclass(frozen=True)
class TypeSense:
    """A word for a type of thing. kind: the property and values it narrows to ("rebels": Actor, kind ArmedGroup)."""

    label: str
    property: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameSense:
    """A name of a thing. is_main: its own name and no other it goes by; adjective: a demonym such as `African`."""

    node: str
    label: str
    name: str
    is_main: bool = True
    adjective: bool = False
    partial: bool = False


@dataclass(frozen=True)
class RelationSense:
    """A word for a relation. edge: what it says of the relation itself ("funded": how = fund), any of several values.

    form: active puts the source before it and the target behind ("mediated"), passive the other way round ("mediated
    by"), and a noun names one of the two ("mediators"): the source, unless names_target.
    """

    relation: str
    form: Form
    edge: tuple[str, str | tuple[str, ...]] | None = None
    names_target: bool = False


@dataclass(frozen=True)
class TermSense:
    """A word for a value of a property, such as an outcome; labels: the types that have the property."""

    property: str
    values: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class PropertySense:
    """A word for a property of some types."""

    property: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class WordSense:
    """A word that steers the reading: a question word, a comparison, a negation, an order, a number."""

    role: str
    value: Scalar | None = None


@dataclass(frozen=True)
class AskedBefore:
    """What the question before found, as the condition it put. names: what the ids in it are called."""

    where: Condition | None
    names: tuple[tuple[str, str], ...] = ()


Sense = AskedBefore | TypeSense | NameSense | RelationSense | TermSense | PropertySense | WordSense
