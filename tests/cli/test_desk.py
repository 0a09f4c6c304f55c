"""The desk's commands, on reports coded by hand: what they print, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from tests.desk.made import coding, meeting, plan

from dragoman.record.exchange import to_json
from dragoman.store import now

DB = ("--db", "sqlite:///desk.sqlite")
REPORTS = (
    coding("wire-1", "2025-03-01", plan("Marin", "Okoye", "Abuja", "2025-03-04", origin="Haddad"), title="A visit"),
    coding("wire-2", "2025-03-04", meeting("Marin", "Okoye", "Abuja", "2025-03-04")),
    coding("post-1", "2025-03-05", meeting("France", "Nigeria", "Abuja", "2025-03-04"), outlet="Northern Post"),
    coding("wire-3", "2025-03-09", meeting("Lindqvist", "Petrosyan", "Yerevan", "2025-03-08"), title="In Yerevan"),
)
LISTS = ("episodes", "events", "expectations", "storylines", "actors", "relations")


@pytest.fixture
def put(folder):
    def write(name, *codings):
        (folder / name).write_text("".join(f"{to_json(item)}\n" for item in codings))
        return name

    return write


@pytest.fixture
def ingest(call, put):
    def take(*codings, db=DB):
        return call("ingest", "--coded", put("coded.jsonl", *codings), *db)

    return take


@pytest.fixture
def rows(call):
    def read(*arguments):
        result = call(*arguments, *DB, "--format", "jsonl")
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout.splitlines()]

    return read


def refused(result, words, code=2):
    """One line on standard error, no row, and the exit code."""
    assert result.exit_code == code
    assert result.stdout == ""
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "count"),
    [("episodes", 3), ("events", 4), ("expectations", 1), ("storylines", 2), ("actors", 6), ("relations", 2)],
)
def test_each_list_has_a_row_for_each_thing_as_json_and_as_csv(ingest, call, rows, command, count):
    ingest(*REPORTS)
    assert len(rows(command)) == count
    table = call(command, *DB, "--format", "csv").stdout
    assert len(list(csv.DictReader(io.StringIO(table)))) == count


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("episodes", "CONSULT"), ("events", "wire-1"), ("expectations", "met"), ("storylines", "In Yerevan"),
        ("actors", "Anton Marin"), ("relations", "FRA"),
    ],
)  # fmt: skip
def test_each_list_is_a_table(ingest, call, command, words):
    ingest(*REPORTS)
    assert words in call(command, *DB, "--format", "table").stdout


@pytest.mark.parametrize("command", LISTS)
def test_an_empty_record_says_so_in_a_table_alone(call, command):
    assert "ingest adds reports" in call(command, *DB, "--format", "table").stdout
    assert call(command, *DB, "--format", "jsonl").stdout == ""
    assert len(call(command, *DB, "--format", "csv").stdout.splitlines()) == 1


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_two_parties_are_drawn_over_time(ingest, call, form):
    ingest(*REPORTS)
    drawn = call("relations", "FRA", "NGA", *DB, "--format", form)
    assert drawn.exit_code == 0
    assert {"table": "France and Nigeria", "jsonl": '"points"', "csv": "by_episode_"}[form] in drawn.stdout


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--party", "arm"), ["wire-3"]),
        (("--party", "FRA", "--party", "NGA"), ["post-1", "wire-1", "wire-2"]),
        (("--party", "karin lindqvist"), ["wire-3"]),
        (("--type", "agree"), ["wire-1"]),
        (("--mode", "visit"), []),
        (("--status", "planned"), ["wire-1"]),
        (("--place", "abuja", "--status", "happened"), ["post-1", "wire-2"]),
        (("--place", "ARM"), ["wire-3"]),
        (("--from", "2025-03-08"), ["wire-3"]),
        (("--to", "2025-03-04"), ["post-1", "wire-1", "wire-2"]),
        (("--document", "wire-3"), ["wire-3"]),
        (("--document", "%"), []),
        (("--search", '"Lindqvist met"'), ["wire-3"]),
        (("--search", '"met Lindqvist"'), []),
        (("--search", "met -Abuja"), ["wire-3"]),
        (("--search", "-Abuja"), ["wire-3"]),
        (("--search", "Yerevan' OR 1=1 --"), []),
        (("--limit", "1"), ["wire-3"]),
    ],
)
def test_episodes_are_those_that_fit(ingest, rows, arguments, found):
    ingest(*REPORTS)
    assert sorted(name for row in rows("episodes", *arguments) for name in row["documents"]) == found


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--holder", "salma haddad"), 1),
        (("--holder", "Ngozi Okoye"), 0),
        (("--kind", "plan"), 1),
        (("--kind", "warning"), 0),
        (("--status", "met"), 1),
        (("--status", "open"), 0),
        (("--as-of", "2025-03-02", "--status", "open"), 1),
        (("--from", "2025-03-05"), 0),
    ],
)
def test_expectations_are_those_that_fit(ingest, rows, arguments, count):
    ingest(*REPORTS)
    assert len(rows("expectations", *arguments)) == count


def test_events_of_a_storyline(ingest, rows):
    ingest(*REPORTS)
    (story,) = rows("storylines", "--document", "wire-3")
    assert [row["report"]["document"] for row in rows("events", "--storyline", story["id"])] == ["wire-3"]


@pytest.mark.parametrize(("party", "count"), [("marin", 1), ("%", 0), ("_", 0), ("NGA", 2)])
def test_actors_are_found_by_country_or_part_of_a_name(ingest, rows, party, count):
    ingest(*REPORTS)
    assert len(rows("actors", "--party", party)) == count


def test_as_of_a_day_shows_what_was_reported_by_then(ingest, rows):
    ingest(*REPORTS)
    assert rows("episodes", "--as-of", "2025-02-28") == []
    assert len(rows("episodes", "--as-of", "2025-03-04")) == 2


def test_known_shows_what_the_desk_had_then(ingest, rows):
    ingest(REPORTS[0])
    instant = now()
    ingest(*REPORTS[1:])
    assert [row["documents"] for row in rows("episodes", "--known", instant)] == [["wire-1"]]


def test_merged_by_hand_and_split_again(ingest, call, rows):
    ingest(*REPORTS)
    one, other = (rows("episodes", "--document", name)[0]["id"] for name in ("wire-2", "wire-3"))
    assert call("merge", one, other, *DB, "--by", "an editor", "--reason", "one summit").exit_code == 0
    (merged,) = rows("episodes", "--status", "happened")
    assert merged["documents"] == ["wire-2", "post-1", "wire-3"]
    assert call("split", merged["id"], "--document", "wire-3", *DB, "--by", "an editor").exit_code == 0
    assert len(rows("episodes", "--status", "happened")) == 2


def test_again_is_there_already(ingest):
    assert ingest(*REPORTS).stderr == "dragoman: 4 new\n"
    assert ingest(*REPORTS).stderr == "dragoman: 4 there already\n"


def test_the_environment_names_the_record(call, put, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_DB", "sqlite:///other.sqlite")
    assert call("ingest", "--coded", put("coded.jsonl", REPORTS[0])).exit_code == 0
    read = call("events", "--db", "sqlite:///other.sqlite", "--format", "jsonl")
    assert len(read.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("episodes", "--type", "PICNIC", *DB), "--type PICNIC: there is no such type"),
        (("episodes", "--status", "odd", *DB), "--status odd: there is no such status"),
        (("episodes", "--as-of", "yesterday", *DB), "--as-of 'yesterday' is not a date"),
        (("events", "--from", "2025-02-30", *DB), "--from '2025-02-30' is not a date"),
        (("expectations", "--to", "x", *DB), "--to 'x' is not a date"),
        (("events", "--known", "x", *DB), "--known 'x' is not a date"),
        (("events", "--known", "0001-01-01T00:00:00+14:00", *DB), "is not a date"),
        (("merge", "no-such", "nor-this", *DB), "there is no episode no-such"),
        (("split", "no-such", "--document", "wire-1", *DB), "there is no episode no-such"),
        (("relations", "FRA", *DB), "give the party whose relation with FRA"),
        (("relations", "FRA", "NGA", *DB), "the record holds no report"),
        (("episodes", "--db", "desk.sqlite"), "is no database URL"),
        (("episodes", "--db", "sqlite:///letter.txt"), "is no SQLite database or is damaged"),
        (("ingest", "--coded", "absent.jsonl", *DB), "absent.jsonl cannot be read"),
        (("ingest", "--coded", ".", *DB), "cannot be read: is a directory"),
        (("watch", *DB), "no feed is followed"),
        (("watch", "absent.opml", *DB), "absent.opml is no address of a feed, and no file"),
    ],
)
def test_a_wrong_call_is_refused_in_one_line(call, folder, arguments, words):
    (folder / "letter.txt").write_text("Dear Sir, " * 400)
    refused(call(*arguments), words)


def test_a_code_that_is_no_country_is_refused(ingest, call):
    ingest(*REPORTS)
    refused(call("relations", "FRA", "QQQ", *DB), "QQQ is no country's code")


@pytest.mark.parametrize(("given", "words"), [("wire-2", "is the only report"), ("wire-9", "is no report")])
def test_a_split_that_leaves_nothing_is_refused(ingest, call, rows, given, words):
    ingest(REPORTS[1])
    (found,) = rows("episodes")
    refused(call("split", found["id"], "--document", given, *DB, "--by", "an editor"), words)


def test_the_same_episode_is_not_merged_with_itself(ingest, call, rows):
    ingest(REPORTS[1])
    (found,) = rows("episodes")
    refused(call("merge", found["id"], found["id"], *DB, "--by", "an editor"), "is one episode already")


def test_a_broken_line_stops_no_other(call, folder, rows):
    good, bad = to_json(REPORTS[0]), to_json(replace(REPORTS[1], text=None))
    (folder / "coded.jsonl").write_text(f"{good}\n\n{{broken\n{bad}\n{to_json(REPORTS[3])}\n")
    result = call("ingest", "--coded", "coded.jsonl", *DB)
    assert result.exit_code == 1
    assert "coded.jsonl, line 3: no coded document" in result.stderr
    assert "coded.jsonl, line 4: coded without its text" in result.stderr
    assert {row["report"]["document"] for row in rows("events")} == {"wire-1", "wire-3"}


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_report_of_no_countable_day_stops_no_other(ingest, rows, published):
    result = ingest(coding("slip", published, meeting("Marin", "Okoye", "Abuja", "2025-03-04")), REPORTS[3])
    assert result.exit_code == 1
    assert f"slip: published on {published}" in result.stderr
    assert [row["documents"] for row in rows("episodes")] == [["wire-3"]]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_event_of_no_countable_day_is_kept_without_it(ingest, rows, day):
    slip = coding("slip", "2025-03-04", meeting("Marin", "Okoye", "Abuja", day), plan("Marin", "Haddad", "Amman", day))
    assert ingest(slip).exit_code == 0
    assert [row["time"] for row in rows("events")] == [None, None]


def test_an_id_too_long_for_an_index_is_refused(ingest):
    result = ingest(replace(REPORTS[0], id="x" * 5000))
    assert result.exit_code == 1
    assert "its id is longer than" in result.stderr


@pytest.mark.parametrize("name", ["a;b|c*", "it's", "/x/../y?z=1&q=%27", "строка", "-", "a\tb"])
def test_odd_ids_are_kept(ingest, rows, name):
    ingest(replace(REPORTS[0], id=name))
    assert [row["documents"] for row in rows("episodes", f"--document={name}")] == [[name]]


def test_a_character_that_postgresql_refuses_is_stood_in_for(ingest, rows):
    assert ingest(replace(REPORTS[0], title="A\0B \\u0000")).exit_code == 0
    (story,) = rows("storylines")
    assert story["title"] == "A\ufffdB \\u0000"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_cell_of_csv_is_no_formula(ingest, call, sign):
    ingest(replace(REPORTS[0], title=f"{sign}cmd|' /C calc'!A0"))
    (row,) = csv.DictReader(io.StringIO(call("storylines", *DB, "--format", "csv").stdout))
    assert row["title"].startswith(f"'{sign}cmd")


def test_codes_for_the_terminal_are_not_sent_to_it(ingest, call):
    ingest(replace(REPORTS[0], id="w\x1b[2J", title="A \x1b[31mred\x07 title\u202e [bold]x[/bold]"))
    for command in ("storylines", "events"):
        shown = call(command, *DB, "--format", "table").stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_who_decides_may_be_nameless_to_the_system(ingest, call, rows, monkeypatch):
    ingest(*REPORTS)
    one, other = (rows("episodes", "--document", name)[0]["id"] for name in ("wire-2", "wire-3"))
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 2_000_000_011)
    refused(call("merge", one, other, *DB), "say who decides with --by NAME")


def test_feeds_are_listed_and_forgotten(call):
    feed = "https://example.org/world.xml"
    assert call("watch", feed, "--list", *DB).stdout.startswith(f"{feed} ")
    assert "forgotten" in call("watch", "--forget", feed, *DB).stderr
    assert "was not followed" in call("watch", "--forget", feed, *DB).stderr
    assert call("watch", "--list", *DB).stdout == ""
