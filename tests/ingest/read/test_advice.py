from __future__ import annotations

import pytest

from ingest.errors import FormatMismatch, FormatUnknown
from ingest.read.advice import refuse_with_advice
from tests.ingest.read.conftest import MakeFile

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(("data", "name"), [(b"{\\rtf1 Held in May.}", "talks.rtf"), (OLD_WORD, "talks.doc")])
def test_format_without_a_reader_is_refused_with_advice(make_file: MakeFile, data: bytes, name: str) -> None:
    with pytest.raises(FormatUnknown, match=r"are not read; open it in Word or LibreOffice and save it as DOCX"):
        refuse_with_advice(make_file(data, name))


def test_what_it_really_is_comes_first(make_file: MakeFile) -> None:
    with pytest.raises(FormatMismatch, match=r"is a PDF document, not what its ending \.doc says"):
        refuse_with_advice(make_file(b"%PDF-1.7 x", "talks.doc"))
