"""Taking the port, and serving from it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from service.errors import AddressInUse
from service.server import take_port
from service.settings import Settings


def test_port_in_use_is_said_with_what_to_do() -> None:
    first = take_port("127.0.0.1", 0)
    port = first.getsockname()[1]
    with pytest.raises(AddressInUse, match=f"Port {port} on 127.0.0.1 is in use .* --port"):
        take_port("127.0.0.1", port)
    first.close()


def test_answers_are_sent_without_waiting_for_the_reader() -> None:
    with take_port("127.0.0.1", 0) as taken:
        assert taken.proto == socket.IPPROTO_TCP


def test_address_that_is_not_ours_is_said() -> None:
    with pytest.raises(AddressInUse, match="Cannot listen on 203.0.113.1:0"):
        take_port("203.0.113.1", 0)


@contextmanager
def serving(store: str) -> Iterator[str]:
    """The address of a service on that store, as it prints it."""
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0", "--store", store]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        yield address.group()
        process.terminate()


def test_service_prints_its_address_and_answers_there(settings: Settings) -> None:
    with serving(settings.store) as address, urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:
        assert answer.status == 200


def test_service_starts_although_its_server_is_away() -> None:
    with serving("bolt://127.0.0.1:9") as address:
        with pytest.raises(urllib.error.HTTPError, match="503") as refused:
            urllib.request.urlopen(f"{address}/readyz", timeout=10)
        assert "the server cannot be reached" in refused.value.read().decode()
