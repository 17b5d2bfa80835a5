"""The store that the questions of this folder are asked of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_store.open import open_store
from service.desk import Desk, open_desk
from service.settings import Settings
from tests.ask.world import write_world


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    place = str(tmp_path_factory.mktemp("annals") / "store")
    store = open_store(place)
    store.write([write_world()])
    store.close()
    opened = open_desk(Settings(store=place, encoder="none"))
    yield opened
    opened.close()
