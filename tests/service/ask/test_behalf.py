"""In whose name a mediator acted, shown beside who mediated."""

from __future__ import annotations

from graph_schema.graph import Neighbour, Row
from graph_store.ports import GraphStore
from service.ask.behalf import KEY, tell_on_behalf
from service.desk import Desk

TALKS = Neighbour(id="case:oru-talks", label="Case", name="Oru talks", properties={KEY: "actor:norway"})


def row(*cells: Neighbour) -> Row:
    return Row(id="actor:envoy", label="Actor", name="Ada Quill", values={KEY: list(cells)})


def test_sender_is_named(desk: Desk) -> None:
    store: GraphStore = desk.store
    assert tell_on_behalf(store, [row(TALKS)]) == " On record: Ada Quill on behalf of Norway."


def test_nobody_on_record_is_said(desk: Desk) -> None:
    unsent = TALKS.model_copy(update={"properties": {}})
    assert "is not on record" in tell_on_behalf(desk.store, [row(unsent)])


def test_nothing_is_said_where_it_was_not_asked(desk: Desk) -> None:
    assert tell_on_behalf(desk.store, [Row(id="actor:norway", label="Actor", name="Norway")]) == ""
