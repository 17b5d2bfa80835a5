"""What a word processor's document says of itself: paragraphs in styles for title and author, then its properties."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.metadata.merge import make_metadata
from ingest.metadata.values import read_doi
from ingest.read.flow import PAGE_MARK
from ingest.read.office.styled_block import StyledBlock
from ingest.records import SourceMetadata

PROPERTIES = "document properties"
TITLE_STYLE = "paragraph in the style for titles"
AUTHOR_STYLE = "paragraph in the style for authors"
DATE_STYLE = "paragraph in the style for dates"

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
# What programs write when nobody has said a title or an author.
_NO_TITLE = re.compile(
    r"(?:document|dokument|documento?)\s?\d*|untitled.*|unbenannt.*|microsoft word\b.*|powerpoint presentation|title"
    r"|.+\.(?:docx?|odt|rtf|pdf|dotx?)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r".*\b(?:microsoft|office|user|admin(?:istrator)?|python-docx|unknown|author|libreoffice|pandoc|owner|default|windows"
    r"|apache|google)\b.*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\s*(?:by|authors?(?:\(s\))?:|(?:written|prepared|edited|drafted) by)\s+(?=[A-Z])", re.IGNORECASE)
_FRONT_BLOCKS = 40
_FRONT_WORDS = 25


def describe(blocks: Sequence[StyledBlock], properties: Mapping[str, str]) -> SourceMetadata:
    """What a document's own paragraphs say of it, then its properties. The date of a file is no year of publication.

    properties: title, creator, date (of publication, if somebody set it), publisher, language; any may be missing.
    """
    front = [b for b in blocks[:_FRONT_BLOCKS] if len(b.flow.text.split()) <= _FRONT_WORDS]
    title = " ".join(_styled(front, "title"))
    authors = tuple(name for text in _styled(front, "author") for name in split_names(text))
    year = next(filter(None, (_find_year(text) for text in _styled(front, "date"))), None)
    language = re.split(r"[-_]", properties.get("language", ""))[0].lower()
    return make_metadata(
        {
            "title": (title, TITLE_STYLE) if title else (_property_title(properties), PROPERTIES),
            "authors": (authors, AUTHOR_STYLE) if authors else (_property_authors(properties, front), PROPERTIES),
            "year": (year, DATE_STYLE) if year else (_find_year(properties.get("date", "")), PROPERTIES),
            "publisher": (properties.get("publisher"), PROPERTIES),
            "doi": (read_doi(properties.get("doi") or properties.get("identifier") or ""), PROPERTIES),
            "language": (language, PROPERTIES),
        }
    )


def _styled(blocks: Sequence[StyledBlock], meaning: str) -> list[str]:
    """The texts of paragraphs in a style; of titles only those that follow each other."""
    texts: list[str] = []
    for block in blocks:
        if block.meaning == meaning:
            texts.append(" ".join(block.flow.text.replace(PAGE_MARK, " ").split()))
        elif texts and meaning == "title" and block.flow.text.strip():
            break
    return [text for text in texts if text]


def _property_title(properties: Mapping[str, str]) -> str | None:
    title = properties.get("title", "")
    return None if not title or _NO_TITLE.fullmatch(title) else title


def _property_authors(properties: Mapping[str, str], front: Sequence[StyledBlock]) -> tuple[str, ...]:
    """The creators, unless the first lines name somebody else: the creator is often who typed the file."""
    names = split_names(properties.get("creator", ""))
    if not names or any(_NO_NAME.fullmatch(name) or " " not in name for name in names):
        return ()
    text = " ".join(b.flow.text for b in front)
    is_confirmed = all(name.split()[-1] in text for name in names)
    return names if is_confirmed or not any(_BYLINE.match(b.flow.text) for b in front) else ()


def split_names(text: str) -> tuple[str, ...]:
    """Names from "Ada Marlowe; Otto Brandt", "Ada Marlowe, Otto Brandt and Ine Vos" or "Marlowe, Ada"."""
    text = " ".join(text.split())
    if ";" in text or (text.count(",") == 1 and " " not in text.partition(",")[0].strip()):
        return tuple(_turn(part.strip()) for part in text.split(";") if part.strip())
    return tuple(name.strip(" .") for name in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", text) if name.strip(" ."))


def _turn(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def _find_year(text: str) -> int | None:
    years = {int(y) for y in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
