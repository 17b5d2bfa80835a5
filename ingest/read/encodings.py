"""Bytes to text: which encoding a text file is written in, found from the bytes alone."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ingest.errors import FileEmpty, FormatMismatch
from ingest.read.formats import recognise
from ingest.read.source_file import SourceFile

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Half of the bytes of Western text in UTF-16 are zero; a third leaves room for dashes and quotation marks.
_ZERO_SHARE = 0.33
_SAMPLE_BYTES = 65_536
_VALID_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_C1_BYTE = re.compile(rb"[\x80-\x9f]")
# U+0002 is how one PDF library marks the hyphen at the end of a line; dumps of its output hold it.
_CONTROL = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.002
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class DecodedText:
    """A file's text with line ends as line feeds. warnings: what was found that is not plain UTF-8."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(file: SourceFile) -> DecodedText:
    """Turn a text file's bytes into text: UTF-8, UTF-16 or UTF-32 by their marks or zeros, else Windows-1252, Latin-1.

    Raises FormatMismatch for what is not text, saying what it is if its first bytes tell; FileEmpty if without words.
    """
    name = recognise(file.data)
    if name is not None:
        raise FormatMismatch(file.path, f"is {name}, not text as its ending {file.ending} says; give it its own ending")
    found = _decode_marked(file.data) or _decode_wide(file.data) or _decode_narrow(file.data)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROL_SHARE * len(text) or "\x00" in text:
        raise FormatMismatch(file.path, f"is not text as its ending {file.ending} says: {controls} control characters")
    if not _WORD.search(text):
        raise FileEmpty(file.path, "holds no words")
    return DecodedText(text, found.warnings)


def _decode_marked(data: bytes) -> DecodedText | None:
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, errors="replace")
            said = () if name == "UTF-8" else (f"read as {name}, as its byte order mark says",)
            return DecodedText(text, said + _say_lost(text, name))
    return None


def _decode_wide(data: bytes) -> DecodedText | None:
    """UTF-16 without a mark: nearly every second byte is zero."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    for first, codec, order in ((1, "utf-16-le", "little"), (0, "utf-16-be", "big")):
        if half and sample[first::2].count(0) > 2 * _ZERO_SHARE * half and sample[1 - first :: 2].count(0) == 0:
            text = data.decode(codec, errors="replace")
            said = f"read as UTF-16 without a byte order mark ({order}-endian)"
            return DecodedText(text, (said, *_say_lost(text, "UTF-16")))
    return None


def _decode_narrow(data: bytes) -> DecodedText:
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    high = len(_HIGH_BYTE.findall(data))
    valid = sum(len(m) for m in _VALID_SEQUENCE.findall(data))
    if valid > 0.9 * high:
        text = data.decode("utf-8", errors="replace")
        return DecodedText(text, _say_lost(text, "UTF-8"))
    if not _C1_BYTE.search(data):
        return DecodedText(data.decode("latin-1"), ("not UTF-8: read as Latin-1 (the same as Windows-1252 here)",))
    try:
        return DecodedText(data.decode("cp1252"), ("not UTF-8: read as Windows-1252",))
    except UnicodeDecodeError:
        said = "not UTF-8 and not Windows-1252: read as Latin-1; look for wrong letters"
        return DecodedText(data.decode("latin-1"), (said,))


def _say_lost(text: str, name: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"{lost} characters are lost (U+FFFD) in what is otherwise {name}",) if lost else ()
