"""The properties of a Word document: those that Word asks for, then those that people have added."""

from __future__ import annotations

from ingest.read.docx.package import WordPackage


def read_properties(package: WordPackage) -> dict[str, str]:
    """Name of a property in lower case -> its value. When the file was made and changed is left out."""
    found: dict[str, str] = {}
    for kind in ("core-properties", "custom-properties"):
        part = package.part(kind)
        for element in () if part is None else part:
            name = (element.get("name") or str(element.tag).rpartition("}")[2]).lower()
            text = " ".join("".join(element.itertext()).split())
            if text and name not in {"created", "modified"}:
                found.setdefault(name, text)
    return found
