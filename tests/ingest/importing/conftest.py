"""An empty store to import into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.open import open_store
from graph_store.ports import GraphStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(str(tmp_path / "store"))
    yield opened
    opened.close()
