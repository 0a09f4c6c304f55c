from __future__ import annotations

import io
import json

import pytest

from dragoman.read import read_pairs
from dragoman.record import Pair, Rejected, Span

TEXT = "Chad expelled the envoy of Mali."
FIELDS = {"id": "a", "text": TEXT, "source": {"start": 0, "end": 4}, "target": {"start": 14, "end": 31}}
GOOD = json.dumps(FIELDS).encode() + b"\n"
PAIR = Pair(id="a", text=TEXT, source=Span(0, 4), target=Span(14, 31))

BROKEN = [
    (b'{"id": "b", "text": ', "not JSON: expecting value at column"),
    (b'"Chad expelled the envoy."', "not a JSON object"),
    (b"[0, 4]", "not a JSON object"),
    (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13 of the line: save the file as UTF-8"),
    (b"{}", "text: field required; source: field required; target: field required"),
]


def changed(**fields):
    return json.dumps(FIELDS | fields).encode()


FAULTY = [
    (changed(source={"start": 0, "end": 400}), "source 0..400 lies outside the text of 32 characters"),
    (changed(target={"start": 40, "end": 44}), "target 40..44 lies outside the text of 32 characters"),
    (changed(text=""), "source 0..4 lies outside the text of 0 characters"),
    (changed(source={"start": 3, "end": 3}), "span 3..3 is empty, reversed or negative"),
    (changed(target={"start": 31, "end": 14}), "span 31..14 is empty, reversed or negative"),
    (changed(source={"start": -4, "end": 4}), "span -4..4 is empty, reversed or negative"),
    (changed(source={"start": 0, "end": 20}), "overlap"),
    (changed(source={"start": 18, "end": 23}), "overlap"),
    (changed(source={"start": 4, "end": 5}), "source 4..5 holds no words"),
    (changed(text=3), "text: input should be a valid string"),
    (changed(source=None), "source: input should be"),
    (changed(source=[0, 4]), "source: input should be"),
    (changed(source={"start": 0}), "source.end: field required"),
    (changed(target={"end": 31}), "target.start: field required"),
    (changed(target={"start": "envoy", "end": 31}), "target.start: input should be a valid integer"),
    (changed(target={"start": 14.5, "end": 31}), "target.start: input should be a valid integer"),
]


def read(raw):
    return list(read_pairs(["-"], stdin=io.BytesIO(raw)))


def test_line_is_a_pair():
    assert read(GOOD) == [PAIR]


@pytest.mark.parametrize(("line", "reason"), [*BROKEN, *FAULTY])
def test_broken_line_says_why_in_its_place_and_the_rest_goes_on(line, reason):
    before, rejected, after = read(GOOD + line + b"\n" + GOOD)
    assert (before, after) == (PAIR, PAIR)
    assert (rejected.name, rejected.stage) == ("standard input, line 2", "read")
    assert reason in rejected.reason


def test_number_too_long_for_python_leaves_the_rest(tmp_path):
    (tmp_path / "pairs.jsonl").write_bytes(GOOD + b'{"id": ' + b"9" * 5000 + b"}\n" + GOOD)
    assert [type(p) for p in read_pairs([str(tmp_path / "pairs.jsonl")])] == [Pair, Rejected, Pair]


def test_half_a_surrogate_pair_is_refused():
    (rejected,) = read(changed(text="\ud83c" + TEXT))
    assert rejected.reason == "the text holds half a surrogate pair: save it as UTF-8"


def test_id_may_be_a_number():
    assert [getattr(p, "id", None) for p in read(changed(id=17))] == ["17"]


def test_pair_without_an_id_is_known_by_the_number_of_its_line():
    lines = json.dumps({k: v for k, v in FIELDS.items() if k != "id"}).encode() + b"\n"
    assert [p.id for p in read(lines + b"\n \t\r\n" + lines + GOOD)] == ["1", "4", "a"]


def test_fields_unknown_are_passed_over():
    assert read(changed(colour="red", source={"start": 0, "end": 4, "name": "Chad"})) == [PAIR]


def test_offsets_count_code_points():
    (pair,) = read(
        changed(text="🇹🇩 Erdoğan met Déby.", source={"start": 3, "end": 10}, target={"start": 15, "end": 19})
    )
    assert (pair.source.of(pair.text), pair.target.of(pair.text)) == ("Erdoğan", "Déby")


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf" + GOOD, GOOD.rstrip(), GOOD.rstrip() + b"\r\n"])
def test_byte_order_mark_and_line_ends_do_not_matter(raw):
    assert read(raw) == [PAIR]


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_empty_input_is_a_failure(raw):
    assert read(raw) == [Rejected(name="standard input", stage="read", reason="empty: it holds no line")]


def test_empty_file_is_a_failure_by_its_name(tmp_path):
    (tmp_path / "pairs.jsonl").touch()
    (rejected,) = read_pairs([str(tmp_path / "pairs.jsonl")])
    assert (rejected.name, rejected.reason) == (str(tmp_path / "pairs.jsonl"), "empty: it holds no line")


def test_missing_file_is_a_failure_in_its_place(tmp_path):
    (tmp_path / "pairs.jsonl").write_bytes(GOOD)
    found = list(read_pairs(["missing.jsonl", str(tmp_path / "pairs.jsonl")]))
    reason = "no such file or folder: check the path"
    assert found == [Rejected(name="missing.jsonl", stage="read", reason=reason), PAIR]


def test_folder_is_a_failure(tmp_path):
    (rejected,) = read_pairs([str(tmp_path)])
    assert rejected.reason.startswith("cannot be read: ")


@pytest.mark.parametrize("name", ["\0", "x" * 5000])
def test_name_that_no_file_can_have_is_a_failure_like_others(name):
    (rejected,) = read_pairs([name])
    assert rejected.reason.startswith("cannot be read: ")


def test_line_of_a_file_is_named_by_file_and_number(tmp_path):
    (tmp_path / "pairs.jsonl").write_bytes(GOOD + b"{}\n")
    assert list(read_pairs([str(tmp_path / "pairs.jsonl")]))[1].name == f"{tmp_path / 'pairs.jsonl'}, line 2"


def test_standard_input_stands_among_files(tmp_path):
    for name in ("b", "c"):
        (tmp_path / name).write_bytes(changed(id=name))
    found = read_pairs([str(tmp_path / "c"), "-", str(tmp_path / "b")], stdin=io.BytesIO(GOOD))
    assert [p.id for p in found] == ["c", "a", "b"]


def test_standard_input_may_be_closed():
    reason = "standard input is not open: give a file"
    assert list(read_pairs(["-"])) == [Rejected(name="standard input", stage="read", reason=reason)]


def test_lines_are_streamed():
    """The first pair comes before the second line is read."""
    stream = io.BytesIO(GOOD + b"x" * 100_000)
    assert next(read_pairs(["-"], stdin=stream)) == PAIR
    assert stream.tell() == len(GOOD)


def test_no_input_gives_no_pair():
    assert list(read_pairs([])) == []
