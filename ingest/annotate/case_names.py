"""Cases by the shape of their name: a place and a process, a proper name and a process, two parties and their talks."""

from __future__ import annotations

import re
from dataclasses import replace

from graph_schema.ids import node_id
from ingest.annotate.built_names import EN_DASH, Built, Scene, places_of, plain_text, states_of
from ingest.annotate.case_venues import find_cases_at_venues
from ingest.annotate.entries import Entry
from ingest.annotate.lexicon import load_lexicon
from ingest.annotate.names import Name, Sentence, Template

_SORT = (
    r"(?:peace|mediation|negotiation|negotiating|peacemaking|political|reconciliation|ceasefire|transition|status"
    r"|multi-?party|multilateral"
    r"|bilateral|trilateral|proximity|direct|indirect|formal|informal|secret|official|unofficial|national|inclusive"
    r"|track[- ](?:one|two|I|II)"
    r"|settlement|autonomy|constitutional|UN-led|long|complex|lengthy|protracted|successful|failed|recent|subsequent)"
)
_HEAD = r"(?:process|processes|talks|negotiations?|dialogues?|conferences?|summits?|roundtables?|consultations)"
_MEDIATION = (
    r"(?:mediation(?: process| efforts?| initiative)?|peace (?:process|talks|negotiations|initiative|efforts?"
    r"|conference|dialogue)|facilitation)"
)
_ANY = rf"(?:{_MEDIATION}|{_HEAD})"
_AND = r"(?:, (?:and |or )?| and | or )(?:in |on )?(?:the )?"
_PLACES = rf"<[SL]\d+>(?:{_AND}<[SL]\d+>)*"
_BEHIND = re.compile(
    rf"\b(?P<sort>(?:{_SORT} ){{0,3}})(?P<head>{_ANY}) (?P<join>in|on|for|over|concerning|regarding"
    rf"|about) (?:the )?(?:conflict in |crisis in |war in )?(?P<places>{_PLACES})"
    # "Mediation in the X conflict" is of the conflict, not of X.
    rf"(?!(?:[\u2019']s)? (?:(?:{_SORT}|civil|armed) )*(?:{_ANY}|conflicts?|wars?|crisis|dispute)\b)"
)
_BEFORE = re.compile(
    rf"(?<![\w>-])(?P<inter>(?:[Ii]nter|[Ii]ntra)-)?(?P<places><[SLD]\d+>"
    rf"(?: ?[-\u2013/] ?<[SLDPR]\d+>)?)(?:[\u2019']s)? (?P<sort>(?:{_SORT} ){{0,3}})(?P<head>{_ANY})\b"
)
_PAIR = re.compile(
    rf"(?P<places><[PRBS]\d+> ?[-\u2013/] ?<[PRBS]\d+>) (?P<sort>(?:{_SORT} ){{0,2}})(?P<head>{_ANY}|meeting)\b"
)
_SIDE = r"(?:the )?(?:(?:President|Prime Minister|Premier|Chairman|General|Colonel) )?<[SRBP]\d+>"
_SIDES = rf"(?P<places>{_SIDE}(?:, {_SIDE}){{0,3}},? and {_SIDE})"
_CAPITAL = r"(?:[A-Z\u00c0-\u017d][\w\u2019-]+|<[KLSD]\d+>)"
_BETWEEN = re.compile(
    rf"\b(?:(?P<proper>(?!The\b|Its\b|Their\b|These\b|Such\b)(?:[A-Z\u00c0-\u017d][\w\u2019-]+|<K\d+>)) )?"
    rf"(?P<sort>(?:{_SORT} ){{0,2}})(?P<head>{_ANY}) between {_SIDES}"
)
# Conferences that are bodies, or have nothing to do with peace.
_OF_A_BODY = re.compile(
    r"\b(?:Episcopal|Bishops[\u2019']?|Islamic|Press|Baptist|Methodist|Academic|Annual|Leadership|News) Conference\b"
)
# "The Chad talks between X and Y" are called after the place.
_PLACE_AHEAD = re.compile(r"<[LSD]\d+>(?:[\u2019']s)? $")
_MEDIATED_BETWEEN = re.compile(
    r"\b(?:[Mm]ediat(?:ed?|ing|ors?)|[Ss]huttl(?:ed?|ing)|intermediary|go-between|facilitators?|good offices) "
    rf"(?P<between>between) {_SIDES}"
)
_WITH = re.compile(
    rf"\b(?P<sort>(?:{_SORT} ){{0,2}})(?P<head>talks|negotiations|dialogue|peace process(?:es)?) with (?:the )?"
    r"(?:[a-z]+ (?:movement|group|rebels|insurgents), (?:the )?)?(?P<places><[RB]\d+>)(?! and )"
)
_PROPER = re.compile(
    rf"(?P<name>{_CAPITAL}(?: (?:of |on |for )?(?:the )?{_CAPITAL}){{0,4}}) (?P<head>(?:peace "
    rf"|mediation )?(?:process|talks|negotiations)"
    r"|(?:Peace |Mediation )?(?:Process|Talks|Negotiations|Conference|Summit|Dialogue|Initiative|Roundtable))(?![\w-])"
)
_GENERIC = frozenset(
    """
    Peace Security National International World Political Annual Opening Closing Donor Donors Mediation Ministerial
    Regional General Task Joint High Level Global Kyoto Track Review Press Party Formal Informal Women
    """.split()
)
# Places that lend their name to talks held there; "talks in X" says no more than the venue.
_WEAK_HEADS = re.compile(rf"^(?:{_HEAD})$")


