"""The doctor's findings and advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_store.open import open_store
from service.doctor import Finding, examine
from service.settings import Settings


def finding(settings: Settings, subject: str) -> Finding:
    return next(f for f in examine(settings) if f.subject == subject)


def test_missing_store_comes_with_advice(own_settings: Settings) -> None:
    found = finding(own_settings, "store")
    assert (found.state, "goodoffices corpus load" in found.advice) == ("warning", True)


def test_missing_index_comes_with_advice(own_settings: Settings) -> None:
    open_store(own_settings.store).close()
    found = finding(own_settings, "index")
    assert (found.state, found.found) == ("warning", "there is none yet")


def test_broken_store_is_a_failure(own_settings: Settings) -> None:
    place = Path(own_settings.store)
    place.mkdir()
    (place / "graph.db").write_text("this is no database" * 100)
    assert finding(own_settings, "store").state == "failed"


def test_encoder_switched_off_is_fine(own_settings: Settings) -> None:
    assert finding(own_settings, "encoder").found == "switched off; search is by words alone"


def test_setting_that_nothing_reads_is_named(own_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODOFFICES_STROE", "x")
    assert "GOODOFFICES_STROE" in finding(own_settings, "settings").found


def test_missing_text_recognition_comes_with_advice(
    own_settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = finding(own_settings, "text recognition")
    assert (found.state, found.found) == ("ok", "no ocrmypdf and no tesseract: scanned PDFs are refused")
    assert "apt-get install ocrmypdf tesseract-ocr" in found.advice


@pytest.mark.ocr
def test_text_recognition_that_is_there_is_named(own_settings: Settings) -> None:
    assert finding(own_settings, "text recognition").found.startswith("ocrmypdf and tesseract are installed")
