"""What goes wrong with a server, tried on a real one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph_schema.documents import Section
from graph_schema.query import GraphQuery
from graph_store.errors import (
    QueryTimedOut,
    StoreConflict,
    StoreError,
    StoreNotFound,
    StoreNotWritable,
    StoreRefused,
    StoreTooNew,
    StoreUnavailable,
)
from graph_store.neo4j.names import STORE
from graph_store.neo4j.search_index import Neo4jSearchIndex
from graph_store.neo4j.search_texts import FULL_TEXT, PASSAGE, STATE
from graph_store.neo4j.sessions import Transaction
from graph_store.neo4j.store import Neo4jStore
from graph_store.open import open_store
from graph_store.ports import ClaimFilter
from graph_store.server_access import ServerAccess
from tests.graph_store.contract.invented import REPORT, REVIEW, named, report
from tests.graph_store.neo4j.servers import Server, Servers

pytestmark = pytest.mark.neo4j

NOWHERE = "bolt://127.0.0.1:9"


@pytest.fixture
def server(neo4j_servers: Servers) -> Server:
    return neo4j_servers.take(0)


@pytest.fixture
def store(server: Server) -> Iterator[Neo4jStore]:
    store = server.store()
    store.open()
    yield store
    store.close()


@pytest.fixture
def own_server(neo4j_servers: Servers) -> Server:
    """A server that may be killed and started again."""
    return neo4j_servers.take(1)


def test_server_that_is_down_is_said_within_seconds() -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="the server cannot be reached .* is it running"):
        open_store(NOWHERE, access=ServerAccess(connect_seconds=1))
    assert time.monotonic() - began < 10


def test_address_that_is_none_is_said() -> None:
    with pytest.raises(StoreUnavailable, match="bolt://no.such.host.invalid:7687"):
        open_store("bolt://no.such.host.invalid:7687", access=ServerAccess(connect_seconds=1))


def test_wrong_password_names_the_settings(server: Server) -> None:
    with pytest.raises(StoreRefused, match="refused the user or password; look at GOODOFFICES_NEO4J_USER"):
        open_store(server.uri, access=replace(server.access, password="open sesame"))


def test_wrong_database_is_not_found(server: Server) -> None:
    with pytest.raises(StoreNotFound, match="no such database .* GOODOFFICES_NEO4J_DATABASE"):
        open_store(server.uri, access=replace(server.access, database="elsewhere"))


def test_server_that_is_too_old_is_refused(server: Server) -> None:
    store = Neo4jStore(server.uri, server.access, oldest_server=(9999, 1))
    with pytest.raises(StoreUnavailable, match=r"the server is Neo4j [\d.]+, too old; at least 9999.1 is needed"):
        store.open()


def test_database_without_a_store_is_not_taken_for_one(server: Server) -> None:
    with pytest.raises(StoreNotFound, match="there is no store in this database"):
        open_store(server.uri, create=False, access=server.access)


def test_database_of_another_program_is_left_alone(store: Neo4jStore, server: Server) -> None:
    server.empty()
    store.sessions.run_alone("CREATE (:Film {title: 'The ferry'})")
    with pytest.raises(StoreUnavailable, match="holds another program's data; choose another database"):
        open_store(server.uri, access=server.access)


def test_store_of_a_newer_program_is_refused(store: Neo4jStore, server: Server) -> None:
    store.sessions.run_alone(f"MATCH (s:{STORE}) SET s.version = 99")
    with pytest.raises(StoreTooNew, match="store version 99"):
        open_store(server.uri, access=server.access)


def test_store_that_is_not_open_says_so(server: Server) -> None:
    with pytest.raises(StoreUnavailable, match="the store is not open; open it first"):
        server.store().documents()


def test_store_that_was_emptied_under_our_hands_says_so(store: Neo4jStore, server: Server) -> None:
    server.empty()
    with pytest.raises(StoreUnavailable, match="it was emptied while it was open"):
        store.write([report()])


def test_conflict_of_ids_leaves_nothing_behind(store: Neo4jStore) -> None:
    store.write([report()])
    taken = Section(id=f"{REPORT}#s", document=REVIEW, name="Elsewhere", path="Elsewhere")
    with pytest.raises(StoreConflict, match="does not fit what is there"):
        store.write([report(*named("actor:a", "A", origin=REVIEW), origin=REVIEW, sections=[taken])])
    assert [document.id for document in store.documents()] == [REPORT]
    assert store.claims(ClaimFilter()) == []


def test_transaction_that_takes_too_long_is_stopped_by_the_server(store: Neo4jStore) -> None:
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN count(a)"
    began = time.monotonic()
    with pytest.raises(QueryTimedOut, match="took longer than its time limit"):
        store.sessions.read(lambda transaction: transaction.run(endless), seconds=0.3)
    assert time.monotonic() - began < 10


def test_exhausted_pool_is_said_and_recovers(server: Server) -> None:
    store = server.store(connections=1, wait_for_connection_seconds=0.2)
    store.open()
    taken, finished = threading.Event(), threading.Event()

    def wait(transaction: Transaction) -> None:
        transaction.run("RETURN 1")
        taken.set()
        finished.wait(30)

    def hold() -> None:
        store.sessions.read(wait)

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(30)
    with pytest.raises(StoreUnavailable, match="no connection was free in time"):
        store.documents()
    finished.set()
    holder.join()
    assert store.documents() == []
    store.close()


def test_search_waits_for_an_index_that_is_still_populating(server: Server) -> None:
    index = Neo4jSearchIndex(server.uri, server.access)
    index.open()
    store = server.store()
    store.open()
    run = store.sessions.run_alone
    run("DROP INDEX search_stems IF EXISTS")
    text = "envoys met on the ferry and parted on the bridge " * 20
    run(
        f"UNWIND range(1, 20000) AS n CREATE (:{PASSAGE} {{id: toString(n), content: $text + ' ' + n}})", {"text": text}
    )
    run(f"CREATE (:{STATE} {{id: 'search', generation: 1}})")
    run(FULL_TEXT[0])
    assert store.status().details["indexes"]["search_stems"] == "populating"
    assert [hit.passage for hit in index.search("20000", limit=5, mode="text")]
    assert store.status().details["indexes"]["search_stems"] == "online"
    run(f"MATCH (p:{PASSAGE}) CALL (p) {{ DELETE p }} IN TRANSACTIONS OF 5000 ROWS")
    store.close()
    index.close()


def test_kill_under_load_loses_and_doubles_nothing(own_server: Server) -> None:
    store = own_server.store(retry_seconds=1.0, read_retry_seconds=0.5, connect_seconds=2.0)
    store.open()
    acknowledged: list[str] = []
    refused: list[StoreError] = []
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            origin = f"document:{number}"
            try:
                store.write([report(*named(f"actor:{number}", f"Envoy {number}", origin=origin), origin=origin)])
            except StoreError as exc:
                refused.append(exc)
                time.sleep(0.1)
            else:
                acknowledged.append(origin)
                number += 1

    def read() -> None:
        while not stop.is_set():
            try:
                # time enough for a server that has just begun to plan the question
                store.run(GraphQuery(find="Actor"), seconds=60)
            except StoreError as exc:
                refused.append(exc)
                time.sleep(0.1)

    threads = [threading.Thread(target=work) for work in (write, read, read)]
    for thread in threads:
        thread.start()
    _wait_until(lambda: len(acknowledged) >= 10)
    own_server.stop(hard=True)
    before = len(acknowledged)
    _wait_until(lambda: len(refused) >= 3)
    own_server.start()
    _wait_until(lambda: len(acknowledged) >= before + 10)
    stop.set()
    for thread in threads:
        thread.join()
    assert {type(exc) for exc in refused} == {StoreUnavailable}, refused
    kept = [document.id for document in store.documents()]
    assert set(acknowledged) <= set(kept)
    assert len(store.claims(ClaimFilter())) == len(kept)
    assert len(store.nodes(label="Actor")) == len(kept)
    store.close()


def _wait_until(is_so: object, seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():  # type: ignore[operator]
        if time.monotonic() > deadline:
            raise AssertionError("it did not come to pass")
        time.sleep(0.05)


def test_database_that_is_read_only_can_be_read(own_server: Server) -> None:
    filled = own_server.store()
    filled.open()
    filled.write([report(*named("actor:norway", "Norway"))])
    filled.close()
    own_server.start("server.databases.read_only=neo4j")
    store = own_server.store()
    store.open(create=False)
    assert store.nodes(ids=["actor:norway"])[0].name == "Norway"
    with pytest.raises(StoreNotWritable, match="it can be read only"):
        store.write([report()])
    store.close()
