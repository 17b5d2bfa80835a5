"""The tests' own rules: a missing requirement is named at the end, or fails the run when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

# A requirement that no machine has, beside the real ones.
LOOM = 'REQUIREMENTS["loom"] = Requirement("loom", lambda: False, "borrow one")\n'
CARPET = "import pytest\n@pytest.mark.loom\ndef test_carpet_is_woven(): pass\ndef test_wool_is_there(): pass\n"


@pytest.fixture
def carpet_tests(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with these rules, and one test of two that needs a loom."""
    monkeypatch.delenv("GOODOFFICES_REQUIRE", raising=False)
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8") + LOOM)
    pytester.makepyfile(CARPET)
    return pytester


def test_missing_requirement_is_skipped_and_named(carpet_tests: pytest.Pytester) -> None:
    result = carpet_tests.runpytest("--strict-markers")
    result.assert_outcomes(passed=1, skipped=1)
    assert "1 test - loom: no loom here (borrow one)" in result.outlines[-3:]
    assert "Not run here" in result.outlines[-4]


def test_missing_requirement_fails_when_asked_for(
    carpet_tests: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOODOFFICES_REQUIRE", "models, loom")
    result = carpet_tests.runpytest("--strict-markers")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*no loom here*GOODOFFICES_REQUIRE asks for it*"])


def test_complete_run_leaves_nothing_to_name(carpet_tests: pytest.Pytester) -> None:
    result = carpet_tests.runpytest("-k", "wool")
    result.assert_outcomes(passed=1, deselected=1)
    assert "Not run here" not in result.stdout.str()


def test_unknown_requirement_is_refused(carpet_tests: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODOFFICES_REQUIRE", "models,tapestry")
    result = carpet_tests.runpytest()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*names tapestry; known are models, neo4j, ocr, browser*"])
