"""Offices that people hold, in the words of the store: `special envoy`, `founder`, `foreign minister`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from service.ask.senses import Form, RelationSense
from service.ask.steering import office_families, office_verbs
from service.ask.tokens import keys_of

HELD = "ROLE"
_PREPOSITIONS = frozenset({"of", "for", "to", "in", "on", "at", "and"})
LONGEST_TITLE = 3

Phrase = tuple[str, ...]


def office_words(titles: Iterable[str]) -> dict[Phrase, list[RelationSense]]:
    """What stands for an office, and for which of the titles that the store has.

    titles: as the sources put them, "special envoy of the Secretary-General for Georgia" among them.
    """
    known = {title: office_head(keys_of(title)) for title in sorted(set(titles))}
    phrases = {part for head in known.values() for part in _endings(head)}
    phrases |= {keys_of(word) for word in office_families()}
    words: dict[Phrase, list[RelationSense]] = {}
    for phrase in sorted(phrases):
        values = tuple(title for title, head in known.items() if _is_such(phrase, head)) or (" ".join(phrase),)
        words[phrase] = [_sense("noun", values)]
        for preposition in ("of", "for", "to", "at"):
            words[(*phrase, preposition)] = [_sense("noun", values)]
        for verb, form in _verbs(phrase):
            words.setdefault(keys_of(verb), []).append(_sense(form, values))
    return words


def _sense(form: Form, values: tuple[str, ...]) -> RelationSense:
    return RelationSense(relation=HELD, form=form, edge=("role", values))


def office_head(keys: Phrase) -> Phrase:
    """The title itself: `special envoy` of `special envoy to the talks`; `secretary of state` stays whole."""
    for place, key in enumerate(keys):
        if key in _PREPOSITIONS and place and keys[place : place + 2] != ("of", "state"):
            return keys[:place]
    return keys


def _endings(head: Phrase) -> Iterator[Phrase]:
    for length in range(1, min(LONGEST_TITLE, len(head)) + 1):
        yield head[-length:]


def _is_such(phrase: Phrase, head: Phrase) -> bool:
    """True when the title ends in the phrase, or in a word that it stands for: a representative is an envoy."""
    family: Sequence[str] = office_families().get(" ".join(phrase), ())
    return any(_ends_in(head, keys_of(word)) for word in family) or _ends_in(head, phrase)


def _ends_in(head: Phrase, phrase: Phrase) -> bool:
    return head[-len(phrase) :] == phrase


def _verbs(phrase: Phrase) -> Iterator[tuple[str, Form]]:
    verbs: Mapping[str, Sequence[str]] = office_verbs()
    for verb in verbs.get(" ".join(phrase), ()):
        yield verb, "passive" if verb.endswith(" by") else "active"
