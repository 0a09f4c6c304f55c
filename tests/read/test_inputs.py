from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime

import pytest

from dragoman.read import Defaults, read_inputs
from dragoman.read.kinds import sniff
from dragoman.record import Document, Rejected, content_id

BODY = "The two ministers met in Astana on Thursday, the ministry said.\n"
DATED = Defaults(published=date(2025, 10, 9))
LINE = {"id": "a", "text": BODY, "published": "2025-10-10"}


def read(*inputs, defaults=DATED, stdin=None):
    return list(read_inputs(map(str, inputs), defaults, stdin=io.BytesIO(stdin) if stdin is not None else None))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'{"text": "They met."}', "lines"),
        (b'\xef\xbb\xbf\n {"text"', "lines"),
        (b'[{"text": "They met."}]', "lines"),
        (b"<!DOCTYPE html><html>", "page"),
        (b"\n\n  <p>They met.", "page"),
        (b"They met.", "text"),
        (b"{Updates with quote} They met.", "text"),
        (b"<< They met >>", "text"),
        (b"", "text"),
    ],
)
def test_kind_is_told_by_the_first_characters(head, kind):
    assert sniff(head) == kind


class TestStandardInput:
    def test_is_text(self):
        assert read("-", stdin=BODY.encode())[0].text == BODY

    def test_is_json_lines(self):
        assert read("-", stdin=json.dumps(LINE).encode())[0].id == "a"

    def test_is_a_page(self):
        page = f"<html><body><article><h1>Talks</h1><p>{BODY * 3}</p></article></body></html>"
        assert read("-", stdin=page.encode())[0].title == "Talks"

    def test_has_its_id_from_the_content(self):
        assert read("-", stdin=BODY.encode())[0].id == content_id("", "2025-10-09", BODY)

    def test_may_be_closed(self):
        assert read("-") == [
            Rejected(name="standard input", stage="read", reason="standard input is not open: give a file")
        ]


class TestIds:
    def test_of_a_file_is_its_stem(self, tmp_path):
        (tmp_path / "astana.talks.txt").write_text(BODY)
        assert read(tmp_path)[0].id == "astana.talks"

    def test_of_a_second_file_of_that_name_adds_its_content(self, tmp_path):
        for name, text in (("a", BODY), ("b", "They met again.\n")):
            (tmp_path / name).mkdir()
            (tmp_path / name / "report.txt").write_text(text)
        second = content_id("", "2025-10-09", "They met again.\n")
        assert [d.id for d in read(tmp_path)] == ["report", f"report-{second}"]

    def test_of_the_same_file_thrice_is_refused(self, tmp_path):
        (tmp_path / "report.txt").write_text(BODY)
        kinds = [type(d) for d in read(*[tmp_path / "report.txt"] * 3)]
        assert kinds == [Document, Document, Rejected]

    def test_of_a_line_that_has_none_is_from_its_content(self):
        raw = json.dumps({"text": BODY, "published": "2025-10-10", "outlet": "Reuters"}).encode()
        assert read("-", stdin=raw)[0].id == content_id("Reuters", "2025-10-10", BODY)

    def test_are_the_same_again_in_another_run(self):
        assert read("-", stdin=BODY.encode()) == read("-", stdin=BODY.encode())


class TestDefaults:
    def test_serve_a_text_that_does_not_say(self):
        found = read("-", defaults=Defaults(published=date(2025, 1, 2), outlet="Reuters"), stdin=BODY.encode())[0]
        assert (found.published, found.outlet) == (date(2025, 1, 2), "Reuters")

    def test_yield_to_what_a_document_says(self):
        raw = f"Outlet: TASS\nPublished: 2025-10-10T08:30:00Z\n\n{BODY}".encode()
        found = read("-", defaults=Defaults(published=date(2025, 1, 2), outlet="Reuters"), stdin=raw)[0]
        assert (found.published, found.outlet) == (datetime(2025, 10, 10, 8, 30, tzinfo=UTC), "TASS")


class TestOrder:
    def test_is_that_of_the_inputs_with_failures_in_their_places(self, tmp_path):
        (tmp_path / "z.txt").write_text(BODY)
        (tmp_path / "a.txt").write_text(BODY)
        found = read(tmp_path / "z.txt", tmp_path / "missing", tmp_path / "a.txt")
        assert [getattr(d, "id", None) for d in found] == ["z", None, "a"]

    def test_of_a_folder_is_by_path(self, tmp_path):
        for name in ("b.txt", "a.md", "C.TXT", "d.jsonl"):
            (tmp_path / name).write_text(json.dumps(LINE | {"id": "d"}) if name == "d.jsonl" else BODY)
        assert [d.id for d in read(tmp_path)] == ["C", "a", "b", "d"]


def test_lines_are_streamed(tmp_path):
    """The first document comes before the second line is read."""
    (tmp_path / "reports.jsonl").write_text(json.dumps(LINE) + "\n" + "x" * 100_000)
    assert next(read_inputs([str(tmp_path / "reports.jsonl")])).id == "a"


def test_name_without_an_ending_is_told_by_its_content(tmp_path):
    (tmp_path / "report").write_text(json.dumps(LINE))
    assert read(tmp_path / "report")[0].id == "a"


@pytest.mark.parametrize("name", ["\0", "x" * 5000])
def test_name_that_no_file_can_have_is_a_failure_like_others(name):
    assert read(name)[0].reason.startswith("cannot be read: ")


def test_json_that_is_not_json_lines_is_one_failure(tmp_path):
    (tmp_path / "reports.json").write_text(json.dumps([LINE, LINE], indent=2))
    found = read(tmp_path / "reports.json")
    assert [r.reason.split(":")[0] for r in found] == ["JSON, but not JSON Lines"]


def test_name_of_a_file_in_no_encoding_still_gives_an_id(tmp_path):
    path = tmp_path / b"caf\xe9.txt".decode(errors="surrogateescape")
    path.write_text(BODY)
    assert read(path)[0].id == "caf?"
