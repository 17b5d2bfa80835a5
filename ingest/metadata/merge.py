"""One description of a document out of several, field by field, with where each value came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from ingest.records import SourceMetadata

FIELDS = tuple(field.name for field in fields(SourceMetadata) if field.name != "found_in")


def make_metadata(values: Mapping[str, tuple[object, str]]) -> SourceMetadata:
    """Metadata of fields with their values and where each came from; those without a value are left out."""
    found = {name: value for name, (value, _) in values.items() if value not in (None, "", ())}
    places = {name: values[name][1] for name in found}
    return replace(SourceMetadata(), **found, found_in=places)  # type: ignore[arg-type]  # each value has its field's type


def merge_metadata(*layers: SourceMetadata) -> SourceMetadata:
    """Take each field from the first layer that has it.

    The order of precedence is: the sidecar, the library, the file itself, its first page. A value whose layer does not
    say where it came from has no entry in `found_in`.
    """
    values: dict[str, tuple[object, str]] = {}
    for layer in layers:
        for name in FIELDS:
            value = getattr(layer, name)
            if name not in values and value not in (None, "", ()):
                values[name] = (value, layer.found_in.get(name, ""))
    merged = make_metadata(values)
    return replace(merged, found_in={name: place for name, place in merged.found_in.items() if place})
