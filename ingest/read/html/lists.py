"""Numbers of list items, which browsers write and the page does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from ingest.read.html.tree import attribute
from ingest.read.numbers import format_number

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
}  # fmt: skip


@dataclass
class ListCount:
    """Counts the items of one list. form: empty for bullets."""

    form: str
    next_number: int = 1
    step: int = 1

    @classmethod
    def of(cls, element: etree._Element) -> ListCount:
        """How a list counts."""
        style = attribute(element, "style").replace(" ", "")
        if element.tag != "ol" or "list-style:none" in style or "list-style-type:none" in style:
            return cls("")
        form = _FORMS.get(element.get("type") or "", "decimal")
        form = next((f for name, f in _STYLES.items() if f"list-style-type:{name}" in style), form)
        start = _read_number(element.get("start"))
        if element.get("reversed") is not None:
            return cls(form, len(element.findall("li")) if start is None else start, -1)
        return cls(form, 1 if start is None else start)

    def next_label(self, item: etree._Element) -> str:
        """Count one item on and give its number as a browser shows it; empty for bullets."""
        given = _read_number(item.get("value"))
        number = self.next_number if given is None else given
        self.next_number = number + self.step
        return f"{format_number(number, self.form)}." if self.form else ""


def _read_number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdigit() and len(text) < 7 else None
