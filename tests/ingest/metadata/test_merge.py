from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.documents import Confidentiality
from ingest.metadata.merge import FIELDS, merge_metadata
from ingest.records import SourceMetadata

TEXTS = st.none() | st.sampled_from(["", "Ferry talks", "Rooms and Rivers"])


def place(metadata: SourceMetadata, name: str) -> SourceMetadata:
    """The metadata with every field that it has marked as from one place."""
    return replace(metadata, found_in={f: name for f in FIELDS if getattr(metadata, f) not in (None, "", ())})


LAYERS = st.builds(
    SourceMetadata,
    title=TEXTS,
    authors=st.sampled_from([(), ("Ada Marlowe",), ("Ada Marlowe", "Otto Brandt")]),
    year=st.none() | st.integers(1950, 2030),
    publisher=TEXTS,
    confidentiality=st.none() | st.sampled_from(Confidentiality),
)


def test_first_layer_that_has_a_value_gives_it() -> None:
    sidecar = place(SourceMetadata(year=2014), "sidecar")
    library = place(SourceMetadata(title="Rooms and Rivers", year=2013), "library")
    found = place(SourceMetadata(title="draft7", authors=("Ada Marlowe",)), "file")
    merged = merge_metadata(sidecar, library, found)
    assert (merged.title, merged.authors, merged.year) == ("Rooms and Rivers", ("Ada Marlowe",), 2014)
    assert merged.found_in == {"year": "sidecar", "title": "library", "authors": "file"}


def test_nothing_gives_nothing() -> None:
    assert merge_metadata() == SourceMetadata()


@given(st.lists(LAYERS, max_size=4))
def test_every_value_comes_from_the_first_that_has_it(layers: list[SourceMetadata]) -> None:
    named = [place(layer, f"layer {n}") for n, layer in enumerate(layers)]
    merged = merge_metadata(*named)
    for field in FIELDS:
        first = next((layer for layer in named if getattr(layer, field) not in (None, "", ())), SourceMetadata())
        assert getattr(merged, field) in (getattr(first, field), None, ())
        assert merged.found_in.get(field) == first.found_in.get(field)


@given(st.lists(LAYERS, max_size=3), st.lists(LAYERS, max_size=3))
def test_layers_may_be_merged_in_steps(first: list[SourceMetadata], rest: list[SourceMetadata]) -> None:
    assert merge_metadata(merge_metadata(*first), *rest) == merge_metadata(*first, *rest)
