"""Reading the bundled records, briefs and bibliography from the corpus package, or from a folder of the same shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_schema.errors import SchemaFileError
from graph_schema.vocabulary import read_yaml
from ingest.corpus.bibliography import BibliographyError, Work, parse_bibliography
from ingest.corpus.record import Record
from ingest.errors import IngestError

FOLDERS = ("actors", "agreements", "cases", "conflicts", "groups", "lessons")
AMBIGUOUS = "ambiguous.yaml"


class CorpusError(IngestError):
    """A record cannot be read, or the records do not fit together: one line a fault."""


@dataclass(frozen=True)
class Corpus:
    """Everything that ships: records in order of file, briefs as files, works by key.

    ambiguous: names and aliases that two records of one type share on purpose.
    """

    records: list[Record]
    briefs: list[Path]
    works: dict[str, Work]
    ambiguous: list[str] = field(default_factory=list)


class _SharedNames(BaseModel):
    """What ambiguous.yaml holds."""

    model_config = ConfigDict(extra="forbid")

    ambiguous: list[str] = Field(default_factory=list)


def bundled_folder() -> Path:
    """The folder of the corpus package."""
    with as_file(files("corpus")) as folder:
        return Path(folder)


def _read_record(path: Path) -> Record:
    place = f"{path.parent.name}/{path.name}"
    try:
        return Record.model_validate(read_yaml(path))
    except (SchemaFileError, UnicodeDecodeError) as exc:
        raise CorpusError(f"{path.parent.name}/{exc}") from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{place}: {where or 'the record'}: {first['msg']}") from exc


def _read_ambiguous(folder: Path) -> list[str]:
    path = folder / AMBIGUOUS
    if not path.exists():
        return []
    try:
        return _SharedNames.model_validate(read_yaml(path)).ambiguous
    except SchemaFileError as exc:
        raise CorpusError(str(exc)) from exc
    except ValidationError as exc:
        raise CorpusError(f"{AMBIGUOUS}: expected `ambiguous:` with a list of names: {exc.errors()[0]['msg']}") from exc


def read_corpus(folder: Path | None = None) -> Corpus:
    """Read the corpus at a folder (the bundled one if None). Raises CorpusError naming every file that is wrong."""
    folder = folder or bundled_folder()
    records: list[Record] = []
    faults: list[str] = []
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.yaml")):
            try:
                records.append(_read_record(path))
            except CorpusError as exc:
                faults.append(str(exc))
    bibliography = folder / "sources.bib"
    if not bibliography.exists():
        faults.append(f"{folder}: no sources.bib; expected the bibliography that the records cite")
    if faults:
        raise CorpusError("\n".join(faults))
    try:
        works = parse_bibliography(bibliography.read_text(encoding="utf-8"), name="sources.bib")
    except BibliographyError as exc:
        raise CorpusError(str(exc)) from exc
    briefs = sorted((folder / "briefs").glob("*.md"))
    return Corpus(records=records, briefs=briefs, works=works, ambiguous=_read_ambiguous(folder))
