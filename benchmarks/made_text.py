"""Text made by rule for the benchmarks: words about as frequent as in English, in sentences of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, product

from graph_store.ports import IndexedPassage

COMMON = (
    "the of and to in a that for on with as by was were is are be at from an this their which had has have not "
    "its or but they it between after before during who would more than other these when into there all"
).split()
FIELD = (
    "mediation mediator talks ceasefire agreement envoy group friends parties conflict peace process negotiation "
    "government rebels support members leverage ripeness implementation monitoring summit accord trust violence"
).split()
STEMS = "nego medi accor settl recon parti govern concil media deleg facil guar repres adjud arbit consul".split()
MIDDLES = "ti ra le mo na vi so ta ri de lu ka be no".split()
ENDINGS = "tion ment ing ed er s ity ance al ive ly ist ship ness".split()

SENTENCES = 7
WORDS_IN_SENTENCE = (12, 30)
PASSAGES_IN_DOCUMENT = 60


def vocabulary() -> list[str]:
    """About 3,000 words, the most frequent first."""
    return [*COMMON, *FIELD, *("".join(parts) for parts in product(STEMS, MIDDLES, ENDINGS))]


class WordSource:
    """Draws words as language has them: the n-th word about 1/n as often as the first."""

    def __init__(self, *, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = vocabulary()
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def sentence(self) -> str:
        words = self._random.choices(self._words, cum_weights=self._weights, k=self._random.randint(*WORDS_IN_SENTENCE))
        return " ".join(words).capitalize() + "."

    def question(self) -> str:
        words = self._random.choices(self._words, cum_weights=self._weights, k=self._random.randint(4, 14))
        return " ".join(words).capitalize() + "?"


def make_passages(count: int, *, seed: int) -> list[IndexedPassage]:
    """Passages of about 150 words in documents of 60 passages; the same for the same seed."""
    return list(_passages(count, WordSource(seed=seed)))


def make_queries(count: int, *, seed: int) -> list[str]:
    """Questions of 4 to 14 words; the same for the same seed."""
    source = WordSource(seed=seed)
    return [source.question() for _ in range(count)]


def _passages(count: int, source: WordSource) -> Iterator[IndexedPassage]:
    for number in range(count):
        document = f"document:made-{number // PASSAGES_IN_DOCUMENT:04d}"
        sentences = [source.sentence() for _ in range(SENTENCES)]
        ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
        yield IndexedPassage(
            id=f"{document}:{number:06d}",
            document=document,
            heading=f"Report {number // PASSAGES_IN_DOCUMENT} > Mediation",
            text=" ".join(sentences),
            sentences=tuple((end - len(s) - 1, end - 1) for end, s in zip(ends, sentences, strict=True)),
        )
