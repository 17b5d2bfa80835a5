"""What no file of the tree may hold, and what the documents that hold it together must say."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAX_PYTHON_LINES = 500
MAX_README_LINES = 120
MAX_FILE_KIB = 2000
DECISION_PARTS = ("Context", "Decision", "Consequences", "Alternatives", "References")

# Folders that are one person's or one machine's own.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home|Users|tmp/\w+)/")
# Hosts that packages and models are fetched from; package clients know them, the tree does not.
REGISTRY_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|crates\.io|proxy\.golang\.org"
    r"|repo1?\.maven\.|maven\.org|deb(?:ian)?\.debian\.org|huggingface\.co",
    re.IGNORECASE,
)
LOCK_FILE = re.compile(r"(?:^|/)(?:constraints[^/]*\.txt|requirements[^/]*\.txt|[^/]*\.lock|package-lock\.json)$")
ADDRESS = re.compile(r"://|@ ?(?:git|file)\b|^--?(?:index-url|extra-index-url|find-links)")
RELATIVE_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def lines_with(pattern: re.Pattern[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    """`file:line: what was found` for every place in these (name, text) pairs."""
    return [
        f"{name}:{number}: {found.group()}"
        for name, text in texts
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := pattern.search(line))
    ]


@pytest.fixture(scope="module")
def tree() -> list[Path]:
    """Every file that is in the tree or about to be."""
    if not (ROOT / ".git").exists():
        pytest.skip("tree rules: not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return [ROOT / name for name in sorted(set(listed.split("\0"))) if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def texts(tree: list[Path]) -> list[tuple[str, str]]:
    """Name and text of every file that is text."""
    return list(read_texts(tree))


def read_texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_machine_path(texts: list[tuple[str, str]]) -> None:
    assert lines_with(MACHINE_PATH, texts) == []


def test_no_file_names_a_registry(texts: list[tuple[str, str]]) -> None:
    assert lines_with(REGISTRY_HOST, texts) == []


def test_lock_files_hold_no_addresses(texts: list[tuple[str, str]]) -> None:
    locks = [(name, text) for name, text in texts if LOCK_FILE.search(name)]
    assert "constraints.txt" in [name for name, _ in locks]
    assert lines_with(ADDRESS, locks) == []


def test_python_files_stay_short(texts: list[tuple[str, str]]) -> None:
    lengths = {name: len(text.splitlines()) for name, text in texts if name.endswith(".py")}
    assert {name: n for name, n in lengths.items() if n > MAX_PYTHON_LINES} == {}


def test_files_stay_small(tree: list[Path]) -> None:
    assert [path.name for path in tree if path.stat().st_size > MAX_FILE_KIB * 1024] == []


def test_readme_stays_within_its_length() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= MAX_README_LINES


def test_documents_link_to_files_that_exist(texts: list[tuple[str, str]]) -> None:
    pages = [(name, text) for name, text in texts if name.endswith(".md") and not name.startswith("corpus/")]
    links = [(name, link) for name, text in pages for link in RELATIVE_LINK.findall(text)]
    assert [(name, link) for name, link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_readme_names_only_commands_that_make_knows() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"demo", "test"} <= named
    assert named - known == set()


def test_decisions_are_numbered_and_whole() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert tuple(headings) == DECISION_PARTS, page.name


def test_changelog_begins_with_the_version_that_is_built() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == version


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "store = '/" + "home/ana/store'"),
        (MACHINE_PATH, "see /" + "work/notes.txt"),
        (REGISTRY_HOST, "https://files.python" + "hosted.org/packages"),
        (REGISTRY_HOST, "https://hugging" + "face.co/model"),
        (ADDRESS, "spacy @ git+https:" + "//example.org/spacy"),
        (ADDRESS, "--extra-index-url internal"),
    ],
    ids=["home", "machine folder", "registry", "hub", "repository", "index"],
)
def test_forbidden_line_is_found(pattern: re.Pattern[str], text: str) -> None:
    assert lines_with(pattern, [("notes.txt", f"first line\n{text}")])[0].startswith("notes.txt:2: ")


@pytest.mark.parametrize("text", ["mediation/home/practice", "https://example.org/home/page", "~/home/store"])
def test_ordinary_path_is_left_alone(text: str) -> None:
    assert lines_with(MACHINE_PATH, [("notes.txt", text)]) == []
