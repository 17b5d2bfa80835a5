"""Errors of the service room.

ServiceError
├── BadSetting           a variable of the environment holds a value that cannot be used
├── UnknownId            no node, document or passage of that id
├── UnknownFilterValue   a filter names something the vocabulary or the graph does not hold
├── BadCursor            a page was asked for with a cursor that is none of ours
├── NotComparable        a comparison of one thing, or of things of several kinds
├── TooLong              a question or request body beyond the limit in the settings
├── BadQuestionFile      a set of questions with expected answers cannot be read: says where
├── CurationOff          the service takes no verdicts and reviews over HTTP
├── BadGoldFile          annotations to measure an export against cannot be read: says where
├── AddressInUse         another program listens on that port
└── JobFailed            a job could not be done: says which and why
"""

from __future__ import annotations

from collections.abc import Sequence


class ServiceError(Exception):
    """Base class of everything the service room raises."""


class BadSetting(ServiceError):
    """A setting cannot be used: says the variable, the value found and what was expected."""


class UnknownId(ServiceError):
    """No node, document or passage has that id. nearest: ids that look or sound like it."""

    def __init__(self, kind: str, found: str, nearest: Sequence[str]) -> None:
        hint = f"Nearest: {', '.join(nearest)}." if nearest else "Nothing of a similar name is there either."
        super().__init__(f"There is no {kind} {found!r} in this store. {hint}")
        self.nearest = list(nearest)


class UnknownFilterValue(ServiceError):
    """A filter names something that does not exist. nearest: the values that come closest, or the known ones."""

    def __init__(self, name: str, found: str, nearest: Sequence[str]) -> None:
        hint = f"Nearest: {', '.join(nearest)}." if nearest else "Nothing similar is known."
        super().__init__(f"{name}={found!r} is not known. {hint}")
        self.nearest = list(nearest)


class BadCursor(ServiceError):
    """A cursor that this service did not give out; leave it away to start from the first page."""


class NotComparable(ServiceError):
    """Only two or more things of one kind can be put side by side."""


class TooLong(ServiceError):
    """More text than the limit allows: says how much there was and what the limit is."""


class BadQuestionFile(ServiceError):
    """A set of questions cannot be read: says file, place and what was expected."""


class CurationOff(ServiceError):
    """The service changes nothing over HTTP unless whoever runs it says so: says how."""


class BadGoldFile(ServiceError):
    """Gold annotations cannot be read: says file, place and what was expected."""


class AddressInUse(ServiceError):
    """The address to listen on is taken or not ours: says which and what to do."""


class JobFailed(ServiceError):
    """A job could not be done, and nothing of it was: says what stood in the way."""
