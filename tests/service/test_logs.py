"""Log lines."""

from __future__ import annotations

import logging

from service.logs import FieldFormatter


def line(**fields: object) -> str:
    record = logging.makeLogRecord({"name": "service.app", "levelname": "INFO", "msg": "store open", **fields})
    return FieldFormatter().format(record)


def test_fields_stand_behind_the_message() -> None:
    assert line(generation=4, seconds=0.5).endswith("INFO service.app store open generation=4 seconds=0.5")


def test_values_with_spaces_are_quoted() -> None:
    assert line(reason="no such file").endswith("reason='no such file'")
