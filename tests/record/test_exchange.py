from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from tests.record.strategies import codings, documents

from dragoman.record import Coding, Document
from dragoman.record.exchange import PUBLISHED_TYPES, from_json, schema, to_json


@given(codings)
def test_a_coding_survives_json(coding):
    assert from_json(Coding, to_json(coding)) == coding


@given(documents)
def test_a_document_survives_json(document):
    assert from_json(Document, to_json(document)) == document


def test_a_line_of_json_holds_no_line_break():
    assert "\n" not in to_json(Document(id="a", text="one\ntwo", published=date(2025, 1, 2)))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-10-09", date(2025, 10, 9)),
        ("2025-10-09T16:20:00", datetime(2025, 10, 9, 16, 20)),  # noqa: DTZ001 - a report may name no zone
    ],
)
def test_a_day_stays_a_day_and_a_moment_a_moment(written, read):
    line = json.dumps({"id": "a", "text": "b", "published": written})
    assert from_json(Document, line).published == read


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": "a", "published": "2025-01-02"}', "text"),
        ('{"id": "a", "text": "b", "published": "soon"}', "published"),
        ("{", "invalid JSON: "),
    ],
)
def test_a_fault_is_named(line, fault):
    with pytest.raises(ValueError, match=fault):
        from_json(Document, line)


def test_fields_can_be_left_out():
    line = to_json(Document(id="a", text="b", published=date(2025, 1, 2)), without=frozenset({"text"}))
    assert "text" not in json.loads(line)


@pytest.mark.parametrize("name", sorted(PUBLISHED_TYPES))
def test_each_published_type_has_a_schema_of_its_own_fields(name):
    assert schema(name)["properties"]


def test_the_schema_speaks_of_from_and_to():
    assert set(schema("coding")["$defs"]["Interval"]["properties"]) == {"from", "to"}
