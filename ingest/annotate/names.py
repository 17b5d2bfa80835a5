"""Names found in a sentence, and the sentence with each name replaced by a code that rules can read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# One letter per sort of name: S state, D demonym, K seat of government, L area or region, I intergovernmental
# organisation, N non-governmental organisation (or an actor of a kind nobody knows), P person, R armed group,
# B political body, G friends group, C case, W conflict, T agreement, X none of these, not to be cut into.
LETTER_OF_KIND = {"State": "S", "IGO": "I", "NGO": "N", "Person": "P", "ArmedGroup": "R", "PoliticalBody": "B"}
LETTER_OF_LABEL = {"FriendsGroup": "G", "Case": "C", "Conflict": "W", "Agreement": "T", "Place": "L"}
CODE = re.compile(r"<([A-Z])(\d+)>")


def letter_of(label: str, kind: str | None) -> str:
    """The letter that stands for a thing of that label and kind in templates."""
    if label == "Actor":
        return LETTER_OF_KIND.get(kind or "", "N")
    return LETTER_OF_LABEL[label]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence. start, end: in the sentence's text. key: the entity it means, until names are settled.

    by: the component that found it. office: the title a person's name was found with.
    """

    start: int
    end: int
    key: str
    letter: str
    by: str
    confidence: float = 0.95
    office: str | None = None


@dataclass(frozen=True)
class Template:
    """A sentence's text with `<S0>`, `<P3>` in the place of its names; the number is the name's place in `names`."""

    text: str
    names: tuple[Name, ...]
    _starts: tuple[int, ...] = ()
    _origins: tuple[int, ...] = ()

    def name_of(self, code: str) -> Name:
        """The name behind a code such as `<S0>` or `S0`."""
        return self.names[int(code.strip("<>")[1:])]

    def names_in(self, text: str) -> list[Name]:
        """The names whose codes stand in a piece of the template, in order."""
        return [self.names[int(m.group(2))] for m in CODE.finditer(text)]

    def origin(self, at: int, *, end: bool = False) -> int:
        """Where a place of the template stands in the sentence; for an end, the end of what stands before it."""
        if end and at > 0:
            index = bisect_right(self._starts, at - 1) - 1
            code = CODE.match(self.text, self._starts[index])
            if code and code.end() >= at and index % 2:
                return self.names[int(code.group(2))].end
            return self._origins[index] + at - self._starts[index]
        index = bisect_right(self._starts, at) - 1
        if index % 2:
            return self._origins[index]
        return self._origins[index] + at - self._starts[index]


def make_template(text: str, names: Sequence[Name]) -> Template:
    """Replace names by their codes. names: in order and apart from each other."""
    text = text.replace("<", "(").replace(">", ")")
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at = length = 0
    for index, name in enumerate(names):
        for piece, origin in ((text[at : name.start], at), (f"<{name.letter}{index}>", name.start)):
            starts.append(length)
            origins.append(origin)
            parts.append(piece)
            length += len(piece)
        at = name.end
    starts.append(length)
    origins.append(at)
    parts.append(text[at:])
    return Template("".join(parts), tuple(names), tuple(starts), tuple(origins))


def settle_overlaps(names: Iterable[Name]) -> list[Name]:
    """Keep the longest of names that overlap, the earlier of two as long."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def replace_names(names: Sequence[Name], new: Iterable[Name]) -> list[Name]:
    """Put new names in the place of those they overlap."""
    added = settle_overlaps(new)
    kept = [n for n in names if all(n.end <= a.start or a.end <= n.start for a in added)]
    return sorted([*kept, *added], key=lambda n: n.start)


@dataclass
class Sentence:
    """A sentence of a passage with its names.

    index: place in the document. start: of the sentence in the passage's text. is_heading_like: no finite sentence.
    """

    index: int
    passage: int
    start: int
    text: str
    section: str
    names: list[Name] = field(default_factory=list)
    masked: tuple[tuple[int, int], ...] = ()
    _template: Template | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def template(self) -> Template:
        """The sentence with codes for names; made anew after the names changed."""
        if self._template is None or self._template.names != tuple(self.names):
            self._template = make_template(self._uncited(), self.names)
        return self._template

    def _uncited(self) -> str:
        """The text with citations in brackets blanked, so that no rule reads years and names out of them."""
        text = self.text
        for start, end in self.masked:
            if text[start] in "([":
                text = text[:start] + " " * (end - start) + text[end:]
        return text

    def is_masked(self, start: int, end: int, *, people: bool = False) -> bool:
        """Whether a stretch lies in a citation, where names are authors and places of publication.

        people: persons are authors also outside brackets ("Vale (2001)"), where other names are what they seem.
        """
        return any(low < end and start < high and (people or self.text[low] in "([") for low, high in self.masked)

    def surface(self, name: Name) -> str:
        return self.text[name.start : name.end]

    def spelt_out(self, text: str) -> str:
        """A piece of the template with the names in the place of their codes."""
        names = self.template.names
        return CODE.sub(lambda code: self.surface(names[int(code.group(2))]), text)
