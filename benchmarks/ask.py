"""Reading questions with 20,000 names, asking them over HTTP of 2,000 cases, and any text at all without an error.

usage: python -m benchmarks.ask [--names N] [--cases N] [--questions N] [--seed N]
       python -m benchmarks.ask --fuzz [N]

The graph is made by rule from the seed. Reading is timed alone, in this process; asking over HTTP, one question after
another, to a service of its own process with the default settings but no encoder, 5 passages beside each answer.
"""

from __future__ import annotations

import argparse
import datetime
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.hostile import hostile_texts
from benchmarks.serving import serve
from graph_schema.claims import Claim, Value
from graph_store.open import open_store
from graph_store.ports import SourceBundle
from service.ask.answer import answer_question
from service.ask.lexicon import Lexicon, build_lexicon
from service.ask.reading import read_question
from service.desk import open_desk
from service.models.ask import Question
from service.settings import Settings

TARGETS = {"reading_median": 5.0, "reading_p95": 20.0, "http_p95": 60.0}
WARM_UP = 10
SYLLABLES = (
    "ba bel cor dar dov el fen gal hal ith jor kel lum mar nor or pel quen ros sel tar ul var wen yor zal".split()
)
ENDS = ("Front", "League", "Union", "Trust", "Movement", "Council", "Army", "Institute", "Party", "Alliance")
PLACES = ("west-africa", "balkans", "central-america", "southeast-asia", "horn-of-africa", "caucasus", "south-asia")
OUTCOMES = ("success", "failure", "partial", "ongoing")
STRATEGIES = ("shuttle-diplomacy", "good-offices", "sanctions", "power-sharing", "backchannel")
PATTERNS = (
    "Which friends groups had fewer than {n} members and succeeded?",
    "cases mediated by {actor} that failed",
    "cases in Africa since {year}",
    "Who mediated the {case}?",
    "members of the {group}",
    "How many cases mediated by {actor} succeeded?",
    "success rate of cases by decade",
    "cases by outcome",
    "agreements signed by {actor} between {year} and 2010",
    "which mediators had the most cases?",
    "cases that used sanctions but not good offices",
    "cases mediated by neither {actor} nor {other}",
    "friends groups with {actor} but without {other}",
    "how is {actor} connected to {other}?",
    "what was the outcome of the {case}?",
    "cases with more than two mediators in the 1990s",
    "casse medaited by {actor}",
    "culturally sensitive friends groups that suceeded in Asia",
    "compare the {case} and the {case2}",
    "who supported the {case} and what came out of it?",
)


def make_name(random_: random.Random) -> str:
    """A name that no other world has."""
    return "".join(random_.choices(SYLLABLES, k=random_.randint(2, 3))).capitalize()


