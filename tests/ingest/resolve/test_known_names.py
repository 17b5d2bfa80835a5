"""The store's names come before the gazetteers'."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotate.entries import NameRole
from ingest.annotate.gazetteer import find_names, pipeline_for
from ingest.annotate.lexicon import Lexicon
from ingest.resolve.known_names import KnownNames

OAU = "actor:organisation-of-the-store"
NAMES = [(OAU, "Actor", "Organisation of African Unity")]
TEXT = "The Organisation of African Unity (OAU) hosted the S\u00e9lm talks."


def _lexicon(names: Sequence[tuple[str, str, str]], text: str = TEXT) -> Lexicon:
    return KnownNames.of(Lexicon.bundled(), names).lexicon_for(text)


def _keys(lexicon: Lexicon, surface: str) -> set[str]:
    return {r.entry.key for r in lexicon.surfaces.get(surface, ()) if r.role in (NameRole.NAME, NameRole.WEAK)}


def test_shared_name_takes_the_id_of_the_store() -> None:
    lexicon = _lexicon(NAMES)
    assert _keys(lexicon, "Organisation of African Unity") == {OAU}
    assert _keys(lexicon, "OAU") == {OAU}


def test_short_form_alone_takes_the_id_of_the_store() -> None:
    assert _keys(_lexicon(NAMES, "The OAU met."), "OAU") == {OAU}


def test_kind_of_the_gazetteer_is_kept() -> None:
    assert _lexicon(NAMES).entries[OAU].kind == "IGO"


def test_new_name_is_added() -> None:
    lexicon = _lexicon([("case:selm-talks", "Case", "S\u00e9lm talks")])
    assert _keys(lexicon, "S\u00e9lm talks") == {"case:selm-talks"}


def test_name_is_found_in_another_spelling() -> None:
    lexicon = _lexicon([("case:selm-talks", "Case", "Selm\u2013Marsh talks")], "In the Selm-Marsh talks they met.")
    (found,) = find_names(pipeline_for(lexicon)("In the Selm-Marsh talks they met."))
    assert found.surface == "Selm-Marsh talks"


def test_longest_of_bundled_and_known_names_is_found() -> None:
    text = "They left the Kenya talks early."
    lexicon = _lexicon([("case:kenya-talks", "Case", "Kenya talks")], text)
    assert [found.surface for found in find_names(pipeline_for(lexicon)(text))] == ["Kenya talks"]


def test_name_that_the_text_cannot_hold_is_left_out() -> None:
    lexicon = _lexicon([("case:marsh-talks", "Case", "Marsh talks")])
    assert lexicon is Lexicon.bundled()


def test_name_that_two_nodes_share_stays_open() -> None:
    names = [("actor:one", "Actor", NAMES[0][2]), ("actor:two", "Actor", NAMES[0][2])]
    assert len(_keys(_lexicon(names), NAMES[0][2])) == 3


def test_same_name_of_another_type_is_another_thing() -> None:
    lexicon = _lexicon([("agreement:oau", "Agreement", NAMES[0][2])])
    assert len(_keys(lexicon, "OAU")) == 1
    assert OAU not in _keys(lexicon, "OAU")


def test_empty_store_changes_nothing() -> None:
    assert _lexicon([]) is Lexicon.bundled()
