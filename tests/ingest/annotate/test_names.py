"""Templates: sentences with codes for names."""

from __future__ import annotations

from ingest.annotate.names import Name, Sentence, make_template, replace_names, settle_overlaps

TEXT = "Norway and Ghana met."
NORWAY = Name(0, 6, "actor:norway", "S", "gazetteer")
GHANA = Name(11, 16, "actor:ghana", "S", "gazetteer")


def test_template_has_codes_for_names() -> None:
    template = make_template(TEXT, [NORWAY, GHANA])
    assert template.text == "<S0> and <S1> met."
    assert template.names_in("<S1> met") == [GHANA]


def test_places_of_the_template_lead_back_to_the_text() -> None:
    template = make_template(TEXT, [NORWAY, GHANA])
    start, end = template.text.index("<S1>"), template.text.index("<S1>") + 4
    assert TEXT[template.origin(start) : template.origin(end, end=True)] == "Ghana"
    assert TEXT[template.origin(template.text.index("met")) :] == "met."


def test_longest_of_overlapping_names_is_kept() -> None:
    longer = Name(0, 16, "case:x", "C", "rule")
    assert settle_overlaps([NORWAY, GHANA, longer]) == [longer]


def test_new_names_replace_what_they_overlap() -> None:
    longer = Name(7, 16, "case:x", "C", "rule")
    assert replace_names([NORWAY, GHANA], [longer]) == [NORWAY, longer]


def test_citations_are_blank_in_the_template() -> None:
    sentence = Sentence(0, 0, 0, "Norway led (Vale 1999).", "", names=[NORWAY], masked=((11, 22),))
    assert "1999" not in sentence.template.text
    assert sentence.is_masked(12, 16)
