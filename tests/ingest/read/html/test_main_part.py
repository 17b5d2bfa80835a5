"""The article of a page of a site, and what of the site must not come with it."""

from __future__ import annotations

import pytest

from tests.ingest.read.html.conftest import ReadPage, told

ARTICLE = (
    "<h1>Ferry talks resume</h1><p>Delegations from both ports met again on Monday aboard a ferry"
    " moored between two piers,"
    " the only place that either side had been ready to enter.</p><h2>A shorter list</h2><p>"
    "The envoy has cut the list of"
    " questions from fourteen to three, and left the harder ones to a second round in the autumn.</p>"
)
SITE = (
    "<nav><a href='/'>Home</a> <a href='/w'>Work</a></nav><main><article>{}</article>{}</main>"
    "<footer>Quay Review</footer>"
)


@pytest.mark.parametrize(
    "noise",
    [
        "<div class='share-buttons'><span>Tell your friends about it.</span></div>",
        (
            "<div class='newsletter-box'><h3>Stay close</h3><p>"
            "A letter every week, with all that was agreed and was not.</p></div>"
        ),
        (
            "<aside><h3>Most read</h3><ul><li><a href='/1'>The pier that closed</a></li><li>"
            "<a href='/2'>On haste</a></li></ul></aside>"
        ),
        "<p>Sign up for our newsletter and miss nothing of it.</p>",
        "<p>Advertisement</p>",
        "<p><strong>Also read: <a href='/5'>How the first ferry sank</a></strong></p>",
        "<form><label>Your letter box</label><input></form>",
        "<h3>Related stories</h3><ul><li><a href='/3'>Waiting for the tide to turn again</a></li></ul>",
    ],
)
def test_noise_within_an_article_is_left_out(read_page: ReadPage, noise: str) -> None:
    plain = told(read_page(SITE.format(ARTICLE, "")))
    inside = ARTICLE.replace("<h2>", f"{noise}<h2>")
    assert told(read_page(SITE.format(inside, ""))) == plain


def test_article_itself_is_whole(read_page: ReadPage) -> None:
    found = told(read_page(SITE.format(ARTICLE, "")))
    assert [role for role, _ in found] == ["heading", "body", "heading", "body"]


def test_readers_comments_are_left_out(read_page: ReadPage) -> None:
    comments = (
        "<section id='comments'><p>My brother works on that ferry, and the coffee is worse than they say.</p></section>"
    )
    assert "brother" not in read_page(SITE.format(ARTICLE, comments)).text


@pytest.mark.parametrize(
    "part",
    [
        "<table><caption>Rounds</caption><tr><td>Round</td><td>Days</td></tr><tr><td>First</td><td>9</td></tr></table>",
        "<blockquote><p>We had been running that ferry for a month before anybody thought of it.</p></blockquote>",
        "<ol><li>Detainees.</li><li>The coast road.</li></ol>",
        "<figure><img src='a.png'><figcaption>The pier on Sunday</figcaption></figure>",
        (
            "<aside><p>A ferry that belongs to neither port can be boarded from both at the same"
            " minute, which is why it was chosen by all.</p></aside>"
        ),
    ],
)
def test_parts_of_an_article_are_kept(read_page: ReadPage, part: str) -> None:
    plain = told(read_page(SITE.format(ARTICLE, "")))
    found = told(read_page(SITE.format(ARTICLE.replace("<h2>", f"{part}<h2>"), "")))
    assert len(found) > len(plain)
    assert [block for block in found if block in plain] == plain


def test_page_that_is_no_site_is_all_text(read_page: ReadPage) -> None:
    raw = read_page("<p>Venue</p><p>Seats</p><p>17</p>")
    assert raw.text.split() == ["Venue", "Seats", "17"]
