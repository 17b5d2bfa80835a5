"""Files of separated values."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.importing.dataset_map import ImportRefused
from ingest.importing.table import parse_table, read_table


@pytest.mark.parametrize("text", ["id,name\n1,Delta\n", "id;name\r\n1;Delta\r\n", "id\tname\n\n1\t Delta \n\n"])
def test_table_is_read_whatever_separates_it(text: str) -> None:
    table = parse_table(text, name="t.csv")
    assert table.columns == ["id", "name"]
    assert [row.cells for row in table.rows] == [{"id": "1", "name": "Delta"}]


def test_row_of_another_length_is_named_with_its_number() -> None:
    table = parse_table("id,name\n1,Delta\n2\n3,Marsh\n", name="t.csv")
    assert [row.number for row in table.rows] == [2, 4]
    assert table.bad == [(3, "has 1 cells, 2 were expected")]


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"", "holds no heads of columns"),
        (b"id,id\n1,2\n", "columns stand twice: id"),
        (b"PK\x03\x04", "is a workbook"),
        (b"id,name\n1,Caf\xe9\n", r"is not UTF-8 \(byte 13\)"),
        (b'id,name\n1,"Delta', "cannot be read as separated values"),
    ],
)
def test_file_that_is_no_table_is_refused(raw: bytes, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(raw)
    with pytest.raises(ImportRefused, match=complaint):
        read_table(tmp_path / "t.csv")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="cannot be read: No such file"):
        read_table(tmp_path / "none.csv")
