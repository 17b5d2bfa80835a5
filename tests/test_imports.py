"""Imports point one way, and each library is used where its adapter is."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.import_rules import Import, Room, against_the_order, cycles, outside_their_adapters, read_imports

ROOT = Path(__file__).parent.parent
ROOMS = (
    Room("corpus"),
    Room("graph_schema"),
    Room("graph_store", below=("graph_schema",)),
    Room("ingest", below=("graph_schema", "graph_store")),
    Room("service", below=("graph_schema", "graph_store", "ingest"), doors={"ingest": ("service.jobs",)}),
)
OUTSIDE = ("tests", "benchmarks", "scripts")
ADAPTERS = {
    "neo4j": ("graph_store.neo4j",),
    "sqlite3": ("graph_store.sqlite",),
    "tantivy": ("graph_store.search.text_index",),
    "onnxruntime": ("graph_store.encoders.onnx_encoder",),
    "tokenizers": ("graph_store.encoders.onnx_encoder",),
    "sentence_transformers": ("graph_store.encoders.sentence_transformers_encoder",),
    "torch": ("graph_store.encoders.sentence_transformers_encoder",),
    "spacy": ("ingest", "service.ask"),
    "bibtexparser": ("ingest",),
    "lxml": ("ingest",),
    "pypdfium2": ("ingest",),
    "markdown_it": ("ingest",),
    "fastapi": ("service",),
    "starlette": ("service",),
    "uvicorn": ("service",),
    "prometheus_client": ("service",),
    "typer": ("service",),
    "rich": ("service",),
}
# Parts of FastAPI and pydantic that are packages of their own, in the version that those two ask for.
COME_ALONG = {"starlette", "pydantic-core"}
# Modules of a small tree that breaks each rule once.
BAD_TREE = {
    "lower/__init__.py": "",
    "lower/claims.py": "from upper.routes import answer\nimport sqlite3",
    "lower/first.py": "from lower import second",
    "lower/second.py": "from .third import x",
    "lower/third.py": "import lower.first",
    "lower/late.py": "import typing\nif typing.TYPE_CHECKING:\n    import lower.later",
    "lower/later.py": "def load():\n    from . import late",
    "upper/__init__.py": "",
    "upper/routes.py": "from lower import claims\nfrom tests import conftest",
    "upper/door.py": "import lower.claims",
}
BAD_ROOMS = (Room("lower"), Room("upper", below=("lower",), doors={"lower": ("upper.door",)}))


def plain_name(requirement: str) -> str:
    """The name of a distribution as registries compare it, without its version."""
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-")


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    """Every import of every room."""
    return read_imports(ROOT, [room.name for room in ROOMS])


@pytest.fixture
def bad_tree(tmp_path: Path) -> Path:
    for name, text in BAD_TREE.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_rooms_import_only_rooms_below(imports: list[Import]) -> None:
    assert against_the_order(imports, ROOMS, OUTSIDE) == []


def test_libraries_stay_with_their_adapters(imports: list[Import]) -> None:
    assert outside_their_adapters(imports, ADAPTERS) == []


def test_modules_import_each_other_in_no_circle(imports: list[Import]) -> None:
    assert cycles(imports) == []


def test_rooms_import_only_declared_libraries(imports: list[Import]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_for = project["dependencies"] + project["optional-dependencies"]["models"]
    declared = {plain_name(requirement) for requirement in asked_for} | COME_ALONG
    rooms = {room.name for room in ROOMS}
    used = {i.target.split(".")[0] for i in imports} - rooms - sys.stdlib_module_names
    carriers = packages_distributions()
    undeclared = {module for module in used if not declared & {plain_name(n) for n in carriers.get(module, [module])}}
    assert undeclared == set()


def test_imports_are_found_in_every_room(imports: list[Import]) -> None:
    assert {i.module.split(".")[0] for i in imports} == {r.name for r in ROOMS} - {"corpus"}


def test_import_from_a_room_above_is_found(bad_tree: Path) -> None:
    assert against_the_order(read_imports(bad_tree, ["lower"]), BAD_ROOMS) == [
        "lower.claims, line 1, imports upper.routes: lower may import no other room"
    ]


def test_import_beside_the_door_is_found(bad_tree: Path) -> None:
    assert against_the_order(read_imports(bad_tree, ["upper", "lower"]), BAD_ROOMS)[:1] == [
        "upper.routes, line 1, imports lower.claims: upper may do so in upper.door only"
    ]


def test_import_of_the_tests_is_found(bad_tree: Path) -> None:
    assert against_the_order(read_imports(bad_tree, ["upper"]), BAD_ROOMS, ["tests"])[-1:] == [
        "upper.routes, line 2, imports tests: upper may import lower"
    ]


def test_library_outside_its_adapter_is_found(bad_tree: Path) -> None:
    assert outside_their_adapters(read_imports(bad_tree, ["lower", "upper"]), {"sqlite3": ("lower.store",)}) == [
        "lower.claims, line 2, imports sqlite3: only lower.store may import sqlite3"
    ]


def test_circle_at_import_time_is_found(bad_tree: Path) -> None:
    assert cycles(read_imports(bad_tree, ["lower"])) == ["lower.first -> lower.second -> lower.third -> lower.first"]
