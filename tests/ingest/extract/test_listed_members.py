"""Members that a list under a heading gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph_schema.documents import PassageKind
from ingest.extract.mine import Lexicon, mine
from ingest.records import PreparedDocument

_TEXTS = ("The Rift Valley Peace Network meets once a year.", "Berghof Foundation\nConciliation Resources")


def _members(prepared: PreparedDocument, heading: str) -> set[tuple[str, str | None]]:
    body, listed = prepared.passages
    passage = listed.passage.model_copy(update={"kind": PassageKind.LIST, "path": heading})
    document = replace(prepared, passages=(body, replace(listed, passage=passage, is_mined=False)))
    return {(c.subject, c.object) for c in mine(document, Lexicon.bundled()).claims if c.predicate == "MEMBER_OF"}


def test_each_line_is_a_member(prepared: Callable[..., PreparedDocument]) -> None:
    network = "actor:rift-valley-peace-network"
    assert _members(prepared(*_TEXTS), "Members of the Rift Valley Peace Network") == {
        ("actor:berghof-foundation", network),
        ("actor:conciliation-resources", network),
    }


def test_heading_that_names_nobody_makes_no_members(prepared: Callable[..., PreparedDocument]) -> None:
    assert _members(prepared(*_TEXTS), "Members") == set()


def test_participants_are_no_members(prepared: Callable[..., PreparedDocument]) -> None:
    assert _members(prepared(*_TEXTS), "Participants of the Rift Valley Peace Network") == set()
