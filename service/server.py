"""Running the service: taking the port, starting, and saying where it can be reached."""

from __future__ import annotations

import errno
import socket

import uvicorn

from service.app import create_app
from service.errors import AddressInUse
from service.logs import configure_logs
from service.settings import Settings


class _AnnouncingServer(uvicorn.Server):
    """Says where it can be reached once it can be."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            print(f"Good Offices is served at http://{host}:{port} (Ctrl+C stops it)", flush=True)


def take_port(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises AddressInUse when another program has it, or it is not ours to take."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio sends without delay (TCP_NODELAY) only where it is: without it every answer
    # on a connection kept open waits 40 ms for the reader to acknowledge its headers.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(128)
    except OSError as exc:
        taken.close()
        if exc.errno == errno.EADDRINUSE:
            raise AddressInUse(
                f"Port {port} on {host} is in use by another program. Stop that one, or take another port with --port."
            ) from exc
        raise AddressInUse(
            f"Cannot listen on {host}:{port}: {exc.strerror or exc}. Choose another with --host and --port."
        ) from exc
    return taken


def run_server(settings: Settings) -> None:
    """Serve until stopped. Raises AddressInUse, and StoreError and its kinds."""
    configure_logs(settings.log_level)
    taken = take_port(settings.host, settings.port)
    app = create_app(settings)
    # our own rooms log through service.logs; of the server itself only what stops it, which is said below
    config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="on")
    try:
        _AnnouncingServer(config).run(sockets=[taken])
    finally:
        taken.close()
    if isinstance(failure := getattr(app.state, "failure", None), Exception):
        raise failure
