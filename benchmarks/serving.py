"""A service of its own process for the benchmarks, and how long it takes to answer questions."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence


def serve(place: str, questions: Sequence[str]) -> list[float]:
    """Milliseconds of each question over one connection to a service that is started for them."""
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0", "--store", place]
    environment = {**os.environ, "GOODOFFICES_ENCODER": "none"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as serving:
        try:
            said = serving.stdout.readline() if serving.stdout else ""
            found = re.search(r"http://([\w.]+):(\d+)", said)
            if found is None:
                raise SystemExit("The service did not start; run `goodoffices serve` to see why.")
            connection = http.client.HTTPConnection(found[1], int(found[2]), timeout=30)
            return [_ask(connection, question) for question in questions]
        finally:
            serving.terminate()


def _ask(connection: http.client.HTTPConnection, question: str) -> float:
    began = time.perf_counter()
    connection.request("POST", "/v1/ask", json.dumps({"question": question}), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{answer.status} for {question!r}")
    return (time.perf_counter() - began) * 1000
