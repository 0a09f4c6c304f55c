from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.read.columns import draft_rows, find_columns
from dragoman.read.drafts import Draft
from dragoman.read.refusals import RefusedError

SENTENCE = "The foreign ministers of Kazakhstan and Uzbekistan met on Tuesday, the Kazakh foreign ministry said."
ROW = {"id": "a", "text": SENTENCE, "published": "2025-10-09", "title": "Talks", "url": "https://herald.example/a",
       "outlet": "The Steppe Herald", "language": "en"}  # fmt: skip


def packed(rows, **options):
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink, **options)
    return sink.getvalue()


def read(raw):
    return list(draft_rows(io.BytesIO(raw), "news.parquet"))


def test_columns_of_the_contract_are_read():
    ((name, draft),) = read(packed([ROW]))
    assert name == "news.parquet, row 1"
    assert {key: getattr(draft, key) for key in ROW if key != "published"} == {
        k: v for k, v in ROW.items() if k != "published"
    }


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-10-09", "2025-10-09"),
        (date(2025, 10, 9), "2025-10-09"),
        (datetime(2025, 10, 9, 16, 20, tzinfo=UTC), "2025-10-09T16:20:00+00:00"),
    ],
)
def test_date_may_be_a_string_a_date_or_a_timestamp(value, words):
    ((_, draft),) = read(packed([ROW | {"published": value}]))
    assert [w.words for w in draft.witnesses] == [words]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Text", "DATE"], {"text": "Text", "published": "DATE"}),
        (["body", "content"], {"text": "body"}),
        (["maintext", "date_publish", "headline", "source_url", "publisher", "lang"],
         {"text": "maintext", "published": "date_publish", "title": "headline", "url": "source_url",
          "outlet": "publisher", "language": "lang"}),
    ],
)  # fmt: skip
def test_columns_are_found_under_their_usual_names(names, found):
    assert find_columns(names) == found


def test_rows_are_numbered_through_all_groups():
    rows = [ROW | {"id": str(n)} for n in range(5)]
    assert [name for name, _ in read(packed(rows, row_group_size=2))][-1] == "news.parquet, row 5"


def test_row_that_cannot_be_read_leaves_the_next():
    found = [draft for _, draft in read(packed([ROW | {"text": None}, ROW]))]
    assert [type(draft) for draft in found] == [Draft, Draft]
    assert found[0].text == ""


def test_row_group_that_is_broken_is_named_and_the_rest_read():
    rows = [ROW | {"id": str(n), "text": f"{SENTENCE} {n}"} for n in range(6)]
    raw = bytearray(packed(rows, row_group_size=2, compression="gzip", use_dictionary=False))
    chunk = pq.ParquetFile(io.BytesIO(bytes(raw))).metadata.row_group(1).column(1)
    start = chunk.data_page_offset
    raw[start : start + chunk.total_compressed_size] = b"\xff" * chunk.total_compressed_size
    found = read(bytes(raw))
    assert [name.removeprefix("news.parquet, ") for name, _ in found] == [
        "row 1",
        "row 2",
        "row group 2",
        "row 5",
        "row 6",
    ]
    assert "it cannot be read from row 3 on" in str(found[2][1])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (packed([{"id": "a"}]), "no column «text»: it has id"),
        (packed([ROW])[:-20], "no whole Parquet file"),
        (b"PAR1", "no whole Parquet file"),
        (b"They met.", "no whole Parquet file"),
    ],
)
def test_what_is_no_table_of_reports_is_refused(raw, words):
    with pytest.raises(RefusedError, match=words):
        read(raw)


def test_missing_library_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(RefusedError, match=r"needs pyarrow: install dragoman\[parquet\]"):
        read(packed([ROW]))


def test_value_that_cannot_be_read_leaves_the_next_row():
    raw = packed([ROW, ROW], use_dictionary=False, compression="none", write_statistics=False).replace(
        b"Talks", b"T\xfflks", 1
    )
    found = [draft for _, draft in read(raw)]
    assert "it holds what cannot be read" in str(found[0])
    assert found[1].title == "Talks"


class Pipe(io.BytesIO):
    def seekable(self):
        return False


def test_table_from_a_pipe_is_refused():
    with pytest.raises(RefusedError, match="give the file itself"):
        list(draft_rows(Pipe(packed([ROW])), "-"))
