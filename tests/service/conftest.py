"""A small store for the service's tests: four friends groups and what they served, every claim with its sentence.

The smallest fixture that serves: `lexicon` for reading questions, `desk` for answering them, `client` for HTTP.
Passages are found by their words alone; the encoder has tests of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_schema.claims import Claim, Evidence, Value
from graph_schema.documents import Document, Mention, Passage, Section
from graph_store.open import open_store
from graph_store.ports import SourceBundle
from service.app import create_app
from service.ask.lexicon import Lexicon
from service.desk import Desk, open_desk
from service.settings import Settings
from tests.graph_store.neo4j.servers import Servers

DOCUMENT = "document:harbour-review"
ENGINES = ["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)]


class Pen:
    """Writes a document sentence by sentence, with the claims that each sentence makes."""

    def __init__(self) -> None:
        self.text = ""
        self.claims: list[Claim] = []
        self.passages: list[Passage] = []

    def say(self, sentence: str, *facts: tuple[str, str, Value]) -> None:
        """Add a sentence as a passage of its own. facts: (subject, predicate, object id or value)."""
        start = len(self.text)
        self.text += sentence + "\n"
        number = len(self.passages) + 1
        passage = Passage(
            id=f"passage:harbour-review:{number}",
            document=DOCUMENT,
            section="section:harbour-review:1",
            path="Groups and talks",
            page=number,
            order=number,
            start=start,
            end=start + len(sentence),
            text=sentence,
        )
        self.passages.append(passage)
        for subject, predicate, target in facts:
            self.claims.append(self._claim(passage, subject, predicate, target))

    def _claim(self, passage: Passage, subject: str, predicate: str, target: Value) -> Claim:
        place = Evidence(
            document=DOCUMENT, passage=passage.id, start=passage.start, end=passage.end, quote=passage.text
        )
        is_node = predicate.isupper()
        predicate, _, how = predicate.partition("/")
        name, _, value = how.partition("=")
        return Claim(
            id=f"claim:{len(self.claims):03d}",
            subject=subject,
            predicate=predicate,
            object=str(target) if is_node or how else None,
            value=None if is_node or how else target,
            qualifiers={name: value} if how else {},
            method="test/1",
            origin=DOCUMENT,
            evidence=[place],
        )


def _names(pen: Pen, **names: str) -> None:
    for slug, name in names.items():
        prefix, _, rest = slug.partition("_")
        pen.say(f"There was {name}.", (f"{prefix}:{rest.replace('_', '-')}", "name", name))


def _group(pen: Pen, node: str, name: str, members: list[str], served: str, **properties: Value) -> None:
    facts = [(f"actor:{member}", "MEMBER_OF/as=member", node) for member in members]
    pen.say(f"The {name} consisted of {len(members)} states.", (node, "name", name), *facts)
    said = ", ".join(f"{key} {value}" for key, value in properties.items())
    pen.say(f"Of the {name} the record says: {said}.", *((node, key, value) for key, value in properties.items()))
    pen.say(f"The {name} accompanied its talks to the end.", (node, "SERVED", served))


def _case(pen: Pen, node: str, name: str, mediators: list[str], country: str, **properties: Value) -> None:
    pen.say(f"The {name} are told here.", (node, "name", name), (node, "LOCATED_IN", f"place:{country}"))
    said = ", ".join(f"{key} {value}" for key, value in properties.items())
    pen.say(f"Of the {name} the record says: {said}.", *((node, key, value) for key, value in properties.items()))
    for mediator in mediators:
        pen.say(f"In the {name} the {mediator} mediated.", (f"actor:{mediator}", "MEDIATED/role=lead", node))


def write_world() -> SourceBundle:
    """The whole of the small store."""
    pen = Pen()
    _names(pen, actor_norway="Norway", actor_kenya="Kenya", actor_peru="Peru", actor_japan="Japan")
    _names(pen, actor_united_nations="United Nations", actor_hearth="Hearth Foundation", actor_oru_front="Oru Front")
    pen.say(
        "Norway, Kenya, Peru and Japan are states.",
        *((f"actor:{s}", "kind", "State") for s in ("norway", "kenya", "peru", "japan")),
    )
    pen.say(
        "The United Nations is global.",
        ("actor:united-nations", "kind", "IGO"),
        ("actor:united-nations", "scope", "global"),
    )
    pen.say("The Hearth Foundation is private.", ("actor:hearth", "kind", "NGO"))
    pen.say(
        "The Oru Front fought in the hills.",
        ("actor:oru-front", "kind", "ArmedGroup"),
        ("actor:oru-front", "PARTY_TO", "case:oru-talks"),
    )
    _case(
        pen,
        "case:oru-talks",
        "Oru talks",
        ["norway"],
        "kenya",
        start_year=1994,
        end_year=1996,
        outcome="success",
        outcome_basis="the accord held",
    )
    _case(
        pen,
        "case:vell-talks",
        "Vell talks",
        ["united-nations", "norway"],
        "peru",
        start_year=2003,
        end_year=2005,
        outcome="failure",
    )
    _case(
        pen,
        "case:maro-dialogue",
        "Maro dialogue",
        ["hearth"],
        "japan",
        start_year=2001,
        end_year=2002,
        outcome="partial",
    )
    _group(
        pen,
        "group:friends-of-oru",
        "Friends of Oru",
        ["norway", "japan", "peru"],
        "case:oru-talks",
        outcome="success",
        outcome_basis="it kept both sides at the table",
        kind="friends of a country or process",
        start_year=1994,
        end_year=1996,
        members_complete=True,
    )
    _group(
        pen,
        "group:tarn-contact-group",
        "Tarn Contact Group",
        ["norway", "kenya"],
        "case:oru-talks",
        member_count=7,
        outcome="success",
        kind="contact group",
        start_year=1995,
    )
    _group(
        pen,
        "group:quartet-on-vell",
        "Quartet on Vell",
        ["norway", "kenya", "japan", "peru"],
        "case:vell-talks",
        outcome="failure",
        kind="other",
        start_year=2003,
    )
    _group(
        pen,
        "group:friends-of-maro",
        "Friends of Maro",
        ["japan", "kenya"],
        "case:maro-dialogue",
        kind="friends of a country or process",
    )
    pen.say(
        "The Oru Accord of 1996 is in force.",
        ("agreement:oru-accord", "name", "Oru Accord"),
        ("agreement:oru-accord", "year", 1996),
        ("agreement:oru-accord", "status", "in force"),
        ("case:oru-talks", "RESULTED_IN", "agreement:oru-accord"),
    )
    pen.say("The Oru Front signed it.", ("actor:oru-front", "SIGNED/as=party", "agreement:oru-accord"))
    pen.say(
        "The mediators of the Oru talks used shuttle diplomacy.",
        ("case:oru-talks", "USED_STRATEGY", "strategy:shuttle-diplomacy"),
    )
    lesson = "Leverage that is borrowed is soon called back."
    pen.say(
        lesson,
        ("lesson:borrowed", "name", lesson),
        ("lesson:borrowed", "text", lesson),
        ("lesson:borrowed", "strength", "finding"),
        ("lesson:borrowed", "ABOUT", "topic:leverage"),
        ("lesson:borrowed", "DRAWN_FROM", "case:vell-talks"),
    )
    pen.say("Another author counts the Tarn Contact Group at five.", ("group:tarn-contact-group", "member_count", 5))
    first = pen.passages[0]
    return SourceBundle(
        origin=DOCUMENT,
        document=Document(id=DOCUMENT, title="Harbour Review", authors=["Ina Holt"], year=2009, source="harbour.txt"),
        text=pen.text,
        sections=[
            Section(id="section:harbour-review:1", document=DOCUMENT, name="Groups and talks", path="Groups and talks")
        ],
        passages=pen.passages,
        mentions=[Mention(passage=first.id, node="actor:norway", surface="Norway", start=10, end=16)],
        claims=pen.claims,
    )


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose store holds the small world; nothing may write to it."""
    place = tmp_path_factory.mktemp("world") / "store"
    store = open_store(str(place))
    store.write([write_world()])
    store.close()
    return Settings(store=str(place), encoder="none")


@pytest.fixture(scope="session")
def server_settings(neo4j_servers: Servers) -> Settings:
    """Settings whose store is a server that holds the small world."""
    server = neo4j_servers.take(0)
    store = open_store(server.uri, access=server.access)
    store.write([write_world()])
    store.close()
    access = {"neo4j_user": server.access.user, "neo4j_password": server.access.password}
    # a server plans each kind of question when it first meets it, on a busy machine for seconds
    return Settings(store=server.uri, encoder="none", query_seconds=60, **access)


@pytest.fixture(scope="session")
def desk(settings: Settings) -> Iterator[Desk]:
    opened = open_desk(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def lexicon(desk: Desk) -> Lexicon:
    return desk.lexicon()


@pytest.fixture(scope="session", params=ENGINES)
def client(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """The service over HTTP, on a folder and on a server: what it answers does not depend on the engine."""
    settings = request.getfixturevalue({"sqlite": "settings", "neo4j": "server_settings"}[request.param])
    with TestClient(create_app(settings), raise_server_exceptions=False) as running:
        yield running


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Settings with a store of the test's own, not there yet."""
    return Settings(store=str(tmp_path / "store"), encoder="none")
