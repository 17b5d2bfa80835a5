"""A map that a user writes for a file of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def own_map(**change: Any) -> dict[str, Any]:
    """A map of a user's own list of cases."""
    layout = {
        "name": "cases",
        "row_id": "id",
        "nodes": {"case": {"label": "Case", "key": "id", "name": "{title}"}},
        "properties": [{"node": "case", "property": "start_year", "column": "begun"}],
    }
    return {"dataset": "own", "name": "Our list", "citation": "Our list", "layouts": [layout | change]}


def write_map(folder: Path, found: Any) -> Path:
    path = folder / "own.yaml"
    path.write_text(found if isinstance(found, str) else yaml.safe_dump(found), encoding="utf-8")
    return path
