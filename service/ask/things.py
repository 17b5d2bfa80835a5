"""The things a question speaks of, and the relations it names between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_schema.query import Condition
from service.ask.chunks import Chunk
from service.ask.items import Quantity
from service.ask.senses import NameSense, RelationSense, TypeSense

# what a relation itself must say: a term, any of several, or a year it was active in
EdgeValue = str | int | tuple[str, ...]
ANY_ACTOR = ("Actor", "FriendsGroup")


@dataclass(eq=False)
class Thing:
    """Something the question speaks of: a type of thing, or one or several that are named.

    place: where it stands among the tokens. labels: the types it may be. kinds: by label, the property and values that
    its word narrows it to. names: one entry a name, each with all it may stand for; join: whether all or any is meant.
    excepted: it is left
    out by a word such as `except`. both: the word stands before it. is_object: a verb stands right before it, and wants
    it as one of its ends.
    """

    place: int
    labels: tuple[str, ...]
    chunks: list[Chunk] = field(default_factory=list)
    kinds: dict[str, TypeSense] = field(default_factory=dict)
    names: list[list[NameSense]] = field(default_factory=list)
    join: str = "all"
    quantity: Quantity | None = None
    negated: bool = False
    only: bool = False
    excepted: bool = False
    adjective: bool = False
    both: bool = False
    is_object: bool = False
    implied: bool = False
    tests: list[Condition] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """True when it has a name, and not only a type."""
        return bool(self.names)

    @property
    def kinds_said(self) -> bool:
        """True when its word says of which kind it is: `rebels`, `states`."""
        return any(kind.property is not None for kind in self.kinds.values())

    def narrow(self, labels: tuple[str, ...]) -> None:
        """Keep only these types, where at least one of them is possible."""
        kept = tuple(label for label in self.labels if label in labels)
        if kept:
            self.labels = kept
            for place, senses in enumerate(self.names):
                fitting = [s for s in senses if s.label in kept]
                self.names[place] = fitting or senses

    def fits(self, labels: tuple[str, ...]) -> bool:
        """True when it may be of one of these types."""
        return any(label in labels for label in self.labels)

    def mark_used(self) -> None:
        """Say of its words that they found their place."""
        for chunk in self.chunks:
            chunk.used = True


@dataclass(eq=False)
class Use:
    """A word for a relation, still without its two ends.

    with_next, with_last: joined to the one behind it, or before it. owned: `with` stands before it. either: `or` does.
    as_role: `as` does, so that it says in what capacity.
    """

    chunk: Chunk
    senses: list[RelationSense]
    negated: bool = False
    only: bool = False
    alone: bool = False
    with_next: bool = False
    with_last: bool = False
    owned: bool = False
    either: bool = False
    as_role: bool = False
    quantity: Quantity | None = None

    @property
    def place(self) -> int:
        """Where it stands among the tokens."""
        return self.chunk.start


@dataclass(eq=False)
class Link:
    """A relation between two things. relations: any of them; edges: what must hold for the relation itself.

    instead: a link with the same ends of which one is enough.
    """

    relations: tuple[str, ...]
    source: Thing
    target: Thing
    edges: list[tuple[str, EdgeValue]] = field(default_factory=list)
    any_depth: bool = False
    negated: bool = False
    only: bool = False
    alone: bool = False
    years: tuple[int, int] | None = None
    quantity: Quantity | None = None
    chunk: Chunk | None = None
    instead: Link | None = None

    def other(self, thing: Thing) -> Thing:
        """The end that is not this one."""
        return self.target if self.source is thing else self.source

    def touches(self, thing: Thing) -> bool:
        """True when it is one of the two ends."""
        return thing in (self.source, self.target)


@dataclass
class Scene:
    """All that a question speaks of: the things, the links among them, and the one that is asked for."""

    target: Thing
    things: list[Thing]
    links: list[Link] = field(default_factory=list)

    def links_of(self, thing: Thing) -> list[Link]:
        """The links it is an end of."""
        return [link for link in self.links if link.touches(thing)]

    def connected(self, start: Thing) -> list[Thing]:
        """Every thing that hangs together with this one, itself first."""
        found = [start]
        for thing in found:
            for link in self.links_of(thing):
                other = link.other(thing)
                if other not in found:
                    found.append(other)
        return found