def make_claims(names: int, cases: int, *, seed: int) -> Iterator[Claim]:
    """A graph with that many names in all, that many of them cases."""
    random_ = random.Random(seed)
    facts: list[tuple[str, str, Value]] = []
    actors = max(10, names - 2 * cases - cases // 4)
    for n in range(actors):
        facts += [(f"actor:{n}", "name", f"{make_name(random_)} {make_name(random_)} {random_.choice(ENDS)} {n}")]
        facts += [(f"actor:{n}", "kind", random_.choice(("State", "NGO", "IGO", "ArmedGroup", "Person")))]
    for n in range(cases):
        start = random_.randint(1950, 2020)
        case = f"case:{n}"
        facts += [(case, "name", f"{make_name(random_)} {make_name(random_)} talks {n}"), (case, "start_year", start)]
        facts += [(case, "end_year", start + random_.randint(0, 9)), (case, "outcome", random_.choice(OUTCOMES))]
        facts += [(case, "LOCATED_IN", f"place:{random_.choice(PLACES)}"), (case, "RESULTED_IN", f"agreement:{n}")]
        facts += [(case, "USED_STRATEGY", f"strategy:{random_.choice(STRATEGIES)}")]
        facts += [(f"agreement:{n}", "name", f"{make_name(random_)} Accord {n}"), (f"agreement:{n}", "year", start + 1)]
        for relation, target in (("MEDIATED", case), ("PARTY_TO", case), ("SIGNED", f"agreement:{n}")):
            drawn = random_.sample(range(min(actors, cases)), random_.randint(1, 3))
            facts += [(f"actor:{a}", relation, target) for a in drawn]
    for n in range(cases // 4):
        group = f"group:{n}"
        facts += [(group, "name", f"Friends of {make_name(random_)} {n}"), (group, "outcome", random_.choice(OUTCOMES))]
        facts += [
            (group, "SERVED", f"case:{random_.randrange(cases)}"),
            (group, "start_year", random_.randint(1980, 2020)),
        ]
        facts += [(f"actor:{a}", "MEMBER_OF", group) for a in random_.sample(range(min(actors, cases)), 5)]
    for number, (subject, predicate, said) in enumerate(facts):
        is_relation = predicate.isupper()
        yield Claim(
            id=f"claim:{number}",
            subject=subject,
            predicate=predicate,
            object=str(said) if is_relation else None,
            value=None if is_relation else said,
            qualifiers={"as": "member"} if predicate == "MEMBER_OF" else {},
            method="benchmark/1",
            origin="corpus:made",
        )


def make_store(place: str, names: int, cases: int, *, seed: int) -> None:
    """A store with the made graph."""
    store = open_store(place)
    store.write([SourceBundle(origin="corpus:made", claims=list(make_claims(names, cases, seed=seed)))])
    store.close()


def make_questions(lexicon: Lexicon, count: int, *, seed: int) -> list[str]:
    """Questions of every pattern in turn, filled with names of the store."""
    random_ = random.Random(seed)
    known = {
        label: sorted({s.name for _, s in lexicon.named if s.label == label})
        for label in ("Actor", "Case", "FriendsGroup")
    }
    made = []
    for number in range(count):
        actor, other = random_.sample(known["Actor"], 2)
        case, case2 = random_.sample(known["Case"], 2)
        made.append(
            PATTERNS[number % len(PATTERNS)].format(
                n=random_.randint(3, 9), year=random_.randint(1960, 2005), actor=actor, other=other, case=case,
                case2=case2, group=random_.choice(known["FriendsGroup"]),
            )
        )  # fmt: skip
    return made


def milliseconds_of_reading(questions: Sequence[str], lexicon: Lexicon) -> list[float]:
    """How long each is read."""
    times = []
    for question in questions:
        began = time.perf_counter()
        read_question(question, lexicon, today=2026)
        times.append((time.perf_counter() - began) * 1000)
    return times[WARM_UP:]


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]


def fuzz(count: int, *, seed: int) -> None:
    """Ask that many hostile texts; the first exception ends the run."""
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "store")
        make_store(place, 400, 60, seed=seed)
        desk = open_desk(Settings(store=place, encoder="none"))
        names = [surface for surface, _ in desk.lexicon().named][:200]
        times = []
        for text in hostile_texts(count, names, seed=seed):
            began = time.perf_counter()
            answer = answer_question(desk, Question(question=text[:4000], k=0))
            times.append((time.perf_counter() - began) * 1000)
            if not answer.answer.text:
                raise SystemExit(f"No reason is given for {text!r}")
        desk.close()
    print(f"{count} texts: no error; median {statistics.median(times):.1f} ms, slowest {max(times):.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--cases", type=int, default=2_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=datetime.date(2026, 1, 1).toordinal())
    parser.add_argument("--fuzz", type=int, nargs="?", const=10_000)
    args = parser.parse_args()
    if args.fuzz:
        fuzz(args.fuzz, seed=args.seed)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "store")
        make_store(place, args.names, args.cases, seed=args.seed)
        store = open_store(place, create=False)
        began = time.perf_counter()
        lexicon = build_lexicon(store.names())
        print(f"lexicon of {len(lexicon.named)} names made in {time.perf_counter() - began:.2f} s")
        store.close()
        questions = make_questions(lexicon, args.questions + WARM_UP, seed=args.seed)
        reading = milliseconds_of_reading(questions, lexicon)
        asking = serve(place, questions)[WARM_UP:]
    figures = {
        "reading_median": statistics.median(reading),
        "reading_p95": p95(reading),
        "http_median": statistics.median(asking),
        "http_p95": p95(asking),
    }
    for name, figure in figures.items():
        target = f"  (target below {TARGETS[name]})" if name in TARGETS else ""
        print(f"{name:<16}{figure:>8.1f} ms{target}")


if __name__ == "__main__":
    main()
