from __future__ import annotations

import pytest

from ingest.clean.characters import mend_characters
from ingest.clean.clean_text import CleanText
from ingest.clean.words import Words


def _mend(text: str) -> str:
    return mend_characters(CleanText.of(text), Words.of(text)).text


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("the con\ufffd ict", "the conflict"),
        ("an o\ufffdered of\ufffd ce", "an offered office"),
        ("the \ufffd rst \ufffd nal", "the first final"),
        ("o\ufffd the record", "off the record"),
        ("a di\ufffd cult task", "a difficult task"),
        ("the country\ufffds envoy", "the country’s envoy"),
        ("\ufffd rough talks", "Through talks"),
    ],
)
def test_lost_ligatures_are_found_where_one_reading_is_left(broken: str, mended: str) -> None:
    assert _mend(broken) == mended


def test_lost_letters_stay_marked_where_nothing_fits() -> None:
    assert _mend("the Xq\ufffdzz met") == "the Xq\ufffdzz met"


def test_ligatures_are_opened() -> None:
    assert _mend("e\ufb03cient \ufb01nal \ufb02ow o\ufb00") == "efficient final flow off"


def test_soft_hyphens_go_unless_a_line_ends_there() -> None:
    assert _mend("Secu\u00adrity, Secu\u00ad\nrity") == "Security, Secu\u00ad\nrity"


def test_marks_of_cut_words_are_resolved() -> None:
    assert _mend("me\u0002diator, Secretary\u0002General") == "mediator, Secretary-General"


def test_odd_spaces_become_spaces_and_unseen_marks_go() -> None:
    assert _mend("a\u00a0b\u2009c\u200bd\ufeff") == "a b cd"


def test_plain_text_is_left_as_it_is() -> None:
    text = CleanText.of("Plain text – with “quotes”.")
    assert mend_characters(text, Words.of("")) is text
