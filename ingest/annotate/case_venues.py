"""Talks told by where they were held: "talks held in X", "the talks in X"."""

from __future__ import annotations

import re

from graph_schema.ids import node_id
from ingest.annotate.built_names import Built, Scene, plain_text
from ingest.annotate.entries import Entry
from ingest.annotate.names import Sentence, Template

# "Talks held in X", which others call "the X talks".
_AT_VENUE = re.compile(
    r"(?:(?P<article>\b[Tt]he )|(?<![\w>-] ))(?P<head>\b(?:[Pp]eace )?(?:[Tt]alks|[Nn]egotiations)) "
    r"(?P<join>(?:held |conducted |hosted |convened )?(?:in|at)) (?P<venue><K\d+>|[A-Z][a-z]{3,}\b)"
)


def find_cases_at_venues(sentence: Sentence, scene: Scene) -> list[Built]:
    """Cases that a sentence names by their venue alone."""
    template = sentence.template
    return [b for m in _AT_VENUE.finditer(template.text) if (b := _at_venue(m, template, sentence, scene))]


def _at_venue(match: re.Match[str], template: Template, sentence: Sentence, scene: Scene) -> Built | None:
    """ "Talks held in X": those that the gazetteer knows by X; new ones only where the text has not spoken of any."""
    city = plain_text(template, sentence, match.start("venue"), match.end("venue"))
    known = next((e for head in ("talks", "negotiations", "process") if (e := scene.lookup(f"{city} {head}"))), None)
    is_new = match.group("article") is None and " " in match.group("join") and match.group("venue")[0] == "<"
    if known is not None and known.label == "Case" and (match.group("venue")[0] != "<" or is_new):
        return Built(match.start("head"), match.end("head"), known, known.name, 0.75)
    if not is_new or known is not None:
        return None
    name = f"{city} talks"
    return Built(
        match.start("head"), match.end("head"), Entry(key=node_id("case", name), name=name, label="Case"), name, 0.7
    )
