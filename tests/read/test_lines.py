from __future__ import annotations

import io

import pytest

from dragoman.read.lines import draft_fields, draft_lines
from dragoman.read.refusals import RefusedError


def drafts(raw):
    return list(draft_lines(io.BytesIO(raw)))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": }', "not JSON: expecting value at column 10"),
        (b'"They met."', "not a JSON object"),
        (b"[1, 2]", "not a JSON object"),
        (b'{"title": "Talks"}', "no field «text»"),
        (b'{"text": ["They met."]}', "the field «text» holds .*: write it as a string"),
        (b'{"text": "They met.", "published": 20251009}', "the field «published» holds 20251009: write it as a string"),
        (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13 of the line"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_broken_line_says_why(line, reason):
    with pytest.raises(RefusedError, match=reason):
        raise drafts(line)[0][1]


def test_lines_are_counted_from_one_with_the_blank_ones():
    assert [number for number, _ in drafts(b'{"text": "a"}\n\n  \r\n{"text": "b"}')] == [1, 4]


def test_byte_order_mark_is_passed_over():
    assert drafts(b'\xef\xbb\xbf{"text": "a"}\n')[0][1].text == "a"


def test_fields_unknown_are_passed_over():
    assert draft_fields({"text": "a", "colour": {"deep": 1}}).text == "a"


@pytest.mark.parametrize(("given", "expected"), [("a1", "a1"), (17, "17"), ("", None), (None, None)])
def test_id_may_be_a_number(given, expected):
    assert draft_fields({"text": "a", "id": given}).id == expected
