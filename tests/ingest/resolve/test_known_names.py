"""The store's names come before the gazetteers'."""

from __future__ import annotations

from ingest.annotate.entries import NameRole
from ingest.annotate.lexicon import Lexicon
from ingest.resolve.known_names import with_known_names

OAU = "actor:organisation-of-the-store"


def _keys(lexicon: Lexicon, surface: str) -> set[str]:
    return {r.entry.key for r in lexicon.surfaces.get(surface, ()) if r.role in (NameRole.NAME, NameRole.WEAK)}


def test_shared_name_takes_the_id_of_the_store() -> None:
    lexicon = with_known_names(Lexicon.bundled(), [(OAU, "Actor", "Organisation of African Unity")])
    assert _keys(lexicon, "Organisation of African Unity") == {OAU}
    assert _keys(lexicon, "OAU") == {OAU}


def test_kind_of_the_gazetteer_is_kept() -> None:
    lexicon = with_known_names(Lexicon.bundled(), [(OAU, "Actor", "Organisation of African Unity")])
    assert lexicon.entries[OAU].kind == "IGO"


def test_new_name_is_added() -> None:
    lexicon = with_known_names(Lexicon.bundled(), [("case:selm-talks", "Case", "Selm talks")])
    assert _keys(lexicon, "Selm talks") == {"case:selm-talks"}


def test_name_that_two_nodes_share_stays_open() -> None:
    names = [
        ("actor:one", "Actor", "Organisation of African Unity"),
        ("actor:two", "Actor", "Organisation of African Unity"),
    ]
    assert len(_keys(with_known_names(Lexicon.bundled(), names), "Organisation of African Unity")) == 3


def test_same_name_of_another_type_is_another_thing() -> None:
    lexicon = with_known_names(Lexicon.bundled(), [("agreement:oau", "Agreement", "Organisation of African Unity")])
    assert len(_keys(lexicon, "OAU")) == 1
    assert OAU not in _keys(lexicon, "OAU")


def test_empty_store_changes_nothing() -> None:
    assert with_known_names(Lexicon.bundled(), []) is Lexicon.bundled()
