"""Random and hostile texts for the reader of questions: half questions, half noise, some meant to break things."""

from __future__ import annotations

import random
from collections.abc import Iterator

WORDS = """which what who how many friends groups cases talks agreements conflicts lessons mediators members parties
with without not only neither nor fewer than more at least six members succeeded failed mediated led signed by supported
in Africa the 1990s 1995 between and or but except both either largest most two top success rate share of average by
kind decade alone when where did does on leverage from since before compare connected outcome all every them those is
? ! , ; : - ( ) [ ] { } < <= >= = % & | ' " ` $ # @ \\ / * + ~ ^""".split()
HOSTILE = (
    "'; DROP TABLE nodes; --",
    '" OR 1=1 --',
    "MATCH (n) DETACH DELETE n //",
    "') UNION SELECT sql FROM sqlite_master --",
    "{{7*7}} ${jndi:ldap://x} %s %n %00",
    "<script>alert(1)</script>",
    "../../../../etc/passwd\x00",
    "\u202e\u200b\ufeff\u0301\u0301\u0301",
    "🙂🏳️‍🌈 群组 группы دوستان ǅ ﬁ ſ K",
    "9" * 400,
    "a" * 4000,
    "not " * 900,
    "and or " * 500,
    "Norway " * 500,
    "1990 " * 700,
    "( " * 2000,
)


def hostile_texts(count: int, names: list[str], *, seed: int) -> Iterator[str]:
    """That many texts, the same for the same seed. names: names of the store, strewn in."""
    random_ = random.Random(seed)
    for number in range(count):
        kind = number % 4
        if kind == 0:
            yield " ".join(random_.choices([*WORDS, *names], k=random_.randint(1, 25)))
        elif kind == 1:
            yield "".join(chr(random_.choice(_RANGES)(random_)) for _ in range(random_.randint(0, 120)))
        elif kind == 2:
            yield _bent(" ".join(random_.choices([*WORDS, *names], k=random_.randint(2, 12))), random_)
        else:
            ends = " ".join(random_.choices(WORDS, k=random_.randint(0, 8)))
            yield f"{ends} {random_.choice(HOSTILE)} {random_.choice(names)}"


def _bent(text: str, random_: random.Random) -> str:
    """The text with letters dropped, doubled, moved and turned to capitals."""
    letters = list(text)
    for _ in range(random_.randint(1, 6)):
        place = random_.randrange(len(letters))
        letters[place] = random_.choice(["", letters[place] * 2, letters[place].upper(), random_.choice(text)])
    return "".join(letters)


_RANGES = (
    lambda r: r.randint(32, 126),
    lambda r: r.randint(0, 31),
    lambda r: r.randint(0xA0, 0x24F),
    lambda r: r.randint(0x300, 0x36F),
    lambda r: r.randint(0x4E00, 0x4EFF),
    lambda r: r.randint(0x1F300, 0x1F5FF),
)
