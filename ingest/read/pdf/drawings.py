"""Lines, frames and pictures of a page: what is drawn besides type."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.read.pdf import calls

# Thinner than this, a drawn shape is a line.
_RULE_POINTS = 3.0
_SHORTEST_RULE = 12.0
# Maps and charts hold tens of thousands of paths; a layout needs few.
_MOST_OBJECTS = 4000
_MOST_SEGMENTS = 400
_DEEPEST = 4
_ALMOST_WHITE = 250


class Shape(NamedTuple):
    """A rectangle in the page's own space, y upwards. kind: rule, frame or image."""

    kind: str
    left: float
    bottom: float
    right: float
    top: float


class _Matrix(NamedTuple):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def times(self, other: _Matrix) -> _Matrix:
        """This one first, then the other."""
        return _Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def read_shapes(page: Any, *, texts: frozenset[int] = frozenset()) -> list[Shape]:
    """The rules, frames and images of a page. texts: where PDFium keeps what is known to be text."""
    count = raw.FPDFPage_CountObjects(page)
    return list(_walk(calls.page_object, calls.address(page), count, _Matrix(), texts, 0))


def _walk(
    child: Callable[..., Any], parent: int, count: int, matrix: _Matrix, texts: frozenset[int], depth: int
) -> Iterator[Shape]:
    handles = [h for h in map(child, [parent] * count, range(count)) if h and h not in texts]
    for handle in islice(handles, _MOST_OBJECTS):
        found, kind = ctypes.cast(handle, raw.FPDF_PAGEOBJECT), calls.kind_of(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _read_path(found, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield _make_shape("image", _bounds(found), matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = min(raw.FPDFFormObj_CountObjects(found), _MOST_OBJECTS)
            own = _own_matrix(found).times(matrix)
            yield from _walk(calls.form_object, handle, inner, own, texts, depth + 1)


def _own_matrix(found: Any) -> _Matrix:
    held = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(found, held):
        return _Matrix()
    return _Matrix(held.a, held.b, held.c, held.d, held.e, held.f)


def _bounds(found: Any) -> tuple[float, float, float, float]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(found, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _make_shape(kind: str, box: tuple[float, float, float, float], matrix: _Matrix) -> Shape:
    x0, y0 = matrix.apply(box[0], box[1])
    x1, y1 = matrix.apply(box[2], box[3])
    return Shape(kind, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _read_path(found: Any, matrix: _Matrix) -> Iterator[Shape]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(found, fill, stroke)
    if not stroke.value and not (fill.value and _is_coloured(found)):
        return
    count = raw.FPDFPath_CountSegments(found)
    if count > _MOST_SEGMENTS:
        return
    if count > 6:
        for part in _split_path(found, count, _own_matrix(found).times(matrix)):
            yield from _classify(part)
        return
    yield from _classify(_make_shape("frame", _bounds(found), matrix))


def _is_coloured(found: Any) -> bool:
    """False for shapes filled with white or nothing, which cover and do not mark."""
    channels = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(found, *channels):
        return True
    red, green, blue, alpha = (channel.value for channel in channels)
    return alpha > 0 and min(red, green, blue) < _ALMOST_WHITE


def _classify(shape: Shape) -> Iterator[Shape]:
    width, height = shape.right - shape.left, shape.top - shape.bottom
    if min(width, height) <= _RULE_POINTS:
        if max(width, height) >= _SHORTEST_RULE:
            yield shape._replace(kind="rule")
    elif width >= _SHORTEST_RULE and height >= _SHORTEST_RULE / 2:
        yield shape


def _split_path(found: Any, count: int, matrix: _Matrix) -> Iterator[Shape]:
    """The rectangle around each part of a path that is drawn without lifting the pen."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    curved = False
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(found, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _enclose(points, curved)
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.apply(x.value, y.value))
    yield from _enclose(points, curved)


def _enclose(points: list[tuple[float, float]], curved: bool) -> Iterator[Shape]:
    # A frame with round corners has eight curves at most; what has more points is a drawing.
    if len(points) < 2 or len(points) > (20 if curved else 8):
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    yield Shape("frame", min(xs), min(ys), max(xs), max(ys))
