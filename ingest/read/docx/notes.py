"""Footnotes and endnotes of a Word document: their numbers, counted in the order of their marks, and their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ingest.read.docx.package import W, WordPackage
from ingest.read.docx.styles import read_value
from ingest.read.numbers import format_number

KINDS = ("footnote", "endnote")
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}

ReadText = Callable[[etree._Element], str]


@dataclass
class Notes:
    """The notes of one kind. first: number of the first one."""

    by_id: dict[str, etree._Element]
    form: str
    first: int = 1
    _numbers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: WordPackage, kind: str) -> Notes:
        """Read the notes of a kind, and from the settings how they are numbered."""
        part = package.part(f"{kind}s")
        found = {} if part is None else {str(n.get(f"{W}id")): n for n in part.iter(f"{W}{kind}")}
        rules = _find_rules(package, kind)
        form = next(filter(None, (read_value(rule, "numFmt") for rule in rules)), _FORMS[kind])
        start = next(filter(None, (read_value(rule, "numStart") for rule in rules)), "")
        return cls(found, form, int(start) if start.isdigit() else 1)

    def number(self, key: str) -> str:
        """The number of a note, counted on when its mark is met for the first time."""
        if key not in self._numbers:
            self._numbers[key] = format_number(self.first + len(self._numbers), self.form)
        return self._numbers[key]

    def text(self, key: str, number: str, read_text: ReadText) -> str:
        """The words of a note without the mark they begin with."""
        note = self.by_id.get(key)
        if note is None:
            return ""
        text = "\n".join(filter(None, (read_text(p).strip() for p in note.iter(f"{W}p"))))
        for mark in (f"{number}. ", f"{number}) ", number):
            # Some programs write the number into the note as text.
            if text.startswith(mark) and not text[len(mark) : len(mark) + 1].isalnum():
                return text[len(mark) :].lstrip()
        return text


def _find_rules(package: WordPackage, kind: str) -> list[etree._Element]:
    """What a document says of the numbers of its notes: in its sections, then in its settings."""
    settings = package.part("settings")
    of_sections = [r for s in package.document.iter(f"{W}sectPr") for r in s.findall(f"{W}{kind}Pr")]
    return of_sections + ([] if settings is None else settings.findall(f"{W}{kind}Pr"))
