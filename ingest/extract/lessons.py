"""Lessons: sentences that advise, report what experience shows, or warn, with their topics, condition and cases."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.annotate.data_files import read_data
from ingest.annotate.names import Sentence
from ingest.extract.phrases import vocabulary_phrases

VERSION = "lessons/1"
# From this score on a sentence counts as a lesson. The score is the share of such sentences that two coders marked, who
# marked the chief lessons only; by reading, about as many again are lessons too, which the confidence allows for.
THRESHOLD = 0.17
MIN_WORDS = 7
MAX_TOPICS = 4
_NAME_CHARS = 90
_LIST_NUMBER = re.compile(r"^(?:\(?\d{1,3}[.)]|[\u2022\u2013-]|[ivx]{1,4}[.)]|[a-z][.)]|u)\s+")
_CONDITION = re.compile(
    r"(?:^|[,;:(\u2014\u2013] ?|\b(?:and|but|that|particularly|especially|only"
    r"|even) )(?P<condition>(?:[Ww]hen(?:ever)?|[Ii]f|[Uu]nless|[Ww]here|[Oo]nce|[Aa]s long as|[Dd]uring"
    r"|[Uu]nder (?:which|such|certain|these)|[Ii]n (?:situations|cases|conflicts|contexts|circumstances)|[Bb]efore"
    r"|[Uu]ntil|[Aa]s soon as)\b[^,;.?]{8,160})"
    r"|(?P<inner>\b(?:when|if|unless|where|once|as long as|whenever|until)\b [^,;.?]{8,160})"
)


@dataclass(frozen=True)
class LessonCue:
    """A wording that speaks for a lesson, or against one (strength "none")."""

    name: str
    strength: str
    regex: re.Pattern[str]


@dataclass(frozen=True)
class Lesson:
    """A sentence that states a lesson. topics: ids, the most telling first."""

    sentence: int
    text: str
    strength: str
    condition: str | None
    topics: tuple[str, ...]
    confidence: float


@dataclass(frozen=True)
class LessonRules:
    """lesson_cues.yaml, ready to use. weights: by the name of a cue or a count, and `bias`."""

    cues: tuple[LessonCue, ...]
    weights: dict[str, float]
    trade: re.Pattern[str]
    never: re.Pattern[str]
    story: re.Pattern[str]
    advice_headings: re.Pattern[str]


@cache
def load_rules() -> LessonRules:
    """Read the cues. Raises DataFileWrong if the file cannot be read."""
    data: dict[str, Any] = read_data("ingest.extract", "lesson_cues.yaml")
    cues = tuple(LessonCue(c["name"], c["strength"], re.compile(c["pattern"])) for c in data["cues"])
    patterns = {name: re.compile(data[name]) for name in ("never", "story", "advice_headings")}
    return LessonRules(cues, data["weights"], re.compile(data["trade"], re.IGNORECASE), **patterns)


def find_lesson(sentence: Sentence, heading: str) -> Lesson | None:
    """The lesson that a sentence states, or None. heading: the path of headings above it."""
    rules = load_rules()
    if not may_be_lesson(sentence):
        return None
    counts = features_of(sentence, heading)
    score = rules.weights["bias"] + sum(rules.weights.get(name, 0.0) * value for name, value in counts.items())
    share = 1.0 / (1.0 + math.exp(-score))
    if share < THRESHOLD:
        return None
    confidence = 0.5 + 0.45 * share
    text = _LIST_NUMBER.sub("", sentence.text)
    return Lesson(
        sentence.index,
        text,
        _strength(counts, text),
        condition_of(text),
        topics_of(text, heading),
        round(confidence, 2),
    )


def may_be_lesson(sentence: Sentence) -> bool:
    """Whether it is a whole sentence that neither asks nor announces."""
    rules, text = load_rules(), sentence.text
    return len(text.split()) >= MIN_WORDS and not text.rstrip().endswith(("?", ":")) and not rules.never.search(text)


def features_of(sentence: Sentence, heading: str) -> dict[str, float]:
    """What speaks for and against the sentence: 1 for each cue that matches, and counts of what makes a story."""
    rules, text = load_rules(), _uncited(sentence)
    found = {cue.name: 1.0 for cue in rules.cues if cue.regex.search(text)}
    past = len(re.findall(r"\b(?:was|were|had|did)\b|\b\w{3,}ed\b", text))
    present = len(re.findall(r"\b(?:is|are|can|may|should|must|need|needs|will|could|would|has|have)\b", text))
    found["dates"] = float(min(3, len(rules.story.findall(text))))
    found["people and groups"] = float(min(3, sum(n.letter in "PRB" for n in sentence.names)))
    found["states"] = float(min(3, sum(n.letter in "SD" for n in sentence.names)))
    found["past"] = 1.0 if past > present + 1 else 0.0
    found["trade"] = float(min(4, len(rules.trade.findall(text))))
    found["no trade"] = 0.0 if found["trade"] else 1.0
    found["present only"] = 1.0 if present and not past else 0.0
    found["topics"] = float(min(3, len({hit.term for hit in vocabulary_phrases("topics", with_names=True).find(text)})))
    found["short"] = 1.0 if len(text.split()) < 12 else 0.0
    found["advice heading"] = 1.0 if rules.advice_headings.search(heading) else 0.0
    found["several cues"] = float(max(0, sum(cue.name in found for cue in rules.cues if cue.strength != "none") - 2))
    return found


def cue_words(sentence: Sentence) -> list[str]:
    """The words of the sentence that speak for a lesson."""
    text = _uncited(sentence)
    found = [cue.regex.search(text) for cue in load_rules().cues if cue.strength != "none"]
    return list(dict.fromkeys(match.group().strip() for match in found if match))


def _strength(counts: dict[str, float], text: str) -> str:
    if re.search(r"\b(?:should|must) (?:not|never|avoid)\b|\bcannot\b.*\bshould\b", text):
        return "warning"
    if counts.keys() & {"should", "need", "important to", "recommend", "imperative"}:
        return "recommendation"
    votes = Counter(cue.strength for cue in load_rules().cues if cue.name in counts and cue.strength != "none")
    return max(("warning", "finding", "recommendation"), key=lambda s: votes[s])


def _uncited(sentence: Sentence) -> str:
    text = sentence.text
    for start, end in reversed(sentence.masked):
        text = text[:start] + text[end:]
    return text


def condition_of(text: str) -> str | None:
    """The clause that says when the lesson holds, or None."""
    match = _CONDITION.search(text)
    if match is None:
        return None
    return (match.group("condition") or match.group("inner")).strip()


def topics_of(text: str, heading: str) -> tuple[str, ...]:
    """Topic ids by the phrases of the sentence, then those of the heading above it."""
    index = vocabulary_phrases("topics", with_names=True)
    weights: Counter[str] = Counter()
    for hit in index.find(text):
        weights[hit.term] += hit.words
    above = [hit.term for hit in index.find(heading.rsplit(" > ", 1)[-1])] if heading else []
    ranked = [term for term, _ in weights.most_common(MAX_TOPICS)]
    ranked += [term for term in dict.fromkeys(above) if term not in ranked][: max(0, MAX_TOPICS - len(ranked))]
    return tuple(ranked[:MAX_TOPICS])


def lesson_id(document: str, text: str) -> str:
    """The id of a lesson: the same sentence of the same document keeps it."""
    return "lesson:" + hashlib.sha256(f"{document}\n{text}".encode()).hexdigest()[:16]


def lesson_name(text: str) -> str:
    """The lesson's text cut to a length that fits a list."""
    if len(text) <= _NAME_CHARS:
        return text
    return text[:_NAME_CHARS].rsplit(" ", 1)[0].rstrip(",;:") + "\u2026"
