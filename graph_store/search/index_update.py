"""Making the next state of the index from the present one: what is encoded, what is linked, what is written anew.

Every file is written under a new name beside those in use (vectors are appended behind those in use); the manifest,
renamed last, makes them count. A program stopped anywhere before that leaves the old index as it was.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph_store.ports import Encoder, IndexedPassage, Progress
from graph_store.search.encoding import compact_vectors, encode_passages, vectors_for
from graph_store.search.manifest import MANIFEST, Manifest, VectorsNote, write_manifest
from graph_store.search.passage_table import NO_VECTOR, PassageTable, Rows, save_table, sentences_of, tabulate
from graph_store.search.ranking import Ints
from graph_store.search.snapshot import Snapshot
from graph_store.search.text_index import build_text_index, extend_text_index
from graph_store.search.update_lock import LOCK

SMALL_INDEX = 20_000
STALE_SHARE = 0.01
NOTHING: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Change:
    """What an update does.

    base: the index it starts from, None to start from nothing. added: each replaces the passage of its id.
    """

    generation: int
    base: Snapshot | None
    added: Sequence[IndexedPassage]
    removed_documents: Sequence[str] = ()


@dataclass(frozen=True)
class Plan:
    """How the next state is made. source: text folder to add to, None to write one anew. kept: the table of what stays.

    gone: slots to take out of the source. added: passages to write, in slots from first_slot on.
    """

    generation: int
    source: str | None
    kept: PassageTable
    gone: Ints
    added: Sequence[IndexedPassage]
    first_slot: int

    @property
    def slots(self) -> Ints:
        return np.arange(self.first_slot, self.slots_given_out)

    @property
    def slots_given_out(self) -> int:
        return self.first_slot + len(self.added)


def must_rebuild(*, held: int, stale: int, lacks_vectors: bool) -> bool:
    """Whether the text index is written anew instead of added to.

    held: passages that stay. stale: removed ones, which tantivy would go on counting in its word statistics; an index
    written anew ranks as if they had never been there (0.7 s for 10,000 passages). Above SMALL_INDEX a stale share of
    STALE_SHARE is let stand. lacks_vectors: there is an encoder now and there was none when they were indexed.
    """
    tolerated = 0 if held <= SMALL_INDEX else STALE_SHARE * held
    return lacks_vectors or stale > tolerated


def write_state(
    folder: Path, present: Manifest | None, plan: Plan, *, encoder: Encoder | None, progress: Progress | None
) -> None:
    """Write the next state of the index and make it the present one. present: the readable manifest in the folder."""
    vectors = vectors_for(present.vectors if present else None, encoder)
    remove_unused(folder, present, vectors)
    rows = rows_of(plan.added, folder, vectors, encoder, progress)
    table = plan.kept.join(tabulate(plan.added, slots=plan.slots, rows=rows))
    if vectors and vectors.complete:
        vectors, table = compact_vectors(folder, vectors, table)
    number = present.number + 1 if present else 1
    manifest = Manifest(generation=plan.generation, number=number, slots=plan.slots_given_out, vectors=vectors)
    save_table(table, folder / manifest.table_file)
    write_text_index(folder, manifest, plan)
    write_manifest(folder, manifest)
    remove_unused(folder, manifest)


def plan_change(change: Change, *, has_encoder: bool) -> Plan:
    """What of the present index can stay as it is, and which passages are written."""
    added = list({passage.id: passage for passage in change.added}.values())
    base = change.base
    if base is None:
        return anew(change.generation, added)
    stay = base.table.places_without(documents=change.removed_documents, ids=[passage.id for passage in added])
    lacks_vectors = has_encoder and base.manifest.model is None and len(stay) > 0
    if must_rebuild(held=len(stay), stale=base.manifest.slots - len(stay), lacks_vectors=lacks_vectors):
        return anew(change.generation, [*base.stored_passages(stay), *added])
    return Plan(
        generation=change.generation,
        source=base.manifest.text_folder,
        kept=base.table.keep(stay),
        gone=np.setdiff1d(base.table.slots, base.table.slots[stay]),
        added=added,
        first_slot=base.manifest.slots,
    )


def anew(generation: int, passages: Sequence[IndexedPassage]) -> Plan:
    """Plan of an index that is made from nothing, in order of id."""
    added = sorted(passages, key=lambda passage: passage.id)
    return Plan(generation, source=None, kept=PassageTable.empty(), gone=NOTHING, added=added, first_slot=0)


def write_text_index(folder: Path, manifest: Manifest, plan: Plan) -> None:
    """Write the folder of the text index that the manifest names."""
    target = folder / manifest.text_folder
    if plan.source is None:
        build_text_index(target, plan.added, plan.slots)
    else:
        extend_text_index(folder / plan.source, target, plan.added, plan.slots, gone=plan.gone)


def rows_of(
    passages: Sequence[IndexedPassage],
    folder: Path,
    vectors: VectorsNote | None,
    encoder: Encoder | None,
    progress: Progress | None,
) -> Rows:
    """Where the vectors of these passages lie; nowhere when there is no encoder."""
    if encoder is not None and vectors is not None:
        return encode_passages(passages, folder, vectors, encoder, progress)
    sentences = sum(len(sentences_of(passage)) for passage in passages)
    return Rows(np.full(len(passages), NO_VECTOR), np.full(sentences, NO_VECTOR))


def remove_unused(folder: Path, *used: Manifest | VectorsNote | None) -> None:
    """Delete what an interrupted update or an earlier state left in the folder, but nothing that these refer to."""
    names = {MANIFEST, LOCK}.union(*(part.files for part in used if part))
    for path in folder.iterdir():
        if path.name in names:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):  # Windows keeps files that another program has open; the next update tries again
                path.unlink()
