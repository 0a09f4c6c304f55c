from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import build_app
from dragoman.cli.app import Format
from dragoman.cli.engine import Engine
from dragoman.errors import ModelError

ROOT = Path(__file__).parents[2]
REPORT = """Title: Ministers meet in Astana
Outlet: The Steppe Herald
Published: 2025-10-09

The foreign ministers of Kazakhstan and Uzbekistan met in Astana on Thursday, the Kazakh ministry said.
"""
BODY = REPORT.split("\n\n", 1)[1]


def coded(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class TestCode:
    def test_prints_one_document_a_line(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        result = call("code", "astana.txt")
        assert (result.exit_code, [d["id"] for d in coded(result)]) == (0, ["astana"])

    def test_says_nothing_on_standard_error_when_all_went_well(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        assert call("code", "astana.txt").stderr == ""

    def test_keeps_what_the_header_says(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        document = coded(call("code", "astana.txt"))[0]
        assert (document["text"], document["outlet"], document["published"]) == (
            BODY,
            "The Steppe Herald",
            "2025-10-09",
        )

    def test_leaves_the_text_out(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        assert "text" not in coded(call("code", "astana.txt", "--no-text"))[0]

    def test_takes_date_and_outlet_for_a_text_that_does_not_say(self, call):
        document = coded(call("code", "-", "--published", "2025-10-09", "--outlet", "Reuters", stdin=BODY))[0]
        assert (document["published"], document["outlet"]) == ("2025-10-09", "Reuters")

    def test_writes_letters_as_they_are(self, call):
        result = call("code", "-", "--published", "2025-10-09", stdin="Erdoğan met Alijew’s envoy in Baku.\n".encode())
        assert "Erdoğan met Alijew’s envoy" in result.stdout

    def test_codes_what_can_be_coded_and_exits_with_one(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        result = call("code", "missing.txt", "astana.txt")
        assert (result.exit_code, len(coded(result))) == (1, 1)

    def test_sums_up_failures(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        assert call("code", "missing.txt", "astana.txt").stderr.endswith("1 coded, 1 failed\n")

    def test_names_what_the_coder_refuses(self, call, folder):
        (folder / "uncodable.txt").write_text(REPORT)
        result = call("code", "uncodable.txt")
        assert (result.exit_code, result.stderr) == (1, "dragoman: uncodable: no sentence in it\n")

    def test_prints_a_reason_as_one_line_whatever_the_name(self, call):
        result = call("code", "no\nsuch\x1b[31m.txt")
        assert result.stderr == "dragoman: no such�[31m.txt: no such file or folder: check the path\n"

    def test_ends_an_interruption_with_a_word(self, call, folder):
        (folder / "interrupting.txt").write_text(REPORT)
        result = call("code", "interrupting.txt")
        assert (result.exit_code, result.stderr) == (130, "dragoman: interrupted\n")

    def test_says_what_is_missing_from_the_installation(self, folder):
        def open_nothing():
            msg = "no English pipeline is installed: install one"
            raise ModelError(msg)

        (folder / "astana.txt").write_text(REPORT)
        result = CliRunner().invoke(build_app(Engine(open_coder=open_nothing)), ["code", "astana.txt"])
        assert (result.exit_code, result.stderr) == (2, "dragoman: no English pipeline is installed: install one\n")


class TestWrongCalls:
    CASES = (
        (("code",), "Missing argument"),
        (("code", "-", "--published", "9 Oct"), "--published '9 Oct' is not a date: write it as YYYY-MM-DD"),
        (("code", "-", "--published", "2025-02-30"), "--published '2025-02-30' is not a date"),
        (("code", "-", "-o", "missing/out.jsonl"), "cannot write missing/out.jsonl: no such file or directory"),
        (("code", "-", "-o", "."), "it is a folder; give a file in it"),
        (("code", "in.jsonl", "-o", "in.jsonl"), "it is one of the inputs"),
        (("code", "-", "--color"), "No such option"),
        (("brief", "-", "--format", "pdf"), "'pdf' is not one of"),
        (("schema", "parrot"), "no schema named 'parrot': give one of document, coding"),
        (("translate",), "No such command"),
    )

    @pytest.mark.parametrize(("arguments", "words"), CASES)
    def test_is_named_with_exit_code_two(self, call, folder, arguments, words):
        (folder / "in.jsonl").write_text("{}\n")
        result = call(*arguments, stdin=BODY)
        assert result.exit_code == 2
        assert words in " ".join(result.stderr.replace("│", " ").split())


class TestOutputFile:
    def test_holds_the_documents(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        call("code", "astana.txt", "-o", "out.jsonl")
        assert json.loads((folder / "out.jsonl").read_text())["id"] == "astana"

    def test_leaves_standard_output_alone(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        assert call("code", "astana.txt", "-o", "out.jsonl").stdout == ""

    @pytest.mark.parametrize("name", ["interrupting.txt", "missing.txt"])
    def test_stays_as_it_was_where_nothing_came_of_it(self, call, folder, name):
        (folder / "interrupting.txt").write_text(REPORT)
        (folder / "out.jsonl").write_text("before\n")
        call("code", name, "-o", "out.jsonl")
        assert (folder / "out.jsonl").read_text() == "before\n"

    def test_leaves_no_part_behind(self, call, folder):
        (folder / "interrupting.txt").write_text(REPORT)
        call("code", "interrupting.txt", "-o", "out.jsonl")
        assert [path.name for path in folder.iterdir()] == ["interrupting.txt"]

    def test_keeps_its_permissions(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        (folder / "out.jsonl").touch(mode=0o600)
        call("code", "astana.txt", "-o", "out.jsonl")
        assert (folder / "out.jsonl").stat().st_mode & 0o777 == 0o600

    def test_keeps_a_link_to_it(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        (folder / "link.jsonl").symlink_to(folder / "real.jsonl")
        call("code", "astana.txt", "-o", "link.jsonl")
        assert (folder / "real.jsonl").is_file()


class TestBrief:
    @pytest.mark.parametrize("form", list(Format))
    def test_is_set_in_the_form_asked_for(self, call, folder, form):
        (folder / "astana.txt").write_text(REPORT)
        result = call("brief", "astana.txt", "--format", form)
        assert (result.exit_code, result.stdout) == (0, f"{form}: Brief of astana\n")

    def test_is_markdown_by_default(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        assert call("brief", "astana.txt").stdout.startswith("md: ")

    def test_draws_on_all_inputs(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        (folder / "tashkent.txt").write_text(REPORT)
        assert "Brief of astana, tashkent" in call("brief", "astana.txt", "tashkent.txt").stdout

    def test_goes_to_a_file(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        call("brief", "astana.txt", "-o", "brief.md")
        assert (folder / "brief.md").read_text() == "md: Brief of astana\n"

    def test_is_written_of_what_could_be_read(self, call, folder):
        (folder / "astana.txt").write_text(REPORT)
        result = call("brief", "astana.txt", "missing.txt")
        assert (result.exit_code, result.stdout) == (1, "md: Brief of astana\n")

    def test_is_not_written_of_nothing(self, call):
        result = call("brief", "missing.txt")
        assert (result.exit_code, result.stdout) == (1, "")


class TestSchema:
    def test_of_one_record_is_json_schema(self, call):
        assert json.loads(call("schema", "coding").stdout)["$schema"].endswith("2020-12/schema")

    def test_without_a_name_holds_every_record(self, call):
        names = {"document", "coding", "brief", "rejected", "pair", "related", "reason"}
        names |= {"episode", "expectation", "event", "storyline", "actor", "relation", "track"}
        assert set(json.loads(call("schema").stdout)) == names


class TestHelp:
    @pytest.mark.parametrize("command", ["code", "brief", "explain", "schema"])
    def test_shows_examples(self, call, command):
        assert f"dragoman {command}" in call(command, "--help").stdout

    def test_names_the_commands(self, call):
        assert all(command in call("--help").stdout for command in ("code", "brief", "schema"))

    def test_imports_no_engine(self):
        """`--help` answers at once: nothing heavy is imported for it."""
        program = (
            "import sys; from dragoman.cli import build_app\n"
            "try: build_app()(['--help'])\n"
            "except SystemExit: pass\n"
            "print(sorted({'pydantic', 'spacy', 'numpy', 'lxml', 'trafilatura'} & set(sys.modules)), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
        assert done.stderr == "[]\n"

    def test_prints_the_version(self, call):
        assert call("--version").stdout.startswith("dragoman 0.")


class TestPipes:
    def test_a_reader_that_has_enough_ends_it_quietly(self, tmp_path):
        lines = "".join(f'{{"id": "{n}", "text": "They met.", "published": "2025-10-09"}}\n' for n in range(20_000))
        (tmp_path / "in.jsonl").write_text(lines)
        program = (
            "from dragoman.cli import build_app; from tests.cli.fakes import FAKE_ENGINE\n"
            f"build_app(FAKE_ENGINE)(['code', {str(tmp_path / 'in.jsonl')!r}])"
        )
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            process.stdout.readline()
            process.stdout.close()
            assert (process.stderr.read(), process.wait()) == (b"", 0)
