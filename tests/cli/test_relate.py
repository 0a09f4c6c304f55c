from __future__ import annotations

import json

import pytest
from tests.weights.fakes import TYPES, UNREAD, FakeRelater
from typer.testing import CliRunner

from dragoman.cli import build_app
from dragoman.cli.engine import Engine
from dragoman.errors import ModelError

TEXT = "Chad expelled the envoy of Mali."
FIELDS = {"text": TEXT, "source": {"start": 0, "end": 4}, "target": {"start": 14, "end": 31}}


def line(name="a", **changes):
    return json.dumps({"id": name} | FIELDS | changes) + "\n"


def open_nothing():
    msg = "cannot open the weights in /nowhere: install dragoman again"
    raise ModelError(msg)


def run(*arguments, stdin=None, open_relater=FakeRelater):
    app = build_app(Engine(open_relater=open_relater))
    return CliRunner().invoke(app, ["relate", *arguments], input=stdin, catch_exceptions=False)


def answers(result):
    return [json.loads(answer) for answer in result.stdout.splitlines()]


def test_prints_one_answer_a_line_in_the_order_of_the_pairs(folder):
    (folder / "pairs.jsonl").write_text(line("b") + line("a"))
    result = run("pairs.jsonl")
    assert (result.exit_code, [answer["id"] for answer in answers(result)]) == (0, ["b", "a"])


def test_answer_has_the_fields_of_the_contract(folder):
    (folder / "pairs.jsonl").write_text(line())
    (answer,) = answers(run("pairs.jsonl"))
    types = answer.pop("types")
    assert answer == {"id": "a", "type": "SANCTION", "mode": "expel", "status": "happened", "confidence": 0.7}
    assert tuple(types) == TYPES


def test_says_nothing_on_standard_error_when_all_went_well(folder):
    (folder / "pairs.jsonl").write_text(line() * 2)
    assert run("pairs.jsonl").stderr == ""


def test_reads_standard_input():
    result = run("-", stdin=line())
    assert (result.exit_code, [answer["id"] for answer in answers(result)]) == (0, ["a"])


def test_reads_several_files_and_standard_input_in_turn(folder):
    for name in ("b", "c"):
        (folder / name).write_text(line(name))
    assert [answer["id"] for answer in answers(run("c", "-", "b", stdin=line()))] == ["c", "a", "b"]


def test_writes_letters_as_they_are():
    assert '"Déby-1"' in run("-", stdin=line("Déby-1").encode()).stdout


def test_goes_to_a_file(folder):
    (folder / "pairs.jsonl").write_text(line())
    result = run("pairs.jsonl", "-o", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((folder / "out.jsonl").read_text())["id"] == "a"


class TestFailures:
    def test_are_named_in_exit_code_one_and_the_rest_done(self, folder):
        (folder / "pairs.jsonl").write_text(line("a") + line("b", source={"start": 0, "end": 400}) + "{\n" + line("c"))
        result = run("missing.jsonl", "pairs.jsonl")
        assert (result.exit_code, [answer["id"] for answer in answers(result)]) == (1, ["a", "c"])
        missing, outside, broken, total = result.stderr.splitlines()
        assert missing == "dragoman: missing.jsonl: no such file or folder: check the path"
        assert outside.startswith("dragoman: pairs.jsonl, line 2: ")
        assert "source 0..400 lies outside the text of 32 characters" in outside
        assert broken.startswith("dragoman: pairs.jsonl, line 3: not JSON")
        assert total == "dragoman: 2 coded, 3 failed"

    def test_of_a_pair_that_cannot_be_read_is_named_by_its_id(self):
        result = run("-", stdin=line("a") + line("b", text=f"{TEXT} It is {UNREAD}.") + line("c"))
        assert (result.exit_code, [answer["id"] for answer in answers(result)]) == (1, ["a", "c"])
        refused, total = result.stderr.splitlines()
        assert refused == "dragoman: pair b: give a shorter text"
        assert total == "dragoman: 2 coded, 1 failed"

    @pytest.mark.parametrize("raw", ["", "\n \n"])
    def test_of_an_empty_input_is_named(self, raw):
        result = run("-", stdin=raw)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "dragoman: standard input: empty: it holds no line\n"

    def test_of_all_pairs_open_no_encoder(self):
        """The answer does not wait for weights, nor hang on them, where there is nothing to relate."""
        assert run("missing.jsonl", open_relater=open_nothing).exit_code == 1

    def test_are_one_line_whatever_the_name(self):
        result = run("no\nsuch\x1b[31m.jsonl")
        assert result.stderr == "dragoman: no such�[31m.jsonl: no such file or folder: check the path\n"

    def test_leave_the_output_as_it_was(self, folder):
        (folder / "out.jsonl").write_text("before\n")
        assert run("missing.jsonl", "-o", "out.jsonl").exit_code == 1
        assert (folder / "out.jsonl").read_text() == "before\n"


class TestWrongCalls:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ((), "Missing argument"),
            (("-", "-o", "missing/out.jsonl"), "cannot write missing/out.jsonl: no such file or directory"),
            (("-", "-o", "."), "it is a folder; give a file in it"),
            (("pairs.jsonl", "-o", "pairs.jsonl"), "it is one of the inputs"),
            (("-", "--published", "2025-10-09"), "No such option"),
        ],
    )
    def test_are_named_with_exit_code_two(self, folder, arguments, words):
        (folder / "pairs.jsonl").write_text(line())
        result = run(*arguments, stdin=line())
        assert (result.exit_code, result.stdout) == (2, "")
        assert words in " ".join(result.stderr.replace("│", " ").split())

    def test_missing_weights_are_said(self):
        result = run("-", stdin=line(), open_relater=open_nothing)
        said = "dragoman: cannot open the weights in /nowhere: install dragoman again\n"
        assert (result.exit_code, result.stderr) == (2, said)


class TestHelp:
    def test_shows_an_example_and_a_pair(self):
        shown = run("--help").stdout
        assert "dragoman relate pairs.jsonl -o related.jsonl" in shown
        assert '"source": {"start": 0, "end": 4}' in shown

    def test_example_of_a_pair_is_one(self):
        """What the help shows can be fed to the command, once it stands on one line."""
        shown = run("--help").stdout
        pair = " ".join(shown[shown.index('{"text"') : shown.rindex("}}") + 2].split())
        result = run("-", stdin=pair + "\n")
        assert (result.exit_code, result.stderr) == (0, "")

    def test_of_the_program_names_the_command(self, call):
        assert "relate" in call("--help").stdout
