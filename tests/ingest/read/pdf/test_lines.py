from __future__ import annotations

from ingest.read.pdf.lines import build_lines, join_words, make_line, order_words, read_from_right
from ingest.read.pdf.shapes import Word
from tests.ingest.read.pdf.type_cases import set_column, set_words, texts


def test_words_on_one_baseline_make_a_line() -> None:
    words = set_column(["Envoys met in Selm", "and parted at noon"])
    assert texts(build_lines(words[::-1])) == ["Envoys met in Selm", "and parted at noon"]


def test_raised_number_stands_behind_its_word() -> None:
    word = set_words("ceasefire", order=0)[0]
    mark = Word("12", word.x1, word.x1 + 6, word.base - 4, 6.0, order=1, glued=True)
    assert texts(build_lines([word, mark])) == ["ceasefire¹²"]


def test_raised_number_before_a_note_is_glued_to_its_first_word() -> None:
    mark = Word("3", 70.0, 73.0, 96.0, 6.0, order=0)
    first, *rest = set_words("Letter of May", 73.2, order=1)
    assert texts(build_lines([mark, first._replace(glued=True), *rest])) == ["³Letter of May"]


def test_raised_letters_stay_letters() -> None:
    words = set_words("21", order=0)
    ordinal = Word("st", words[0].x1, words[0].x1 + 5, 96.0, 6.0, order=1, glued=True)
    assert texts(build_lines([*words, ordinal, *set_words("round", 90.0, order=2)])) == ["21st round"]


def test_small_print_between_lines_is_a_line_of_its_own() -> None:
    words = [*set_words("Envoys met in Selm"), *set_words("8 Ibid.", base=112.0, size=6.0)]
    assert texts(build_lines(words)) == ["Envoys met in Selm", "8 Ibid."]


def test_letters_spaced_for_show_are_joined() -> None:
    words = [*set_words("Q U A Y", space=0.5), *set_words("P A P E R S", 120.0, space=0.5)]
    assert make_line(words).text == "QUAY PAPERS"


def test_initials_are_not_joined() -> None:
    assert make_line(set_words("A B said so")).text == "A B said so"


def test_glued_words_have_no_space_between_them() -> None:
    first, second = set_words("Fri ends")
    assert join_words([first, second._replace(glued=True)]) == "Friends"


def test_words_of_a_right_to_left_line_are_read_from_the_right() -> None:
    words = [w._replace(is_rtl=True) for w in set_words("אחרון אמצע ראשון")]
    assert [w.text for w in order_words(words)] == ["ראשון", "אמצע", "אחרון"]


def test_foreign_words_in_a_right_to_left_line_keep_their_order() -> None:
    words = [w._replace(is_rtl=not w.text.isascii()) for w in set_words("האחרונה Quay Papers ראשונה")]
    assert [w.text for w in order_words(words)] == ["ראשונה", "Quay", "Papers", "האחרונה"]


def test_size_of_small_capitals_is_that_of_the_large_ones() -> None:
    first, second = set_words("N OTES")
    line = make_line([first, second._replace(size=8.0, glued=True)])
    assert (line.text, line.size) == ("NOTES", 10.0)


def test_numbers_among_right_to_left_words_are_read_from_the_right() -> None:
    words = [w._replace(is_rtl=not w.text.isascii()) for w in set_words("אחרון 1014 211 ראשון")]
    assert [w.text for w in order_words(words)] == ["ראשון", "211", "1014", "אחרון"]


def test_brackets_among_right_to_left_words_are_turned() -> None:
    words = [w._replace(is_rtl=not w.text.isascii()) for w in set_words("(1994) ראשון")]
    assert [w.text for w in order_words(words)] == ["ראשון", ")1994("]


def test_line_with_few_right_to_left_words_follows_its_document() -> None:
    line = make_line([w._replace(is_rtl=not w.text.isascii()) for w in set_words("211 עמ Okello 2004")])
    assert line.text == "211 עמ Okello 2004"
    read_from_right(line)
    assert line.text == "Okello 2004 עמ 211"
