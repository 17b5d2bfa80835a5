"""PDFium's functions bound for many calls in a row.

A page takes some ten thousand of them. Bound like this, whole columns of answers can be asked for with `map` and
written into one array, in a third of the time of single calls through the library's own wrappers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

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
