"""Reads the YAML files that ship with the ingest room."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ingest.errors import DataFileWrong

# The C loader reads the gazetteers ten times faster; it is missing only where PyYAML was built without libyaml.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Model = TypeVar("_Model", bound=BaseModel)


def read_data(package: str, name: str) -> Any:
    """Parse a YAML file of a package. Raises DataFileWrong naming the file."""
    path = files(package).joinpath(name)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, yaml.YAMLError) as exc:
        raise DataFileWrong(f"{package}/{name}: cannot be read as YAML: {exc}") from exc


def read_model(package: str, name: str, model: type[_Model]) -> _Model:
    """Read a YAML file into a model. Raises DataFileWrong naming the file and what is wrong with it."""
    try:
        return model.model_validate(read_data(package, name))
    except ValidationError as exc:
        raise DataFileWrong(f"{package}/{name}: {exc}") from exc
