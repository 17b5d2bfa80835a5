"""Friends groups meant but not named in full: "the Contact Group", "the six Friends", "the group"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.ids import node_id
from ingest.annotate.entries import Entry
from ingest.annotate.group_names import kind_of_group
from ingest.annotate.names import Sentence
from ingest.resolve.entities import Entities, Entity

_GROUP = re.compile(
    r"\b[Tt]he (?:(?:two|three|four|five|six|seven|eight) )?"
    r"(?P<head>[Gg]roup(?:ing)?(?! of [Ff]riends (?:of|for))"
    r"|[Cc]ontact [Gg]roup|[Cc]ore [Gg]roup|[Gg]roup of [Ff]riends|Friends|[Qq]uartet|[Tt]roika|[Qq]uint|Quad"
    r"|[Cc]o-[Cc]hairs)(?: of (?:observer|observing|guarantor) (?:states|countries))?\b(?![\w-])(?! of | for | on )"
)
_ANY_GROUP = {"group", "grouping"}
# Heads that make the name of a group together with the place it deals with.
_NAMING_HEADS = {"contact group", "core group", "group of friends", "quartet", "troika", "quint"}
# In small letters it is some group, unless its members are told.
_AS_A_NAME = re.compile(r"[A-Z][a-z]+(?: of [A-Z][a-z]+| [A-Z][a-z]+)?$")
_LISTED = re.compile(r",? ?(?:\(|\u2013|\u2014|(?:which )?(?:compris|consist|composed|made up|included|namely))")
_MEMBERS_TOLD = re.compile(
    r",? ?(?:\(|[\u2013\u2014] |(?:which )?(?:comprising|comprised|consisting|consisted|composed|made up)(?: of)? )"
    r"(?:the )?(?P<members><[SI]\d+>(?:(?:, |,? and )(?:the )?<[SI]\d+>)+)"
)
_ON_STATE = re.compile(r"\b(?:on|over|regarding|concerning) (?:the )?(?P<state><S\d+>)(?![\u2019']s?\b)")
_CONFIDENCE = 0.7


def references_in(sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
    """Where a sentence speaks of a group without its name, and the head it calls it by, in small letters."""
    for match in _GROUP.finditer(sentence.text):
        yield match, match.group("head").lower()


def group_called(
    head: str,
    sentence: Sentence,
    entities: Entities,
    *,
    in_section: set[str],
    country: tuple[str, ...],
    has_turned: bool,
) -> str | None:
    """The group that the head stands for: one the section named before, or the one of the document.

    in_section: keys of the groups of the sentence's section. country: what the sentence is about; has_turned: it
    opens with that, and so leaves the groups of other countries behind.
    """
    if head in _ANY_GROUP:
        return None
    named = [e for e in entities.of_label("FriendsGroup") if _is_called(e, head)]
    here = [e for e in named if e.key in in_section]
    before = here or [e for e in named if e.first is not None and e.first <= sentence.index]
    if len(before) != 1:
        return None
    if (has_turned or not here) and _deals_with_another(before[0].entry, country, entities):
        return None
    return before[0].key


def group_on_place(head: str, surface: str, sentence: Sentence, entities: Entities, state: Entity) -> str | None:
    """ "The Contact Group", of which the text has told only what it deals with: "Contact Group on X"."""
    if head not in _NAMING_HEADS or not (_AS_A_NAME.search(surface) or _LISTED.match(_after(surface, sentence))):
        return None
    titled = " ".join(word if word == "of" else word.capitalize() for word in head.split())
    name = f"{titled} on {state.entry.name}"
    entry = Entry(
        key=node_id("group", name), name=name, label="FriendsGroup", kind=kind_of_group(name), country=(state.key,)
    )
    entities.add(entry)
    entities.see(entry.key, surface, sentence.index, _CONFIDENCE, is_name=False)
    return entry.key


def group_of_members(head: str, surface: str, sentence: Sentence, entities: Entities) -> str | None:
    """ "The Contact Group, made up of X and Y", where no text tells what it deals with: called after its members."""
    told = _MEMBERS_TOLD.match(sentence.template.text.partition(surface)[2]) if head in _NAMING_HEADS else None
    if told is None or _AS_A_NAME.search(surface) is None:
        return None
    members = [entities[n.key].entry.name for n in sentence.template.names_in(told.group("members"))]
    titled = " ".join(word if word == "of" else word.capitalize() for word in head.split())
    name = f"{titled} of {', '.join(members[:-1])} and {members[-1]}"
    entry = Entry(key=node_id("group", name), name=name, label="FriendsGroup", kind=kind_of_group(titled))
    entities.add(entry)
    entities.see(entry.key, surface, sentence.index, _CONFIDENCE, is_name=False)
    return entry.key


def dealt_with(surface: str, sentence: Sentence) -> str | None:
    """The key of the country that a sentence says a group worked on: "the Contact Group ... failed to agree on X"."""
    after = sentence.template.text.partition(surface)[2]
    found = {sentence.template.name_of(m.group("state")).key for m in _ON_STATE.finditer(after)}
    return next(iter(found)) if len(found) == 1 else None


def _after(surface: str, sentence: Sentence) -> str:
    return sentence.text.partition(surface)[2]


def _is_called(entity: Entity, head: str) -> bool:
    return any(head in surface.lower() for surface in [entity.entry.name, *entity.surfaces])


def _deals_with_another(group: Entry, country: tuple[str, ...], entities: Entities) -> bool:
    """Whether the group deals with a country, or is called after one, that is none of these."""
    states = (e for e in entities.of_label("Actor") if e.entry.kind == "State")
    own = set(group.country) or {e.key for e in states if e.entry.name in group.name}
    return bool(own and country) and not own & set(country)
