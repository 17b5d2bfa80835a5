"""Our own list of steering words, as read from words.yaml."""

from __future__ import annotations

from functools import cache

from service.ask.data_files import read_data
from service.ask.senses import WordSense
from service.ask.tokens import keys_of, tokenise

NOT_SENSES = frozenset(
    {
        "relation_verbs",
        "names_target",
        "generic_name_words",
        "irregular",
        "venue_verbs",
        "offices",
        "office_verbs",
        "slips",
    }
)


def _keys(wording: str) -> tuple[str, ...]:
    """Marks such as `<` are phrases of their own."""
    return keys_of(wording) or tuple(token.key for token in tokenise(wording))


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = read_data("words.yaml")
    return found


@cache
def steering_words() -> dict[tuple[str, ...], tuple[WordSense, ...]]:
    """Every steering wording with its roles; numbers carry their number as value, the rest their kind."""
    senses: dict[tuple[str, ...], list[WordSense]] = {}
    for role, kinds in _file().items():
        if role in NOT_SENSES:
            continue
        for kind, wordings in kinds.items():
            value = None if kind == "-" else kind
            for wording in wordings:
                found = senses.setdefault(_keys(str(wording)), [])
                if (sense := WordSense(role=role, value=value)) not in found:
                    found.append(sense)
    return {keys: tuple(found) for keys, found in senses.items()}


@cache
def irregular_forms() -> dict[str, list[str]]:
    """Past tenses that no ending gives away, with the other forms of the verb."""
    return {past: [str(form) for form in forms] for past, forms in _file()["irregular"].items()}


@cache
def office_families() -> dict[str, list[str]]:
    """Words for an office, with the titles that each of them takes in."""
    return _file()["offices"]


@cache
def office_verbs() -> dict[str, list[str]]:
    """What somebody did who holds an office: who founded it is its founder."""
    return _file()["office_verbs"]


@cache
def slips() -> dict[str, str]:
    """Short words as they are mistyped, each with the word that is meant."""
    return {str(typed): meant for meant, listed in _file()["slips"].items() for typed in listed}


@cache
def wordings(role: str) -> frozenset[tuple[str, ...]]:
    """The keys of every wording of a role."""
    return frozenset(_keys(str(w)) for listed in _file()[role].values() for w in listed)
