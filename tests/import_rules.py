"""Which module may import what, read from the source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One imported name.

    at_start: runs when the module is imported; not so inside a function, or where it is for type checkers alone.
    """

    module: str
    target: str
    line: int
    at_start: bool

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}, imports {self.target}"


@dataclass(frozen=True)
class Room:
    """A top-level package. below: rooms it may import; doors: the only modules of it that may import one of those."""

    name: str
    below: tuple[str, ...] = ()
    doors: Mapping[str, tuple[str, ...]] | None = None


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def module_name(path: Path, root: Path) -> str:
    """The dotted name of a source file; a package's own file has the package's name."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def _statements(node: ast.AST, *, at_start: bool = True) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, at_start
        else:
            later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) or _is_for_type_checkers(child)
            yield from _statements(child, at_start=at_start and not later)


def _targets(statement: ast.Import | ast.ImportFrom, *, module: str, is_package: bool, modules: set[str]) -> list[str]:
    """Dotted names a statement imports; `from a import b` is `a.b` where that is a module, else `a`."""
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    parts = module.split(".")
    anchor = parts[: len(parts) - statement.level + is_package] if statement.level else []
    base = ".".join([*anchor, statement.module] if statement.module else anchor)
    return [f"{base}.{a.name}" if f"{base}.{a.name}" in modules else base for a in statement.names]


def read_imports(root: Path, packages: Iterable[str]) -> list[Import]:
    """Every import in these packages below `root`."""
    paths = {module_name(path, root): path for name in packages for path in sorted((root / name).rglob("*.py"))}
    found = []
    for module, path in paths.items():
        for statement, at_start in _statements(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
            targets = _targets(statement, module=module, is_package=path.name == "__init__.py", modules=set(paths))
            found += [Import(module, target, statement.lineno, at_start) for target in dict.fromkeys(targets)]
    return found


def against_the_order(imports: Iterable[Import], rooms: Iterable[Room], outside: Iterable[str] = ()) -> list[str]:
    """Imports from a room that is not below, through another module than the door, or from `outside` the rooms."""
    by_name = {room.name: room for room in rooms}
    problems = []
    for found in imports:
        room = by_name[found.module.split(".")[0]]
        target = found.target.split(".")[0]
        doors = (room.doors or {}).get(target)
        if target in {*by_name, *outside} - {room.name, *room.below}:
            problems.append(f"{found}: {room.name} may import {', '.join(room.below) or 'no other room'}")
        elif doors is not None and found.module not in doors:
            problems.append(f"{found}: {room.name} may do so in {', '.join(doors)} only")
    return problems


def outside_their_adapters(imports: Iterable[Import], allowed: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Imports of a library by a module that is in none of the packages allowed to use it."""
    problems = []
    for found in imports:
        library = found.target.split(".")[0]
        users = allowed.get(library)
        if users is not None and not any(is_within(found.module, user) for user in users):
            problems.append(f"{found}: only {', '.join(users)} may import {library}")
    return problems


def cycles(imports: Iterable[Import]) -> list[str]:
    """Modules that import one another when they are first imported, one line for each round trip."""
    graph: dict[str, list[str]] = {}
    for found in imports:
        if found.at_start and found.target != found.module:
            graph.setdefault(found.module, []).append(found.target)
    problems, done = [], set[str]()

    def follow(module: str, trail: list[str]) -> None:
        if module in trail:
            problems.append(" -> ".join([*trail[trail.index(module) :], module]))
        elif module not in done:
            for target in graph.get(module, ()):
                follow(target, [*trail, module])
            done.add(module)

    for module in sorted(graph):
        follow(module, [])
    return problems
