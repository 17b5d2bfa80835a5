"""Reading the YAML files that lie beside these modules."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

# the loader written in C is ten times as fast; not every build of the library has it
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(name: str) -> Any:
    """The content of a file of this folder."""
    return yaml.load(files("service.ask").joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)
