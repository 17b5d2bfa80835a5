"""Friends groups by the shape of their name: "Group of Friends of X", "International Contact Group on Y"."""

from __future__ import annotations

import re
from functools import cache

from graph_schema.ids import node_id
from graph_schema.vocabulary import load_vocabularies
from ingest.annotate.built_names import Built, Scene, plain_text, states_of
from ingest.annotate.entries import Entry
from ingest.annotate.names import Sentence, Template

_ELEMENT = r"(?:<[A-Z]\d+>(?:[\u2019']s)?|Secretary[- ]General|[A-Z][\w\u2019-]+)"
_FOR = (
    rf"(?: (?:of|for|on|to) (?:the )?(?:UN )?{_ELEMENT}(?:(?: (?:for|on|of|in)(?: the)?)? (?:{_ELEMENT}|(?:peace"
    rf"|negotiation) process|negotiations|talks|conflict|(?:donors?\u2019? |peace )conference))*)"
)
_BEFORE = (
    r"(?:(?:<[DSLIK]\d+>|International|Western|Regional|Joint|Informal|Inner|Wider|Extended|Tripartite|Trilateral"
    r"|Quadrilateral|Transition|Peace|Political) )*"
)
_HEADS = (
    r"Group of Friends|Friends Group|Contact Group|Core Group|Quartet|Quad|Quint|Troika|Support Group|Partners Forum"
    r"|Monitoring Group|Follow-up Committee|Implementation Monitoring Committee|Steering Group|Co-[Cc]hairs"
    r"|(?:Two|Three|Four|Five|Six|Seven|Eight|[2-9])(?:[- ]plus[- ]|\+)(?:One|Two|Three|Four|Five|Six|[1-6])"
    r"(?: [Gg]roup)?"
)
_LOWER = (
    r"group of friends|friends group|contact group|core group|quartet|troika|support group|co-chairs|partners forum"
)
_NAMED = re.compile(
    rf"(?P<before>{_BEFORE})\b(?P<head>{_HEADS}|Friends(?= of| for)|{_LOWER})\b(?P<for>{_FOR}| <[SL]\d+>)?"
)
# A group of the gazetteer that the text also says the place of.
_PLACED = re.compile(
    r"(?P<group><G\d+>) (?:on|for) (?:the )?<[SLD]\d+>(?: (?:[Pp]eace )?[Pp]rocess)?(?: in (?:the )?<[SL]\d+>)?"
)
# Third parties called by what they do at the talks.
_BY_FUNCTION = re.compile(
    r"\b(?P<head>(?:observer|guarantor|witness|facilitating|accompanying|sponsoring|co-sponsoring|mediating) "
    r"(?:states|countries|governments|powers|nations))\b"
)


@cache
def _kinds() -> list[tuple[str, str]]:
    terms = load_vocabularies()["friends_group_kinds"].terms
    found = [(phrase.lower(), term.id) for term in terms for phrase in [*term.phrases, *term.synonyms]]
    return sorted(found, key=lambda f: -len(f[0]))


def kind_of_group(name: str) -> str:
    """The kind of friends group that a name tells of, as in the vocabulary; `other` where it tells nothing."""
    lowered = name.lower().replace("\u2019", "'")
    return next((kind for phrase, kind in _kinds() if phrase in lowered), "other")


# "The troika of X, Y and Z": a group called by its members.
_OF_MEMBERS = re.compile(
    r"\b(?P<head>[Tt]roika|[Qq]uartet|[Qq]uad|[Qq]uint|[Cc]ore [Gg]roup|[Cc]ontact [Gg]roup"
    r"|[Cc]o-chairs)(?= of (?:the )?<[SIN]\d+>(?:,| and))"
    # "A Support Group composed of X and Y": a new one, that no other words name.
    r"|\b[Aa]n? (?:[a-z]+ )?(?P<new>[Ss]upport [Gg]roup|[Ff]riends [Gg]roup|[Gg]roup of [Ff]riends|[Cc]ontact [Gg]roup"
    r"|[Cc]ore [Gg]roup|[Qq]uartet|[Tt]roika)(?= (?:composed of|made up of|comprising|consisting of|formed by)"
    r" (?:the )?<[SIN]\d+>(?:,| and))"
)
_MADE_UP = r" (?:of|composed of|made up of|comprising|consisting of|formed by) (?:the )?"


