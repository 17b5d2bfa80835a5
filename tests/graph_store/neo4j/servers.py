"""Real servers for tests, started when the first test needs one and emptied before each use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from graph_store.neo4j.sessions import Sessions
from graph_store.neo4j.store import Neo4jStore
from graph_store.server_access import ServerAccess

SCRIPT = Path(__file__).parents[3] / "scripts" / "neo4j"
VARIABLE = "GOODOFFICES_TEST_NEO4J"
VERSION_VARIABLE = "GOODOFFICES_TEST_NEO4J_VERSION"
# A server that is often started again is sooner there with Java's first compiler alone.
QUICK_TO_START = "-XX:TieredStopAtLevel=1"


class Server:
    """One server with a folder of its own, through scripts/neo4j; or the one an address in the environment names."""

    def __init__(self, folder: Path, *, java_options: str = "") -> None:
        self._folder = folder
        self._java_options = java_options
        self._running_with: tuple[str, ...] | None = None
        self.uri = ""
        self.access = ServerAccess()

    def start(self, *settings: str) -> None:
        """Bring it up with these lines of configuration, or take it as it is when it runs with them."""
        if self._running_with == settings:
            return
        if self._running_with is not None:
            self.stop()
        options = [f"--set={setting}" for setting in settings]
        version = ["--version", os.environ[VERSION_VARIABLE]] if VERSION_VARIABLE in os.environ else []
        found = json.loads(self._script("start", "--no-container", "--heap", "512m", *version, *options))
        self._running_with = settings
        self.uri = found["uri"]
        self.access = ServerAccess(user=found["user"], password=Path(found["password_file"]).read_text())

    def stop(self, *, hard: bool = False) -> None:
        """Stop it; hard as a power cut would."""
        self._script("stop", *(["--hard"] if hard else []))
        self._running_with = None

    def _script(self, *words: str) -> str:
        command = [sys.executable, str(SCRIPT), *words, "--folder", str(self._folder), "--json"]
        environ = {**os.environ, "JDK_JAVA_OPTIONS": self._java_options}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
        if done.returncode:
            raise RuntimeError(f"scripts/neo4j {words[0]} failed: {done.stderr}")
        return done.stdout

    def store(self, **access: object) -> Neo4jStore:
        """A store there, not opened."""
        return Neo4jStore(self.uri, replace(self.access, **access))  # type: ignore[arg-type]

    def empty(self) -> None:
        """Take everything out but constraints and indexes."""
        sessions = Sessions(self.uri, self.access)
        sessions.open()
        sessions.run_alone("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        sessions.close()


class NamedServer(Server):
    """A server that somebody else runs, named in the environment."""

    def start(self, *settings: str) -> None:
        if settings:
            raise RuntimeError(f"a server that {VARIABLE} names cannot be given settings: {settings}")
        self.uri = os.environ[VARIABLE]
        self.access = ServerAccess(
            user=os.environ.get("GOODOFFICES_NEO4J_USER", "neo4j"),
            password=os.environ.get("GOODOFFICES_NEO4J_PASSWORD", ""),
        )

    def stop(self, *, hard: bool = False) -> None:
        """Leave it running."""


class Servers:
    """The servers of a run: one for what most tests need, and a second to compare with, to kill and to misconfigure."""

    def __init__(self, folder: Path) -> None:
        first = NamedServer if VARIABLE in os.environ else Server
        self._all = [first(folder / "neo4j-0"), Server(folder / "neo4j-1", java_options=QUICK_TO_START)]
        self._taken: set[int] = set()

    def take(self, number: int) -> Server:
        """The server of that number, running as it comes and holding nothing."""
        server = self._all[number]
        self._taken.add(number)
        server.start()
        server.empty()
        return server

    def stop(self) -> None:
        """Stop those that were started here."""
        for number in self._taken:
            self._all[number].stop(hard=True)
