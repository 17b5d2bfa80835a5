from __future__ import annotations

import pytest

from ingest.clean.clean_text import CleanText
from ingest.clean.markup import has_marks, strip_emphasis, strip_markdown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*one* and **two** and ***three***", "one and two and three"),
        ("_one_ and __two__, snake_case_name", "one and two, snake_case_name"),
        ("a [page](https://quay.example/a_(b)) here", "a page here"),
        ('a [page](https://quay.example "Title") here', "a page here"),
        ("see [that book][ref]", "see that book"),
        ("![a rope](rope.png)", "a rope"),
        ("<https://quay.example/a> and <ada@quay.example>", "https://quay.example/a and ada@quay.example"),
        ("`draft-3.md` and ``a`b``", "draft-3.md and a`b"),
        ("~~old~~ new", "old new"),
        ("Marlowe &amp; Brandt&#39;s", "Marlowe & Brandt's"),
        (r"4 \* 5 \[sic\]", "4 * 5 [sic]"),
        ("H<sub>2</sub>O<!-- no -->", "H2O"),
        ("H~2~O, 5^th^ and a[^1][^2] ~ b", "H2O, 5th and a[^1][^2] ~ b"),
        ("<summary>More</summary>Inside", "\nMore\nInside"),
        ("note<sup>12</sup>", "note¹²"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[...] and [the] rest", "[...] and [the] rest"),
    ],
)
def test_markdown_leaves_the_words_alone(written: str, read: str) -> None:
    assert strip_markdown(CleanText.of(written)).text == read


def test_words_keep_their_places() -> None:
    written = "a **bold [page](https://quay.example)** end"
    text = strip_markdown(CleanText.of(written))
    assert text.text == "a bold page end"
    assert written[slice(*text.original_span(7, 11))] == "page"


def test_dump_loses_emphasis_and_keeps_what_only_looks_like_markup() -> None:
    assert (
        strip_emphasis(CleanText.of("**Lead:** the *Selm* case `x` &amp; y")).text == "Lead: the Selm case `x` &amp; y"
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("see <https://quay.example>", True),
        ("a **b** c **d** e **f**", True),
        ("one *starred* word", False),
        ("Price* and cost* and so on", False),
    ],
)
def test_dump_has_marks_if_there_are_several(text: str, marked: bool) -> None:
    assert has_marks(text) is marked


def test_open_marks_do_not_slow_the_search() -> None:
    text = "[" * 20_000 + "*" * 20_000 + "`" * 20_000 + "<a" * 20_000
    assert "a" in strip_markdown(CleanText.of(text)).text
