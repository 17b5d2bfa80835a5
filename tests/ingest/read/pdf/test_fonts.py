from __future__ import annotations

import pytest

from ingest.read.pdf.fonts import judge_font


@pytest.mark.parametrize(
    "name",
    [
        "ABCDEF+Charter-Bold",
        "Arial,Bold",
        "NimbusRomNo9L-Medi",
        "SFBX1095",
        "Gotham-Black",
        "MyriadPro-Semibold",
        "LMRoman10-Bold",
    ],
)
def test_bold_fonts_are_known_by_name(name: str) -> None:
    assert judge_font(name).bold


@pytest.mark.parametrize("name", ["Carlito", "HelveticaNeue-Medium", "Garamond", "ABDCEF+Lato-Light"])
def test_upright_text_fonts_are_plain(name: str) -> None:
    assert judge_font(name)[1:] == (False, False)


@pytest.mark.parametrize("name", ["Times-Italic", "Arial,BoldItalic", "SFTI1000", "Sabon-It", "NimbusRomNo9L-ReguItal"])
def test_italic_fonts_are_known_by_name(name: str) -> None:
    assert judge_font(name).italic


def test_flags_make_a_font_italic_or_bold() -> None:
    assert judge_font("F1", flags=1 << 6 | 1 << 18)[1:] == (True, True)


def test_letters_before_the_plus_are_no_name() -> None:
    assert judge_font("BOLDIT+Carlito") == ("carlito", False, False)
