from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import build_app

REPORT = """Title: A visit
Published: 2024-03-09

Police in Athens, Georgia held a man on Thursday. He met Emmanuel Macron.
"""

pytestmark = pytest.mark.model


@pytest.fixture
def explain(folder):
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")

    def explained(*arguments):
        return CliRunner().invoke(build_app(), ["explain", "report.txt", *arguments], catch_exceptions=False)

    return explained


def reasons(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_reason_lies_at_the_words_it_is_for(explain):
    result = explain("--format", "jsonl")
    text = REPORT.partition("\n\n")[2]
    found = reasons(result)
    assert {r["kind"] for r in found} == {"actor", "place", "time"}
    assert all(text[r["start"] : r["end"]] == r["text"] for r in found)


def test_place_is_told_with_what_it_was_chosen_from(explain):
    (place,) = reasons(explain("--words", "athens", "--format", "jsonl"))[-1:]
    shares = [candidate["share"] for candidate in place["candidates"]]
    assert place["kind"] == "place"
    assert "USA" in place["candidates"][0]["detail"]
    assert shares == sorted(shares, reverse=True)
    assert [c["is_chosen"] for c in place["candidates"]] == [True, *[False] * (len(shares) - 1)]


def test_offset_chooses_what_stands_there(explain):
    text = REPORT.partition("\n\n")[2]
    found = reasons(explain("--at", str(text.index("Macron") + 2), "--format", "jsonl"))
    assert [r["name"] for r in found] == ["Emmanuel Macron"]
    assert "in office on the day" in found[0]["rule"]


def test_time_is_told_with_its_pattern_and_its_day(explain):
    (found,) = reasons(explain("--words", "thursday", "--format", "jsonl"))
    assert (found["means"], found["kind"]) == ("2024-03-07", "time")
    assert "weekday" in found["rule"]
    assert "2024-03-09" in found["rule"]


def test_reading_form_marks_what_was_chosen(explain):
    result = explain("--words", "Emmanuel Macron")
    assert result.stdout.startswith("A visit, 2024-03-09\n\n«Emmanuel Macron»  actor, characters ")
    assert "* Emmanuel Macron" in result.stdout


def test_words_that_name_nothing_are_said_to(explain):
    assert "Nothing here was taken for" in explain("--words", "giraffe").stdout


@pytest.mark.parametrize("offset", ["-1", "5000"])
def test_offset_outside_the_text_is_a_wrong_call(explain, offset):
    result = explain("--at", offset)
    assert result.exit_code == 2
    assert f"--at {offset} lies outside the text" in result.stderr