def find_cases(sentence: Sentence, scene: Scene) -> list[Built]:
    """Cases named in a sentence that the gazetteer does not know by surface."""
    template = sentence.template
    found: list[Built] = []
    for match in _BEHIND.finditer(template.text):
        found += _behind(match, template, scene)
    for match in _BEFORE.finditer(template.text):
        found += _before(match, template, sentence, scene)
    found += [_between(m, template, sentence, scene) for m in _PAIR.finditer(template.text)]
    for match in _BETWEEN.finditer(template.text):
        is_mediators = match.group("head").startswith(("mediation", "facilitation"))
        if is_mediators or not _PLACE_AHEAD.search(template.text[: match.start()]):
            found.append(_between(match, template, sentence, scene))
    for match in _MEDIATED_BETWEEN.finditer(template.text):
        found.append(_mediated_between(match, template, scene))
    found += find_cases_at_venues(sentence, scene)
    for match in _WITH.finditer(template.text):
        found += _with(match, template, scene)
    found += [b for m in _PROPER.finditer(template.text) if (b := _proper(m, template, sentence, scene))]
    return [b for b in found if not sentence.is_masked(template.origin(b.start), template.origin(b.end, end=True))]


def _behind(match: re.Match[str], template: Template, scene: Scene) -> list[Built]:
    """ "peace process in X", "talks on Y, Z and W": one case to each place."""
    plain = not match.group("sort").strip() and _WEAK_HEADS.match(match.group("head"))
    head = _singular(match.group("head"))
    built: list[Built] = []
    for code in re.finditer(r"<[A-Z]\d+>", match.group("places")):
        name = template.name_of(code.group())
        if not scene.is_named_place(name):
            continue
        is_venue_perhaps = plain and match.group("join") == "in" and name.letter == "S"
        if is_venue_perhaps and f"conflict@{name.key}" not in scene.entities and "processes" not in match.group("head"):
            continue
        entry, proposed = case_of_place(scene, [name], _sorted_head(match.group("sort"), head))
        start = match.start() if not built else match.start("places") + code.start()
        built.append(Built(start, match.start("places") + code.end(), entry, proposed, 0.8 if not plain else 0.7))
    return built


