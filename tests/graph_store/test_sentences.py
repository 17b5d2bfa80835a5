from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.sentences import split_sentences

# Each bar is where a sentence ends.
CASES = (
    "The U.N. envoy met Gen. Morel in Selm.|He left on 3 May.",
    "See Touval et al. (1985, p. 12).|Dr. Brandt agreed with Art. 4 of vol. 3.",
    "J. Stephen Marlowe and I. William Brandt wrote it.|No. 5 is lost.",
    "He said: “We will come.”|They came.|“Why?” he asked.|“Because.”",
    "It rose by 3.5 per cent in 1994.|25 envoys left.",
    "He had worked for the U.S.|The talks went on in Washington, D.C.|In 1995 they ended.",
    "The U.S. Secretary met the E.U. ministers.|They parted.",
    "“A very old boat.” (Marlowe and Brandt 2001, 18).|Then it sank.",
    "“Who has the key?” (Brandt 1998, 20).|It was late.",
    "That was the end of it. (Ibid.)|It was late.",
    "They asked for a lamp. . . .|When one was found, they read . . . until dawn.",
    "And so on...|But not yet.",
    "He left […] and came back.|[...] It was late.",
    "1. The first talks.|2. The second talks.|IV. The fourth.",
    "He was in Track I.|The rest stayed.",
    "He said no.|The rest left.|See no. 12 of the series.",
    "Lt. Col. Doe, H.E. Mr. Marlowe and R.M. Brandt came at 5 p.m.|The talks began.",
    "The company, i.e. the army etc.|The rest, e.g. Selm, stayed.",
    "Mediators left (see Fig. 3).|(This was late.)|[But] it held.",
    "In St. Petersburg, Sgt. Doe Jr. said so.|In Sept. 1994 it ended.",
    "Really?!|Yes!|So it was.",
    "It ended in 1994 (Brandt 2001).|It began again.",
    "Messrs. Doe and Roe, Prof. Vos and Amb. Lund signed.|The rest did not.",
    "The rebels left.3|The army came.¹²|It stayed until 1991.14|Then it left by 3.5 km.|Act 2.1 The end.",
    "It was called Plan B.|Plan A had failed.|See ch. 2, app. B.|They differ.",
    "(a) The parties wait.|(b) The guarantors watch.|Step 3. Draft.|al-Masri came.|de Vries did not.",
    "Lund et al. (2001) and Vice-Pres. Roe (ret.) Doe, ed. Lund, met.|(It was late.)|N.B. The map is wrong.",
    "They had maps, radios, etc.|Ours were worse.|It began on Fri. 14 Jan.|Nobody slept.",
    "cf. Marlowe, op. cit., pp. 3-4; and ch. 5.|Then came war.",
)


@pytest.mark.parametrize("marked", CASES)
def test_sentences_of_the_field_are_found(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[start:end] for start, end in split_sentences(text)] == marked.split("|")


def test_every_line_begins_a_sentence() -> None:
    text = "first item\nsecond item, e.g.\nThird"
    assert [text[a:b] for a, b in split_sentences(text)] == ["first item", "second item, e.g.", "Third"]


def test_text_without_words_has_no_sentences() -> None:
    assert split_sentences(" \n ") == []


@given(st.text("aB .!?…\n”)(“1", max_size=80))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
