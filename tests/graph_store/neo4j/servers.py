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


class Server:
    """One server with a folder of its own, through scripts/neo4j; or the one an address in the environment names."""

    def __init__(self, folder: Path, *, settings: tuple[str, ...] = ()) -> None:
        self._folder = folder
        self._settings = settings
        self.uri = ""
        self.access = ServerAccess()

    def start(self) -> None:
        """Start it, or take its new address when it was started again."""
        options = [f"--set={setting}" for setting in self._settings]
        version = ["--version", os.environ[VERSION_VARIABLE]] if VERSION_VARIABLE in os.environ else []
        said = self._script("start", "--no-container", "--heap", "512m", *version, *options)
        found = json.loads(said)
        self.uri = found["uri"]
        self.access = ServerAccess(user=found["user"], password=Path(found["password_file"]).read_text())

    def stop(self, *, hard: bool = False) -> None:
        """Stop it; hard as a power cut would."""
        self._script("stop", *(["--hard"] if hard else []))

    def set(self, *settings: str) -> None:
        """Lines of its configuration, from the next start on."""
        self._settings = settings

    def _script(self, *words: str) -> str:
        command = [sys.executable, str(SCRIPT), *words, "--folder", str(self._folder), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
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

    def start(self) -> None:
        self.uri = os.environ[VARIABLE]
        self.access = ServerAccess(
            user=os.environ.get("GOODOFFICES_NEO4J_USER", "neo4j"),
            password=os.environ.get("GOODOFFICES_NEO4J_PASSWORD", ""),
        )

    def stop(self, *, hard: bool = False) -> None:
        """Leave it running."""


class Servers:
    """As many servers as one test needs at a time; most need one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[Server] = []

    def take(self, number: int) -> Server:
        """The server of that number, started if need be, holding nothing."""
        while len(self._running) <= number:
            is_named = not self._running and VARIABLE in os.environ
            kind = NamedServer if is_named else Server
            server = kind(self._folder / f"neo4j-{len(self._running)}")
            server.start()
            self._running.append(server)
        self._running[number].empty()
        return self._running[number]

    def stop(self) -> None:
        """Stop those that were started here."""
        while self._running:
            self._running.pop().stop(hard=True)
