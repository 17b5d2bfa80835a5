"""Settings from the environment."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from service.errors import BadSetting
from service.settings import Settings, read_settings, unknown_variables


def test_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}) == Settings()


def test_every_field_is_read_from_its_variable() -> None:
    found = read_settings({"GOODOFFICES_STORE": "elsewhere", "GOODOFFICES_PORT": "9000", "PATH": "/bin"})
    assert (found.store, found.port) == ("elsewhere", 9000)


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("GOODOFFICES_PORT", "eighty", "valid integer"),
        ("GOODOFFICES_PORT", "70000", "less than or equal to 65535"),
        ("GOODOFFICES_LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
        ("GOODOFFICES_QUERY_SECONDS", "0", "greater than 0"),
    ],
)
def test_bad_value_names_variable_value_and_expectation(variable: str, value: str, expected: str) -> None:
    with pytest.raises(BadSetting, match=expected) as caught:
        read_settings({variable: value})
    assert str(caught.value).startswith(f"{variable} is {value!r}")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]


def test_unknown_variables_are_named() -> None:
    environ = {"GOODOFFICES_STROE": "x", "GOODOFFICES_STORE": "y", "GOODOFFICES_REQUIRE": "neo4j"}
    assert unknown_variables(environ) == ["GOODOFFICES_STROE"]


def test_store_name_is_a_full_path_or_the_address() -> None:
    assert Settings(store="neo4j://host").store_name == "neo4j://host"
    assert Settings(store="here").store_name.endswith("/here")
