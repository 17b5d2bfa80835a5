"""Manuscripts written as web pages: bare, or with all that a news site puts around an article."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.making.manuscript import Block, Heading, Items, Manuscript, Paragraph, number_notes

# Nothing of this may come out of a page as text.
CHROME = (
    "Our partners and we use cookies to measure what you read.",
    "Home Regions Podcasts Donate",
    "Most read: the harbour that closed twice",
    "Sign up for our weekly letter and miss nothing.",
    "I was on that boat and it was not white at all.",
    "All rights reserved by the Quay Review",
    "window.track = 'loaded by a script';",
    "words that a style sheet hides",
)


def write_blocks(manuscript: Manuscript, *, epub: bool = False) -> tuple[str, str]:
    """The blocks of a manuscript, and its notes. epub: notes are marked with epub:type instead of classes."""
    body = "\n".join(
        xml for block, number in number_notes(manuscript.blocks) for xml in _write(block, number, epub=epub)
    )
    return body, "".join(_write_note(text, n, epub=epub) for n, text in enumerate(manuscript.notes(), start=1))


def _write_note(text: str, number: int, *, epub: bool) -> str:
    if epub:
        return (
            f'<aside epub:type="footnote" id="fn{number}"><p><a href="#r{number}">{number}</a>'
            f". {escape(text)}</p></aside>"
        )
    return f'<li id="fn{number}"><p>{escape(text)} <a href="#r{number}" class="footnote-back">↩</a></p></li>'


def _write(block: Block, number: int, *, epub: bool) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
    elif isinstance(block, Paragraph):
        before, behind = block.parts()
        kind = 'epub:type="noteref"' if epub else 'class="footnote-ref"'
        mark = f'<a href="#fn{number}" id="r{number}" {kind}><sup>{number}</sup></a>' if block.note else ""
        text = f"<p>{escape(before)}{mark} {escape(behind)}</p>"
        yield f"<blockquote>{text}</blockquote>" if block.is_quote else text
    elif isinstance(block, Items):
        tag = "ol" if block.is_numbered else "ul"
        yield f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in block.texts)}</{tag}>"
    else:
        rows = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in block.rows)
        yield f"<table><caption>{escape(block.caption)}</caption>{rows}</table>"


def write_page(manuscript: Manuscript) -> str:
    """A page with nothing but the manuscript on it."""
    body, notes = write_blocks(manuscript)
    authors = "".join(f'<meta name="author" content="{name}">' for name in manuscript.authors)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{manuscript.title}</title>{authors}'
        f'<meta name="date" content="{manuscript.year}-03-01"></head><body><h1>{manuscript.title}</h1>{body}'
        f'<section class="footnotes"><ol>{notes}</ol></section></body></html>'
    )


def write_news_page(manuscript: Manuscript) -> str:
    """The manuscript as an article of a news site: menus, cookies, a letter to sign up for, readers' comments."""
    body, notes = write_blocks(manuscript)
    cookies, menu, popular, letter, comment, rights, script, hidden = CHROME
    names = ", ".join(f'{{"@type": "Person", "name": "{name}"}}' for name in manuscript.authors)
    links = "".join(f'<a href="/{word.lower()}">{word}</a> ' for word in menu.split())
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>'
        f"{manuscript.title} | The Quay Review</title>"
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline":'
        f' "{manuscript.title}", "author": [{names}],'
        f' "datePublished": "{manuscript.year}-03-01T10:00:00Z"}}</script><script>{script}</script>'
        "<style>p.aside-note { display: none } .wide { margin: 0 }</style></head>"
        f'<body class="single"><div id="cookie-banner" role="dialog">{cookies}<button>Accept</button></div>'
        f'<div class="top"><nav>{links}</nav></div><main><article><h1>{manuscript.title}</h1>'
        f'<p class="aside-note">{hidden}</p>{body}<div class="newsletter"><h3>Stay with us</h3><p>{letter}</p></div>'
        f'<section class="footnotes"><ol>{notes}</ol></section></article>'
        '<section id="comments"><h3>1 comment</h3><div class="comment"><b>reader_61</b><p>'
        f"{comment}</p></div></section></main>"
        f'<aside class="sidebar"><ul><li><a href="/p">{popular}</a></li></ul></aside><footer>'
        f"{rights}</footer></body></html>"
    )
