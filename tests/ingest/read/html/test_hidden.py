"""What a page does not show is no text of it."""

from __future__ import annotations

import pytest

from tests.ingest.read.html.conftest import ReadPage

SHEET = (
    "<style>/* <b> */ .gone, p.away { color: red; display:none } @media print { .seen { display: none"
    " } } .no .seen { display: none }</style>"
)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>unseen</p>",
        '<p style="color: red; display : none">unseen</p>',
        '<p style="visibility:hidden">unseen</p>',
        '<span style="font-size:0">unseen</span>',
        '<span style="position:absolute; left:-9999px">unseen</span>',
        '<span aria-hidden="true">unseen</span>',
        '<div class="big gone">unseen</div>',
        '<p class="away">unseen</p>',
        '<span class="sr-only">unseen</span>',
        "<script>var text = 'unseen'</script>",
        "<template><p>unseen</p></template>",
        "<noscript>unseen</noscript>",
        "<!-- unseen -->",
        "<select><option>unseen</option></select>",
        "<button>unseen</button>",
        "<svg><title>unseen</title><text>unseen</text></svg>",
        "<dialog><p>unseen</p></dialog>",
    ],
)
def test_hidden_words_are_left_out(read_page: ReadPage, hidden: str) -> None:
    raw = read_page(f"<p>Held {hidden} in May.</p>", SHEET)
    assert raw.text.split() == ["Held", "in", "May."]


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="seen">seen</span>',
        '<b class="away">seen</b>',
        '<span style="display:inline">seen</span>',
        '<span style="text-indent:-2em">seen</span>',
        "<span aria-hidden=false>seen</span>",
    ],
)
def test_shown_words_are_kept(read_page: ReadPage, shown: str) -> None:
    assert read_page(f"<p>Held {shown} in May.</p>", SHEET).text == "Held seen in May."
