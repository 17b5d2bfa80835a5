"""How a server is reached: who asks, which database, and how long to wait. Holds no driver."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ServerAccess:
    """Credentials and limits for a store on a server.

    user, password: for basic authentication; token: a bearer token in their place. database: None for the server's
    default. retry_seconds: how long a write is tried again while the server changes leader or is busy; reading gives
    up after read_retry_seconds, so that people hear soon that the server is away.
    """

    user: str = "neo4j"
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    database: str | None = None
    connections: int = 50
    connect_seconds: float = 5.0
    wait_for_connection_seconds: float = 10.0
    retry_seconds: float = 15.0
    read_retry_seconds: float = 2.0
