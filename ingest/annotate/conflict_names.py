"""Conflicts by place: "the war in X", "the X conflict", "the dispute between X and Y". One conflict to a place."""

from __future__ import annotations

import re

from graph_schema.ids import node_id
from ingest.annotate.built_names import EN_DASH, Built, Scene, places_of, plain_text, states_of
from ingest.annotate.entries import Entry
from ingest.annotate.names import Name, Sentence, Template

_SORT = (
    r"(?:internal|armed|border|ethnic|interethnic|communal|sectarian|separatist|secessionist|frozen|protracted"
    r"|political"
    r"|post-?election|territorial|guerrilla|violent|intractable|ongoing|bloody|long-running|decades-long|intrastate"
    r"|bitter|recent)"
)
_STRONG = (
    r"(?:civil wars?|wars?|conflicts?|disputes?|insurgency|insurgencies|rebellion|genocide|crisis|crises"
    r"|armed struggle|hostilities)"
)
_WEAK = r"(?:fighting|violence|unrest|turmoil|uprising|standoff)"
_NO_COMPOUND = (
    r"(?![\w-])(?! (?:resolution|management|prevention|transformation|analysis|settlement|zones?|dynamics|part(?:y"
    r"|ies)|parties|cycle|mediation|crimes?"
    r"|Group|group|studies|mediators?|mapping|trap|room|cell|response|Research|Management|effort|economy|economies))"
)
_AND = r"(?:, (?:and |or )?| and | or )(?:in |over )?(?:the )?"
_PLACES = rf"<[SLK]\d+>(?:(?: (?:in )?\(?\d{{4}}\)?)?{_AND}<[SL]\d+>)*"
_IN = re.compile(
    rf"\b(?:(?:{_SORT}) )*(?P<head>{_STRONG}|{_WEAK}) (?:in|over) (?:the )?(?:neighbou?ring "
    rf"|nearby )?(?:<S\d+>[\u2019']s (?:[a-z-]+ )?(?=<L))?(?P<places>{_PLACES})(?![\u2019']s\b)"
)
_OF = re.compile(
    rf"(?P<places><[DSLR]\d+>(?: ?[-\u2013] ?<[DSLR]\d+>)?)(?:[\u2019']s?)?"
    rf" (?:(?:{_SORT}) )*(?P<head>(?:[Cc]ivil )?[Ww]ars?|{_STRONG}){_NO_COMPOUND}"
)
_BETWEEN = re.compile(
    r"\b(?P<head>war|conflict|dispute|hostilities|fighting) between (?:the"
    r" )?(?P<places><[SR]\d+> and (?:the )?<[SR]\d+>)"
)
# "Mediated in X", an area whose war the gazetteer knows: in that war.
_MEDIATED_IN = re.compile(
    r"\b[Mm]ediat(?:e[sd]?|ing|ion) in (?:the )?(?P<place><L\d+>)(?![\u2019']s?\b)(?! [a-z]+ (?:war|conf))"
)
# How sure each way of naming is; what is only "violence in X" may be no conflict of its own.
_CONFIDENCE = {"in": 0.85, "of": 0.85, "between": 0.8}


def find_conflicts(sentence: Sentence, scene: Scene) -> list[Built]:
    """Conflicts named by place in a sentence, one for each place of a list."""
    template = sentence.template
    found: list[Built] = []
    for way, pattern in (("in", _IN), ("of", _OF), ("between", _BETWEEN)):
        for match in pattern.finditer(template.text):
            confidence = _CONFIDENCE[way] if re.fullmatch(_STRONG, match.group("head").lower()) else 0.5
            found += _from_match(match, template, sentence, scene, way=way, confidence=confidence)
    found += [b for m in _MEDIATED_IN.finditer(template.text) if (b := _in_the_war_there(m, template, scene))]
    return found


def _in_the_war_there(match: re.Match[str], template: Template, scene: Scene) -> Built | None:
    place = scene.place_name(template.name_of(match.group("place")))
    for surface in (f"{place} conflict", f"{place} war", f"war in {place}", f"{place} crisis"):
        known = scene.lookup(surface)
        if known and known.label == "Conflict":
            return Built(match.start("place"), match.end("place"), known, known.name, 0.8)
    return None


def _from_match(
    match: re.Match[str], template: Template, sentence: Sentence, scene: Scene, *, way: str, confidence: float
) -> list[Built]:
    names = [n for n in template.names_in(match.group("places")) if n.letter == "R" or scene.is_named_place(n)]
    if not names or sentence.is_masked(names[0].start, names[-1].end):
        return []
    if way != "in" or len(names) == 1:
        entry, proposed = _conflict_of(scene, names, match, template, sentence, way)
        return [Built(match.start(), match.end(), entry, proposed, confidence)]
    built = []
    for code in re.finditer(r"<[A-Z]\d+>", match.group("places")):
        name = template.name_of(code.group())
        if name in names:
            entry, proposed = _conflict_of(scene, [name], match, template, sentence, way)
            start = match.start() if name is names[0] else match.start("places") + code.start()
            built.append(Built(start, match.start("places") + code.end(), entry, proposed, confidence))
    return built


def _conflict_of(
    scene: Scene, names: list[Name], match: re.Match[str], template: Template, sentence: Sentence, way: str
) -> tuple[Entry, str]:
    head = _singular(match.group("head").lower())
    places = [scene.place_name(n) for n in names]
    proposed = f"{EN_DASH.join(places)} {head}"
    if way == "of" and not head.endswith("s"):
        proposed = re.sub(r"[\u2019']s? ", " ", plain_text(template, sentence, match.start(), match.end()))
    for surface in (proposed, f"conflict in {places[0]}", f"{places[0]} conflict", f"civil war in {places[0]}"):
        known = scene.lookup(surface) if len(places) == 1 else scene.lookup(proposed)
        if known and known.label == "Conflict":
            return known, known.name
    key = "conflict@" + "+".join(sorted(n.key for n in names))
    entry = Entry(
        key=key, name=proposed, label="Conflict", places=places_of(scene, names), country=states_of(scene, names)
    )
    return entry, proposed


def _singular(head: str) -> str:
    if head in {"crises", "insurgencies"}:
        return {"crises": "crisis", "insurgencies": "insurgency"}[head]
    if head in {"fighting", "violence", "unrest", "turmoil", "hostilities", "armed struggle", "uprising", "standoff"}:
        return "conflict"
    return head[:-1] if head in {"wars", "conflicts", "civil wars", "disputes"} else head


def conflict_id(name: str) -> str:
    """The id of a conflict of that name."""
    return node_id("conflict", name)
