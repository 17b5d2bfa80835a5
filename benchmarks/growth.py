"""What adding one document costs, and how much memory a run takes, in a small store and in a large one.

usage: python -m benchmarks.growth [--few N] [--many N] [--rounds N] [--keep FOLDER]

Short documents are made by rule, each with names of its own, and read into two stores. Then one more document at a time
is added to either, by turns, each in a process of its own, as `goodoffices ingest FILE` does it. Measured are CPU
seconds and the largest resident memory of these processes; medians over the rounds. Nothing is encoded, because the
time that takes hangs on the document alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.made_text import WordSource

TARGET = 1.2
SENTENCES = 8
NAME_PARTS = ("ka", "lo", "mi", "ru", "sen", "tar", "vel", "zo", "bri", "dan", "fe", "gor", "hal", "jun", "nes", "pol")
STATES = ("Norway", "Ghana", "Mexico", "Kenya", "Jordan", "Qatar", "Egypt", "Canada", "Finland", "Senegal")
FACTS = (
    "The Friends of the {place} Process comprised {one}, {two} and {three}.",
    "{one} mediated the {place} talks in {year}.",
    "{two} hosted the {place} conference in {later}.",
    "The {place} talks succeeded in {later}.",
)


@dataclass(frozen=True)
class Cost:
    """What one run took. mebibytes: the most memory that any of its processes held."""

    cpu_seconds: float
    wall_seconds: float
    mebibytes: float


def made_document(number: int) -> str:
    """A short report on a peace process of its own; the same for the same number."""
    source = WordSource(seed=number)
    digits = (number // 16**power % 16 for power in (3, 2, 1, 0))
    place = "".join(NAME_PARTS[digit] for digit in digits).capitalize()
    one, two, three = (STATES[(number + step) % len(STATES)] for step in (0, 3, 7))
    year = 1990 + number % 30
    facts = [f.format(place=place, one=one, two=two, three=three, year=year, later=year + 2) for f in FACTS]
    paragraphs = [" ".join([fact, *(source.sentence() for _ in range(SENTENCES))]) for fact in facts]
    return f"The {place} process\n\nReport {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def write_documents(folder: Path, numbers: range) -> None:
    """Write made documents, a hundred to a folder."""
    for number in numbers:
        path = folder / f"{number // 100:03}" / f"report-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made_document(number), encoding="utf-8")


def read_here(store: str, path: Path) -> Cost:
    """Read files into a store in this process, and say what that took from the start of the program."""
    from service.desk import open_desk
    from service.jobs import read_documents
    from service.settings import Settings

    began = time.perf_counter()
    desk = open_desk(Settings(store=store, encoder="none"), create=True)
    report = read_documents(desk, [path])
    desk.close()
    if any(document.status != "read" for document in report.documents):
        raise SystemExit(f"{path} was not read: {report.counts}")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Cost(
        cpu_seconds=sum(u.ru_utime + u.ru_stime for u in used),
        wall_seconds=time.perf_counter() - began,
        mebibytes=max(u.ru_maxrss for u in used) / 1024,
    )


def read_apart(store: Path, path: Path) -> Cost:
    """Read files into a store in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--add", str(store), str(path)]
    found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(found.stdout))


def measure(folder: Path, sizes: tuple[int, int], *, rounds: int) -> None:
    """Fill a store of either size, add documents to both by turns, print what it took."""
    for size in sizes:
        if not (folder / f"store-{size}").exists():
            write_documents(folder / f"documents-{size}", range(size))
            print_cost(f"read {size} documents", read_apart(folder / f"store-{size}", folder / f"documents-{size}"))
    taken: dict[int, list[Cost]] = {size: [] for size in sizes}
    # those that an earlier run added to stores that were kept are no longer new
    first_new = max(sizes) + len(list(folder.glob("new-*")))
    for number in range(first_new, first_new + rounds):
        write_documents(folder / f"new-{number}", range(number, number + 1))
        for size in sizes:
            taken[size].append(read_apart(folder / f"store-{size}", folder / f"new-{number}"))
    medians = {size: median_cost(costs) for size, costs in taken.items()}
    for size, cost in medians.items():
        print_cost(f"add one to {size}", cost)
    few, many = (medians[size] for size in sizes)
    print(f"ratio of CPU time {many.cpu_seconds / few.cpu_seconds:.2f} (target: at most {TARGET})")
    print(f"ratio of memory   {many.mebibytes / few.mebibytes:.2f}")


def median_cost(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        statistics.median(c.cpu_seconds for c in costs),
        statistics.median(c.wall_seconds for c in costs),
        statistics.median(c.mebibytes for c in costs),
    )


def print_cost(what: str, cost: Cost) -> None:
    print(f"{what:<24}{cost.cpu_seconds:>9.2f} s CPU{cost.wall_seconds:>9.2f} s{cost.mebibytes:>9.0f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="What adding one document costs in a small store and in a large one.")
    parser.add_argument("--few", type=int, default=5)
    parser.add_argument("--many", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="keep the stores in this folder, and use those that are there")
    parser.add_argument("--add", nargs=2, metavar=("STORE", "PATH"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.add:
        print(json.dumps(asdict(read_here(arguments.add[0], Path(arguments.add[1])))))
        return
    sizes = (arguments.few, arguments.many)
    if arguments.keep:
        measure(arguments.keep, sizes, rounds=arguments.rounds)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), sizes, rounds=arguments.rounds)


if __name__ == "__main__":
    main()
