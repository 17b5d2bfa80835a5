"""Recognising the text of scanned PDFs, by two programs of their own: ocrmypdf, and tesseract behind it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import FileEmpty, FileScanned, RecognitionFailed, RecognitionMissing
from ingest.read.pdf.reader import say_pages
from ingest.read.source_file import SourceFile
from ingest.records import RawDocument

PROGRAMS = ("ocrmypdf", "tesseract")
ADVICE = "Install them (Debian and Ubuntu: apt-get install ocrmypdf tesseract-ocr)"

# Changes whenever the same scan would give other text.
VERSION = "1"

_REASON_CHARS = 200


@dataclass(frozen=True)
class TextRecognition:
    """How text is recognised.

    languages: of the text, as tesseract names them, joined by plus signs. seconds: the longest that one file may take.
    """

    languages: str = "eng"
    seconds: float = 1800.0


def missing_programs() -> list[str]:
    """Which of the programs that text recognition needs are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def require_programs() -> None:
    """Raise RecognitionMissing where text cannot be recognised, saying what to do."""
    if missing := missing_programs():
        raise RecognitionMissing(f"--ocr needs {' and '.join(missing)}, not installed here. {ADVICE}, or go without.")


def read_with_recognition(
    file: SourceFile, read: Callable[[SourceFile], RawDocument], how: TextRecognition
) -> RawDocument:
    """Read a PDF; where pages are pictures without text, recognise it first. The rest of its pages stays as it is.

    Raises what the reader raises; RecognitionFailed, FileEmpty if no word was recognised on any page.
    """
    try:
        raw = read(file)
    except FileScanned as exc:
        bare: Sequence[int] = exc.pages
    else:
        if not raw.scanned_pages:
            return raw
        bare = raw.scanned_pages
    with_text = recognise_text(file, how)
    try:
        found = read(with_text)
    except FileScanned as exc:
        raise FileEmpty(file.path, f"no text was recognised on any of its {len(bare)} pages") from exc
    recognised = [page for page in bare if page not in found.scanned_pages]
    said = (f"{say_pages(recognised)}: recognised by OCR in this run ({how.languages})",) if recognised else ()
    return replace(found, sha256=file.sha256, warnings=(*found.warnings, *said))


def recognise_text(file: SourceFile, how: TextRecognition) -> SourceFile:
    """The same PDF, with a layer of text over each page that had none. Raises RecognitionFailed."""
    with tempfile.TemporaryDirectory(prefix="goodoffices-ocr-") as folder:
        scan, result = Path(folder, "scan.pdf"), Path(folder, "result.pdf")
        scan.write_bytes(file.data)
        command = [
            *("ocrmypdf", "--skip-text", "--rotate-pages", "--output-type", "pdf", "--optimize", "0"),
            *("--jobs", "1", "--language", how.languages, "--quiet", str(scan), str(result)),
        ]
        reason = _run(command, folder=folder, seconds=how.seconds)
        if reason is None and result.is_file():
            return replace(file, data=result.read_bytes())
    raise RecognitionFailed(file.path, f"its text could not be recognised: {reason or 'ocrmypdf wrote no file'}")


def _run(command: Sequence[str], *, folder: str, seconds: float) -> str | None:
    """Run a program with all that it starts; why it failed, or None."""
    log = Path(folder, "log")
    with log.open("wb") as said:
        started = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=folder, start_new_session=True
        )
        try:
            code = started.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return f"it took longer than {seconds:.0f} seconds; raise GOODOFFICES_OCR_SECONDS or split the file"
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)
                started.wait()
    if code == 0:
        return None
    lines = log.read_text(encoding="utf-8", errors="replace").replace(folder, "").split("\n")
    return " ".join(" ".join(line for line in lines if line.strip()).split())[-_REASON_CHARS:] or f"exit code {code}"
