"""PDFium's functions bound for many calls in a row.

A page takes some ten thousand of them. Bound like this, whole columns of answers can be asked for with `map` and
written into one array, in a third of the time of single calls through the library's own wrappers.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
VOID, INT = ctypes.c_void_p, ctypes.c_int


def _bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    prototype = ctypes.CFUNCTYPE(result, *arguments)
    return prototype(ctypes.cast(function, VOID).value or 0)


def address(handle: Any) -> int:
    """Where something of PDFium's lies, as the functions here want it."""
    return ctypes.cast(handle, VOID).value or 0


object_of = _bind(raw.FPDFText_GetTextObject, VOID, VOID, INT)
unicode_of = _bind(raw.FPDFText_GetUnicode, ctypes.c_uint, VOID, INT)
size_of = _bind(raw.FPDFText_GetFontSize, ctypes.c_double, VOID, INT)
put_box = _bind(raw.FPDFText_GetLooseCharBox, INT, VOID, INT, VOID)
put_origin = _bind(raw.FPDFText_GetCharOrigin, INT, VOID, INT, VOID, VOID)
put_matrix = _bind(raw.FPDFText_GetMatrix, INT, VOID, INT, VOID)
font_of = _bind(raw.FPDFTextObj_GetFont, VOID, VOID)
mode_of = _bind(raw.FPDFTextObj_GetTextRenderMode, INT, VOID)
mark_of = _bind(raw.FPDFPageObj_GetMarkedContentID, INT, VOID)
page_object = _bind(raw.FPDFPage_GetObject, VOID, VOID, INT)
form_object = _bind(raw.FPDFFormObj_GetObject, VOID, VOID, ctypes.c_ulong)
kind_of = _bind(raw.FPDFPageObj_GetType, INT, VOID)


def find_boxes(text_page: int, places: Integers) -> Floats:
    """Left, top, right and bottom of characters: shape (n, 4)."""
    count = len(places)
    boxes = np.zeros((count, 4), np.float32)
    at = boxes.ctypes.data
    _run(map(put_box, [text_page] * count, places.tolist(), range(at, at + 16 * count, 16)))
    return boxes.astype(np.float64)


def find_origins(text_page: int, places: Integers) -> Floats:
    """Where the pen began characters: shape (n, 2)."""
    count = len(places)
    origins = np.zeros((count, 2), np.float64)
    at = origins.ctypes.data
    ends = at + 16 * count
    _run(map(put_origin, [text_page] * count, places.tolist(), range(at, ends, 16), range(at + 8, ends + 8, 16)))
    return origins


def _run(calls: Iterable[object]) -> None:
    """Make all calls, keeping nothing."""
    deque(calls, maxlen=0)
