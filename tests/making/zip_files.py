"""ZIP archives in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO


def make_zip(
    members: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes],
    *,
    stored: tuple[str, ...] = ("mimetype",),
) -> bytes:
    """An archive of members by name, in their order. stored: those that are not to be packed."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            packed = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, packed)
    return held.getvalue()