# "In X a core group of Y and Z": the place says which.
_OPENS_AT = re.compile(r"^(?:In|On|For) (<[SL]\d+>),? ")


def find_groups(sentence: Sentence, scene: Scene) -> list[Built]:
    """Friends groups named in a sentence that the gazetteer does not know."""
    template = sentence.template
    found = [b for m in _NAMED.finditer(template.text) if (b := _from_name(m, template, sentence, scene))]
    found += [_of_members(m, template, sentence, scene) for m in _OF_MEMBERS.finditer(template.text)]
    for match in _PLACED.finditer(template.text):
        known = scene.entry(template.name_of(match.group("group")).key)
        found.append(Built(match.start(), match.end(), known, known.name, 0.9))
    return found


def _of_members(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> Built:
    slot = "head" if match.group("head") else "new"
    head = _titled(match.group(slot).lower() if slot == "new" else match.group(slot))
    tail = re.match(rf"{_MADE_UP}<[A-Z]\d+>(?:(?:,| and|, and) (?:the )?<[A-Z]\d+>)*", template.text[match.end() :])
    end = match.end() + len(tail.group()) if tail else match.end()
    placed = _OPENS_AT.match(template.text)
    whom = re.sub(rf"^{_MADE_UP.rstrip()}", "", f" {plain_text(template, sentence, match.end(), end)}").strip()
    whom = f"of {whom}"
    if placed:
        whom = f"on {scene.place_name(template.name_of(placed.group(1)))}"
    name = f"{head[0].upper()}{head[1:]} {whom}"
    known = scene.lookup(f"the {head[0].upper()}{head[1:]}")
    entry = known or Entry(key=node_id("group", name), name=name, label="FriendsGroup", kind=kind_of_group(head))
    return Built(match.start(slot), match.end(slot), entry, entry.name, 0.75)


def _from_name(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> Built | None:
    names = template.names_in(match.group())
    bare = not match.group("before").strip() and not match.group("for")
    lower = match.group("head")[0].islower()
    if (
        bare
        or _OF_MEMBERS.match(template.text, match.start("head"))
        or (lower and not any(n.letter in "SLDC" for n in names))
    ):
        return None
    if sentence.is_masked(template.origin(match.start()), template.origin(match.end(), end=True)):
        return None
    name = plain_text(template, sentence, match.start(), match.end())
    if re.match(
        r"(?:Friends|Group of Friends) (?:of|for) (?:the )?(?:UN )?(?:Mediation|Secretary[- ]General)s?$", name
    ):
        confidence = 0.6
    else:
        confidence = 0.85
    known = scene.lookup(name)
    entry = known or Entry(
        key=node_id("group", _titled(name)),
        name=_titled(name),
        label="FriendsGroup",
        kind=kind_of_group(name),
        country=states_of(scene, [n for n in names if n.letter in "SLD"]),
    )
    return Built(match.start(), match.end(), entry, entry.name, confidence)


def find_by_function(sentence: Sentence, served: str | None) -> list[Built]:
    """Third parties called by their function ("the observer states"). served: the name of the case they attend."""
    if served is None:
        return []
    template = sentence.template
    found = []
    for match in _BY_FUNCTION.finditer(template.text):
        function = match.group("head").split()[0]
        name = f"{function.capitalize()} countries to the {served}"
        entry = Entry(key=node_id("group", name), name=name, label="FriendsGroup", kind="other")
        found.append(Built(match.start(), match.end(), entry, name, 0.65))
    return found


def _titled(name: str) -> str:
    """A group's name with the capitals that an index would give its head."""
    return re.sub(
        rf"\b(?:{_LOWER})\b", lambda m: " ".join(w if w == "of" else w.capitalize() for w in m.group().split()), name
    )
