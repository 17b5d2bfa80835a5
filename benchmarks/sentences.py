"""Sentence splitters on sentences of this literature that are hard to tell apart: spaCy's sentencizer, pysbd and ours.

usage: python -m benchmarks.sentences [--misses] [--kinds]

The sentences are in `hard_sentences.yaml`; those that no rule of ours was made from are scored by themselves. A
sentence counts as found if a splitter gives exactly its words, neither more nor less. pysbd is a development dependency
and used here alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pysbd
import spacy
import yaml

from graph_store.sentences import split_sentences

Split = Callable[[str], list[str]]

_FILE = Path(__file__).parent / "hard_sentences.yaml"
_END = "|"
ASIDE = ("held_out", "written_after")


@dataclass(frozen=True)
class Score:
    """What a splitter did. total: true sentences; given: those it gave; found: those that are true."""

    total: int
    given: int
    found: int
    missed: tuple[tuple[str, list[str]], ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares of true sentences found and of given sentences true."""
        return 2 * self.found / (self.total + self.given)


def read_cases(path: Path = _FILE) -> dict[str, list[str]]:
    """Marked texts by kind of difficulty, those that no rule was made from under the names in ASIDE."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {**data["open"], **{name: data[name] for name in ASIDE}}


def make_splitters() -> dict[str, Split]:
    """The splitters that are compared, by name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    segmenter = pysbd.Segmenter(language="en", clean=False)
    return {
        "spaCy sentencizer": lambda text: [sentence.text.strip() for sentence in nlp(text).sents],
        "pysbd": lambda text: [sentence.strip() for sentence in segmenter.segment(text)],
        "ours": lambda text: [text[start:end] for start, end in split_sentences(text)],
    }


def score(split: Split, marked: Sequence[str]) -> Score:
    """Compare what a splitter makes of the texts with where they are marked."""
    total = given = found = 0
    missed = []
    for one in marked:
        true = one.split(_END)
        mine = split(one.replace(_END, " "))
        hits = len(_places(true) & _places(mine))
        total, given, found = total + len(true), given + len(mine), found + hits
        if hits < len(true):
            missed.append((one, mine))
    return Score(total, given, found, tuple(missed))


def _places(sentences: Sequence[str]) -> set[tuple[int, int]]:
    """Where sentences stand, white space not counted, so that two alike are two."""
    places = set()
    at = 0
    for sentence in sentences:
        end = at + len("".join(sentence.split()))
        places.add((at, end))
        at = end
    return places


def _print_row(name: str, scores: Mapping[str, Score]) -> None:
    cells = (f"{s.found:>4} of {s.total:<4} {s.f1:.3f}" for s in scores.values())
    print(f"{name:<34}", *(f"{cell:>22}" for cell in cells))


def main() -> None:
    """Print the comparison: sentences found, of how many, and F1."""
    parser = argparse.ArgumentParser(description="Compare sentence splitters on hard sentences.")
    parser.add_argument("--kinds", action="store_true", help="one row for each kind of difficulty")
    parser.add_argument("--misses", action="store_true", help="show what ours misses; leaves out what was kept aside")
    chosen = parser.parse_args()
    cases = read_cases()
    splitters = make_splitters()
    print(f"{'found, of, F1':<34}", *(f"{name:>22}" for name in splitters))
    groups = {"all": [one for texts in cases.values() for one in texts], **{name: cases[name] for name in ASIDE}}
    for name, texts in (groups | (cases if chosen.kinds else {})).items():
        _print_row(name, {key: score(split, texts) for key, split in splitters.items()})
    if chosen.misses:
        seen = [one for kind, texts in cases.items() if kind not in ASIDE for one in texts]
        for one, mine in score(splitters["ours"], seen).missed:
            print(f"\n  true {one}\n  ours {_END.join(mine)}")


if __name__ == "__main__":
    main()