def _before(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> list[Built]:
    """ "X peace process", "inter-X talks": a demonym needs "peace" or "inter-" to be more than the mediator's."""
    names = template.names_in(match.group("places"))
    plain = "peace" not in match.group(0) and not match.group("inter")
    if match.group("head").startswith(("mediation", "facilitation")) and _is_mediators(match):
        return []
    if (names[0].letter == "D" and len(names) == 1 and plain) or not scene.is_named_place(names[0]):
        return []
    head = _sorted_head(match.group("sort"), _singular(match.group("head")))
    if len(names) == 2:
        return [_between(match, template, sentence, scene)]
    entry, proposed = case_of_place(scene, names, head)
    if entry.key.startswith("case@"):
        proposed = re.sub(r"[\u2019']s ", " ", plain_text(template, sentence, match.start(), match.end()))
    return [Built(match.start(), match.end(), entry, proposed, 0.85)]


def _is_mediators(match: re.Match[str]) -> bool:
    """Whether "X's mediation" or "X mediation in ..." tells who mediates, not where."""
    after = match.string[match.end() :]
    return bool(re.search(r"[\u2019']s? ", match.group())) or bool(re.match(r" (?:in|of|on|between|for) ", after))


def _between(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> Built:
    """Talks between parties, called by them all, or by the proper name that stands before."""
    names = template.names_in(match.group("places"))
    head = _singular(match.group("head"))
    proper = match.groupdict().get("proper")
    proposed = f"{EN_DASH.join(scene.place_name(n) for n in names)} {head}"
    if "between" not in match.group():
        proposed = plain_text(template, sentence, match.start(), match.end())
    elif proper and _is_proper(match, proper, scene):
        word = plain_text(template, sentence, match.start("proper"), match.end("proper"))
        return Built(match.start(), match.end(), *_pair(scene, names, f"{word} {head}", own=word.lower()), 0.75)
    own = "summit" if head == "summit" else ""
    return Built(match.start(), match.end(), *_pair(scene, names, proposed, own=own), 0.7)


def _is_proper(match: re.Match[str], word: str, scene: Scene) -> bool:
    """Whether the word before the head is a name, and no adjective that opens the sentence."""
    if word in {*_GENERIC, *load_lexicon().offices.not_in_names}:
        return False
    return word.startswith("<") or match.start("proper") > 0 or word in scene.capitals


def _mediated_between(match: re.Match[str], template: Template, scene: Scene) -> Built:
    """ "Mediated between X and Y": the process that is meant, called by its parties."""
    names = template.names_in(match.group("places"))
    proposed = f"{EN_DASH.join(scene.place_name(n) for n in names)} mediation"
    return Built(match.start("between"), match.end(), *_pair(scene, names, proposed), 0.7)


def _with(match: re.Match[str], template: Template, scene: Scene) -> list[Built]:
    """ "Talks with" a movement of one country: those between it and the government."""
    name = template.names_in(match.group("places"))[0]
    country = scene.entry(name.key).country
    state = scene.entities.get(country[0]) if len(country) == 1 else None
    if state is None:
        return []
    head = _singular(match.group("head"))
    proposed = f"{state.entry.name}{EN_DASH}{scene.place_name(name)} {head}"
    names = [replace(name, key=state.key, letter="S"), name]
    return [Built(match.start(), match.end(), *_pair(scene, names, proposed), 0.7)]


def _pair(scene: Scene, names: list[Name], proposed: str, *, own: str = "") -> tuple[Entry, str]:
    """The case of these parties. own: what tells it from others of the same parties."""
    known = scene.lookup(proposed)
    if known is not None and known.label == "Case":
        return known, known.name
    placed = [n for n in names if n.letter in "SLD"]
    entry = Entry(
        key="case@" + "+".join(sorted(n.key for n in names)) + (f"/{own}" if own else ""),
        name=proposed,
        label="Case",
        places=places_of(scene, placed),
        country=states_of(scene, placed),
    )
    return entry, proposed


def _proper(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> Built | None:
    """ "Kampala process", "Geneva Conference": capitalised words that are no opening of a sentence."""
    opening = set(load_lexicon().offices.not_in_names)
    words = match.group("name").split(" ")
    start = match.start()
    while words and (words[0] in opening or words[0] in {"of", "on", "for", "the"}):
        start += len(words[0]) + 1
        words = words[1:]
    telling = [
        w for w in words if w not in _GENERIC and w not in {"of", "on", "for", "the"} and not re.fullmatch("[IVX]+", w)
    ]
    if not telling or (start == 0 and len(words) == 1 and words[0][0] != "<" and words[0] not in scene.capitals):
        return None
    if all(re.fullmatch(r"<[SD]\d+>", w) for w in telling):
        return None
    name = plain_text(template, sentence, start, match.end())
    if _OF_A_BODY.search(name):
        return None
    known = scene.lookup(name)
    names = [n for n in template.names_in(" ".join(words)) if n.letter in "SLD"]
    entry = known or Entry(key=node_id("case", name), name=name, label="Case", places=places_of(scene, names))
    strong = re.search(r"(?i)(?:process|talks|negotiations)$", match.group("head"))
    return Built(start, match.end(), entry, entry.name, 0.8 if strong else 0.65)


def case_of_place(scene: Scene, names: list[Name], head: str) -> tuple[Entry, str]:
    """The case of a place: one for all of process, talks, negotiations and mediation there."""
    place = scene.place_name(names[0])
    proposed = f"{place} {head}"
    for surface in (proposed, f"{place} peace process", f"{place} peace talks"):
        known = scene.lookup(surface)
        if known and known.label == "Case":
            return known, known.name
    named = _named_after(scene, names[0])
    separate = re.search(r"national dialogue|conference|summit|roundtable", head)
    if named and not separate:
        return named, named.name
    key = f"case@{names[0].key}" + (f"/{separate.group()}" if separate else "")
    entry = Entry(key=key, name=proposed, label="Case", places=places_of(scene, names), country=states_of(scene, names))
    return entry, proposed


def _named_after(scene: Scene, name: Name) -> Entry | None:
    """A gazetteer case that the document names and that bears the place in its name ("inter-Chadian talks")."""
    place = scene.entry(name.key)
    # "Chad" is in "Chadian"; of longer names only the whole tells ("South Sudan" and "South Africa" begin alike).
    stem = place.name if " " in place.name else place.name[: max(5, len(place.name) - 5)]
    known = [
        e.entry
        for e in scene.entities.of_label("Case")
        if stem in e.entry.name and set(e.entry.country) == set(states_of(scene, [name])) and "@" not in e.key
    ]
    return known[0] if len(known) == 1 else None


def _sorted_head(sort: str, head: str) -> str:
    """The head with those words before it that belong to a name."""
    kept = [
        w for w in sort.split() if w in {"peace", "mediation", "negotiation", "national", "reconciliation", "proximity"}
    ]
    return (
        " ".join([*kept, head])
        if kept or " " in head or head in {"mediation"}
        else (head if head != "process" else "peace process")
    )


def _singular(head: str) -> str:
    return {
        "processes": "process",
        "negotiation": "negotiations",
        "dialogues": "dialogue",
        "conferences": "conference",
        "summits": "summit",
        "roundtables": "roundtable",
        "mediation effort": "mediation",
        "mediation efforts": "mediation",
        "peace effort": "peace process",
        "peace efforts": "peace process",
        "facilitation": "mediation",
    }.get(head, head)
