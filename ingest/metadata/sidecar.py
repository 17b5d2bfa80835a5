"""Sidecars: a YAML file beside a document that says what the document itself does not, or says wrongly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from graph_schema.documents import Confidentiality
from ingest.errors import SidecarWrong
from ingest.metadata.merge import make_metadata
from ingest.metadata.values import read_doi, read_year, turn_name
from ingest.records import SourceMetadata

_ENDINGS = (".yaml", ".yml")
_LARGEST_BYTES = 1_000_000
_NAMES = {
    "title": "title", "author": "authors", "authors": "authors", "year": "year", "date": "year",
    "publisher": "publisher",
    "kind": "kind", "language": "language", "lang": "language", "confidentiality": "confidentiality", "doi": "doi",
}  # fmt: skip


@dataclass(frozen=True)
class Sidecar:
    """What a sidecar says. warnings: keys it has that mean nothing here, and values that could not be used."""

    path: Path
    metadata: SourceMetadata
    warnings: tuple[str, ...] = ()


def sidecar_paths(document: Path) -> tuple[Path, ...]:
    """Where the sidecar of a document may stand, nearest name first: `talks.pdf.yaml`, then `talks.yaml`."""
    full = tuple(document.with_name(document.name + ending) for ending in _ENDINGS)
    return full + tuple(document.with_suffix(ending) for ending in _ENDINGS)


def is_sidecar(path: Path, endings: Collection[str]) -> bool:
    """True if a YAML file stands beside a document that it describes. endings: of documents, in lower case."""
    if path.suffix.lower() not in _ENDINGS:
        return False
    named = path.with_suffix("")
    if named.suffix.lower() in endings and named.is_file():
        return True
    return any(path.with_suffix(written).is_file() for ending in endings for written in (ending, ending.upper()))


def read_sidecar(document: Path) -> Sidecar | None:
    """The sidecar of a document, None if it has none.

    Raises SidecarWrong for one that cannot be read: it may be what keeps the document from being shown to everybody.
    """
    found = find_sidecar(document)
    if found is None:
        return None
    path, data = found
    metadata, warnings = parse_sidecar(data.decode("utf-8-sig", errors="replace"), document=document, name=path.name)
    return Sidecar(path, metadata, warnings)


def find_sidecar(document: Path) -> tuple[Path, bytes] | None:
    """Where the sidecar of a document is, and its bytes; None if it has none. Raises SidecarWrong."""
    path = next((p for p in sidecar_paths(document) if p.is_file()), None)
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise SidecarWrong(document, f"its sidecar {path.name} cannot be opened: {exc.strerror}") from exc
    if len(data) > _LARGEST_BYTES:
        said = f"its sidecar {path.name} has {len(data):,} bytes, more than any description needs"
        raise SidecarWrong(document, said)
    return path, data


def parse_sidecar(text: str, *, document: Path, name: str) -> tuple[SourceMetadata, tuple[str, ...]]:
    """What the text of a sidecar says, and what of it could not be used. Raises SidecarWrong."""
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        raise SidecarWrong(
            document, f"its sidecar {name} is not readable as YAML ({_say_fault(exc)}); mend it or take it away"
        ) from exc
    if found is None:
        return SourceMetadata(), ()
    if not isinstance(found, dict):
        raise SidecarWrong(
            document, f"its sidecar {name} holds no fields such as `title: ...`; mend it or take it away"
        )
    return _take_fields({str(k).strip().lower(): v for k, v in found.items()}, name)


def _say_fault(fault: Exception) -> str:
    """What is wrong with a text, and in which line."""
    if isinstance(fault, yaml.MarkedYAMLError) and fault.problem_mark is not None:
        return f"line {fault.problem_mark.line + 1}: {fault.problem}"
    return " ".join(str(fault).split())[:200]


def _take_fields(found: Mapping[str, object], name: str) -> tuple[SourceMetadata, tuple[str, ...]]:
    values: dict[str, object] = {}
    warnings: list[str] = []
    unknown = [key for key in found if key not in _NAMES]
    if unknown:
        known = ", ".join(dict.fromkeys(_NAMES.values()))
        warnings.append(f"{name}: {', '.join(unknown)} mean nothing here; known are {known}")
    for key, value in found.items():
        field = _NAMES.get(key)
        if field is None or value is None or field in values:
            continue
        read = _read_value(field, value)
        if read is None:
            warnings.append(f"{name}: {key} {value!r} could not be used; expected is {_EXPECTED[field]}")
        else:
            values[field] = read
    if found.get("confidentiality") is not None and "confidentiality" not in values:
        # Whoever wrote it wanted to keep something back.
        values["confidentiality"] = Confidentiality.RESTRICTED
        warnings.append(f"{name}: the document is treated as restricted until its confidentiality is mended")
    return make_metadata({field: (value, f"sidecar {name}") for field, value in values.items()}), tuple(warnings)


_EXPECTED = {
    "title": "a text",
    "authors": "a name or a list of names",
    "year": "a year such as 2004",
    "publisher": "a text",
    "kind": "a word such as report",
    "language": "a code such as en",
    "confidentiality": f"one of {', '.join(Confidentiality)}",
    "doi": "a DOI such as 10.1000/182",
}


def _read_value(field: str, value: object) -> object | None:
    """A value as its field needs it; None if it cannot be used."""
    if field == "authors":
        return _read_names(value)
    if isinstance(value, list | dict):
        return None
    text = " ".join(str(value).split())
    if field == "year":
        return read_year(text)
    if field == "doi":
        return read_doi(text)
    if field == "confidentiality":
        return next((level for level in Confidentiality if level == text.lower()), None)
    return text or None


def _read_names(value: object) -> tuple[str, ...] | None:
    """Names from a name, from names parted by semicolons, or from a list of either."""
    written = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in written):
        return None
    names = [name for one in written for name in str(one).split(";")]
    return tuple(turn_name(name) for name in names if name.strip()) or None
