"""Errors of the store room.

StoreError
├── StoreUnavailable      the store cannot be reached or opened now
│   ├── StoreNotWritable  it can be read only
│   └── StoreRefused      its server refuses the credentials
├── StoreTooNew           made by a newer version of the program
├── StoreNotFound         there is no store there and none was to be made
├── NotInStore            a node, document or claim that the store does not hold
├── StoreConflict         what is to be written does not fit what is there
├── QueryTimedOut         a query ran into its time limit
├── EncoderUnavailable    no encoder is installed or it cannot be loaded
└── EncoderMismatch       the vectors were made by another model
"""

from __future__ import annotations


class StoreError(Exception):
    """Base class of everything the store room raises."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or opened now."""


class StoreNotWritable(StoreUnavailable):
    """The store's place cannot be written to."""


class StoreRefused(StoreUnavailable):
    """The store's server refuses the user, password or token."""


class StoreTooNew(StoreError):
    """The store was made by a newer version of the program."""


class StoreNotFound(StoreError):
    """There is no store at the place named."""


class NotInStore(StoreError):
    """The store holds nothing of that id."""


class StoreConflict(StoreError):
    """What is to be written does not fit what the store already holds."""


class QueryTimedOut(StoreError):
    """A query ran into its time limit and was stopped."""


class EncoderUnavailable(StoreError):
    """No encoder can be loaded; search by text alone still works."""


class EncoderMismatch(StoreError):
    """The store's vectors were made by another model than the one in the settings."""
