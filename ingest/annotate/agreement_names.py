"""Agreements by the shape of their name: "Protocol on Refugees", "1972 Addis Ababa Agreement", "Road Map"."""

from __future__ import annotations

import re

from graph_schema.ids import node_id
from ingest.annotate.built_names import Built, Scene, places_of, plain_text
from ingest.annotate.entries import Entry
from ingest.annotate.lexicon import load_lexicon
from ingest.annotate.names import Sentence, Template

_WORD = r"(?:[A-Z\u00c0-\u017d][\w\u2019'-]*|<[A-Z]\d+>(?:[\u2019']s)?)"
_JOIN = r"(?:(?:and|of|for|on|the|in|to|with|between|a|an)(?: the)? )"
_HEAD = (
    r"(?:Peace |Ceasefire |Cease-fire |Framework |General |Comprehensive |Final |Interim |Draft |Political )*"
    r"(?:Agreements?|Accords?|Protocols?|Declarations?|Treaty|Treaties|Pact|Road ?[Mm]ap|Communiqu\u00e9"
    r"|Memorandum of Understanding"
    r"|Memorandum of Agreement|Framework(?= for | on )|Framework Document|Outcome Document|Constitutive Act"
    r"|Final Act|Act(?= of <K)|Charter|Joint Statement|Peace Plan|Armistice)"
)
_AFTER = rf"(?: (?:on|for|of|to|concerning|regarding) (?:the |a )?{_WORD}(?: {_JOIN}?{_JOIN}?{_WORD})*)?"
_NAMED = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d) )?(?P<before>(?:{_WORD}[ \u2013/-](?:{_JOIN})?){{0,6}}?)"
    rf"(?P<head>{_HEAD})\b(?P<after>{_AFTER})"
)
_YEAR_AFTER = re.compile(r"^(?: of| in|,)? \(?(?:\w+ )?(?:\d{1,2},? )?((?:19|20)\d\d)\)?")
_DATE_TAIL = re.compile(
    r"(?:,? (?:in|on|of|and))? (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b.*$"
)
# Heads that alone, or only with words every agreement has, name no agreement.
_GENERIC = re.compile(
    r"^(?:(?:Peace|Ceasefire|Cease-fire|Framework|General|Comprehensive|Final|Interim|Draft|Political|Joint"
    r"|Universal|Partnership|Association|Trade|Free|Status|Service|Copyright|Licen[sc]e) )*"
    r"(?:Agreements?|Accords?|Protocols?|Declarations?|Treaty|Treaties|Pact|Communiqu\u00e9|Charter|Joint Statement"
    r"|Peace Plan|Armistice|Memorandum of Understanding)$"
)
_NOT_PEACE = re.compile(
    r"\b(?:Human Rights|Trade|Kyoto|Copyright|Partnership|Association|Schengen|Lisbon Treaty|Maastricht|Rome Statute)\b"
)


def find_agreements(sentence: Sentence, scene: Scene) -> list[Built]:
    """Agreements named in a sentence that the gazetteer does not know."""
    if not re.search(
        r"[AaPDTRCMF][\w ]*(?:greement|ccord|rotocol|eclaration|reaty|reaties|act|oad|ommuniqu|emorandum|ocument"
        r"|harter|tatement|lan|rmistice)",
        sentence.text,
    ):
        return []
    template = sentence.template
    return [b for m in _NAMED.finditer(template.text) if (b := _from_name(m, template, sentence, scene))]


def _from_name(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> Built | None:
    start = _trimmed_start(match, template)
    tail = _DATE_TAIL.search(match.group())
    end = match.end() - len(tail.group()) if tail else match.end()
    venue = re.search(r" in <K\d+>$", template.text[start:end])
    end -= len(venue.group()) if venue else 0
    name = plain_text(template, sentence, start, end)
    if _GENERIC.match(name) or _NOT_PEACE.search(name):
        return None
    if sentence.is_masked(template.origin(start), template.origin(match.end(), end=True)):
        return None
    known = scene.lookup(name) or scene.lookup(re.sub(r"^(?:19|20)\d\d ", "", name))
    if known:
        return Built(start, end, known, known.name, 0.9)
    # The city in an agreement's name is where it was signed, not what it is about.
    names = [n for n in template.names_in(match.group()) if n.letter in "SLD"]
    entry = Entry(
        key=node_id("agreement", name),
        name=name,
        label="Agreement",
        year=_year(match, template),
        places=places_of(scene, names),
    )
    return Built(start, end, entry, name, 0.8)


def _trimmed_start(match: re.Match[str], template: Template) -> int:
    """Where the name begins, without words that only open the sentence."""
    opening = load_lexicon().offices.not_in_names
    start = match.start()
    while True:
        first = re.match(r"(\w+) (?=\S)", template.text[start : match.start("head")] + " ")
        if not first or first.group(1) not in opening:
            return start
        start += first.end()


def _year(match: re.Match[str], template: Template) -> int | None:
    after = _YEAR_AFTER.match(template.text[match.end() :])
    year = match.group("year") or (after.group(1) if after else None)
    return int(year) if year else None
