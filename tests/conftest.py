"""What every test shares: what a machine may lack, the report of what was not run, and how Hypothesis behaves.

A test that needs more than the default install carries the marker of the requirement (`models`, `neo4j`, `ocr`,
`browser`). Where it is absent the test is skipped, and the run's last lines say so; GOODOFFICES_REQUIRE=models,neo4j
turns such skips into failures.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

import hypothesis
import pytest

from tests.graph_store.neo4j.servers import Servers

VARIABLE = "GOODOFFICES_REQUIRE"


@dataclass(frozen=True)
class Requirement:
    """Something a machine may lack. is_here: looks for it; advice: what brings it."""

    needs: str
    is_here: Callable[[], bool]
    advice: str


REQUIREMENTS = {
    "models": Requirement(
        "sentence-transformers", lambda: find_spec("sentence_transformers") is not None, "make install EXTRAS=models"
    ),
    # a server takes minutes to fetch and start, so it is asked for by name until the gate brings it on
    "neo4j": Requirement(
        "Neo4j server",
        lambda: "neo4j" in required(),
        "GOODOFFICES_REQUIRE=neo4j with Java 17 and Maven; Debian: apt-get install default-jre-headless maven",
    ),
    "ocr": Requirement(
        "ocrmypdf and tesseract",
        lambda: shutil.which("ocrmypdf") is not None and shutil.which("tesseract") is not None,
        "Debian: apt-get install ocrmypdf tesseract-ocr",
    ),
    "browser": Requirement(
        "Chromium", lambda: shutil.which("chromium") is not None, "Debian: apt-get install chromium"
    ),
}

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("gate", deadline=None, derandomize=True)
hypothesis.settings.load_profile("gate" if os.environ.get("CI") else "local")


def required() -> set[str]:
    """The requirements that must not be missing. Raises UsageError for one that is not known."""
    names = {name.strip() for name in os.environ.get(VARIABLE, "").split(",") if name.strip()}
    if unknown := sorted(names - REQUIREMENTS.keys()):
        raise pytest.UsageError(f"{VARIABLE} names {', '.join(unknown)}; known are {', '.join(REQUIREMENTS)}")
    return names


def pytest_configure(config: pytest.Config) -> None:
    for name, requirement in REQUIREMENTS.items():
        config.addinivalue_line("markers", f"{name}: needs {requirement.needs}")
    required()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, requirement in REQUIREMENTS.items():
        if item.get_closest_marker(name) is None or requirement.is_here():
            continue
        reason = f"{name}: no {requirement.needs} here ({requirement.advice})"
        if name in required():
            pytest.fail(f"{reason}, and {VARIABLE} asks for it", pytrace=False)
        pytest.skip(reason)


def skip_reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test or a whole file was skipped."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    yield  # the last lines: after the list of failures
    reasons = Counter(skip_reason(report) for report in terminalreporter.getreports("skipped"))
    if reasons:
        terminalreporter.section("Not run here")
        for reason, count in sorted(reasons.items()):
            terminalreporter.line(f"{count} {'test' if count == 1 else 'tests'} - {reason}")


@pytest.fixture(scope="session")
def neo4j_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Servers of this run; none is started before a test asks for one."""
    servers = Servers(tmp_path_factory.mktemp("neo4j"))
    yield servers
    servers.stop()
