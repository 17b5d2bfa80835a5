"""Log lines: a fixed message with key=value fields behind it, one line each, to standard error."""

from __future__ import annotations

import logging
import sys

_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class FieldFormatter(logging.Formatter):
    """Writes time, level, logger and message, then whatever was passed as `extra`, as key=value."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", datefmt="%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = super().format(record)
        fields = {k: v for k, v in vars(record).items() if k not in _STANDARD}
        return line + "".join(f" {key}={_plain(value)}" for key, value in fields.items())


def _plain(value: object) -> str:
    text = str(value)
    return repr(text) if not text or any(c.isspace() for c in text) else text


def configure_logs(level: str) -> None:
    """Send the log lines of our rooms to standard error from this level on; called once, by a program's entry point."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FieldFormatter())
    for room in ("service", "ingest", "graph_store", "graph_schema"):
        logger = logging.getLogger(room)
        logger.handlers = [handler]
        logger.setLevel(level.upper())
        logger.propagate = False
