from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from dragoman.cli.codebook.entries import Entries, pieces
from dragoman.cli.codebook.table import one, overview
from dragoman.codebook.cameo import Cameo
from dragoman.codebook.plover import Plover

ROOT = Path(__file__).parents[2]
PLOVER = Plover.load()
NAMES = [f"{kind}:{mode}" if mode else kind for kind in PLOVER.types for mode in (None, *PLOVER.modes_of(kind))]
EXPELLED = "Slovenia expelled two Cuban diplomats"
HEADING = re.compile(r"^#{2,3} ([A-Z]{2,}\S*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def entries():
    return Entries.load()


def terminal(*, no_color=False):
    return Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=100, no_color=no_color)


def words_of(text):
    return " ".join(text.split())


class TestOverview:
    def test_has_a_row_for_each_type_in_the_order_of_the_manual(self, call):
        result = call("codebook")
        assert (result.exit_code, result.stderr) == (0, "")
        assert re.findall(r"^ ?([A-Z]{3,})\b", result.stdout, re.MULTILINE) == list(PLOVER.types)

    def test_row_tells_quad_class_score_recipient_gloss_and_modes(self, entries):
        wide = Console(file=io.StringIO(), width=200)
        row = overview(entries, wide).partition(" SANCTION ")[2].partition(" MOBILIZE ")[0]
        assert words_of(row) == (
            "material -5.2 needed cut ties or aid, impose sanctions, expel diplomats, cancel talks, convict "
            "conflict modes: convict, expel, withdraw, discontinue"
        )

    def test_cuts_no_name_of_a_type_on_a_terminal_of_80_columns(self, entries):
        shown = overview(entries, Console(file=io.StringIO(), width=80))
        assert max(map(len, shown.splitlines())) <= 80
        assert all(f" {kind} " in shown for kind in PLOVER.types)


class TestType:
    def test_is_told_with_its_facts_and_modes(self, call):
        shown = words_of(call("codebook", "SANCTION").stdout)
        assert shown.startswith("SANCTION cut ties or aid")
        assert "quad class material conflict score -5.2 recipient needed" in shown
        assert "CAMEO, no mode 16 Reduce relations 160 Reduce relations, unspecified Modes" in shown
        assert "expel expel from a body or country" in shown

    def test_shows_its_three_sentences(self, call):
        shown = call("codebook", "SANCTION").stdout.partition("Examples")[2]
        assert re.findall(r"^  ([a-z]+) ", shown, re.MULTILINE) == ["happened", "planned", "denied"]

    def test_without_modes_names_none(self, call):
        assert "odes" not in call("codebook", "AGREE").stdout


class TestMode:
    def test_is_told_with_its_facts(self, call):
        shown = words_of(call("codebook", "SANCTION:expel").stdout)
        assert shown.startswith("SANCTION:expel expel from a body or country")
        assert "quad class material conflict score -5.2 recipient needed CAMEO 166 Expel or withdraw Examples" in shown

    def test_that_no_code_means_is_told_with_the_closest(self, call):
        shown = words_of(call("codebook", "CONSULT:multilateral").stdout)
        assert "CAMEO no code means just this; the closest is 040 Consult, unspecified" in shown

    @pytest.mark.parametrize("name", ["sanction:expel", "Sanction:EXPEL", "SANCTION:Expel"])
    def test_is_found_in_upper_or_lower_case(self, call, name):
        assert call("codebook", name).stdout.startswith("SANCTION:expel\n")

    def test_has_marks_for_trigger_and_parties_where_there_are_no_styles(self, call):
        shown = words_of(call("codebook", "SANCTION:expel").stdout)
        assert "*Slovenia* **expelled** *two Cuban diplomats* and" in shown
        assert shown.endswith("**words that name the event** *parties*")

    def test_has_styles_for_trigger_actor_and_recipient_on_a_terminal(self, entries):
        shown = one(entries.named("SANCTION:expel"), entries, terminal())
        assert "\x1b[3;36mSlovenia\x1b[0m \x1b[1;4mexpelled\x1b[0m \x1b[3;35mtwo Cuban diplomats\x1b[0m" in shown
        assert "**" not in shown

    def test_keeps_the_trigger_underlined_without_colours(self, entries):
        shown = one(entries.named("SANCTION:expel"), entries, terminal(no_color=True))
        assert "\x1b[1;4mexpelled\x1b[0m" in shown
        assert ";36m" not in shown


class TestUnknownName:
    @pytest.mark.parametrize(
        ("name", "near"),
        [
            ("sanctoin", "near to it: SANCTION; "),
            ("expell", "near to it: THREATEN:expel, SANCTION:expel; "),
            ("SANCTION:expl", "near to it: SANCTION:expel, "),
            ("AGREE:x", "near to it: AGREE; "),
            ("consult:dance", "CONSULT:visit, CONSULT:third-party, CONSULT:multilateral; "),
            ("DEMAND", "give one of AGREE, CONSULT, SUPPORT, "),
            ("", "give one of AGREE, CONSULT, SUPPORT, "),
        ],
    )
    @pytest.mark.parametrize("form", ["table", "md", "jsonl"])
    def test_is_refused_with_near_ones(self, call, name, near, form):
        result = call("codebook", name, "--format", form)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"dragoman: no type or mode named {name!r}: ")
        assert near in result.stderr
        assert result.stderr.count("\n") == 1

    def test_of_a_format_is_refused(self, call):
        result = call("codebook", "--format", "html")
        assert result.exit_code == 2
        assert "'html' is not one of" in words_of(result.stderr.replace("│", " "))


class TestMarkdown:
    def test_of_all_is_the_page_of_the_documentation(self, call):
        """Where this fails, print the page again: `dragoman codebook --format md > docs/codebook.md`."""
        page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
        assert call("codebook", "--format", "md").stdout == page

    def test_of_all_has_a_heading_for_each_type_and_mode(self, call):
        assert HEADING.findall(call("codebook", "--format", "md").stdout) == NAMES

    def test_of_all_names_the_draft(self, call):
        assert "draft 2.0" in (page := call("codebook", "--format", "md").stdout)
        assert "openeventdata/PLOVER at commit 6b85b9a" in page

    def test_of_one_holds_it_alone(self, call):
        assert call("codebook", "sanction:expel", "--format", "md").stdout == (
            "# SANCTION:expel\n\n"
            "Expel from a body or country; not individuals deported.\n\n"
            "Material conflict, score -5.2, needs a recipient.\n\n"
            "CAMEO: 166 Expel or withdraw.\n\n"
            "- happened: *Slovenia* **expelled** *two Cuban diplomats* and gave them a week to leave Ljubljana.\n"
            "- planned: *The Commonwealth* will **suspend** *the Solomon Islands* from membership until elections have "
            "been held.\n"
            "- called for: Lawmakers in Rome urged *the Italian government* to **send home** *the Belarusian "
            "ambassador*.\n\n"
            "**Bold**: the words that name the event. *Italics*: its parties. Before the colon: whether it happened.\n"
        )

    def test_of_a_type_names_its_modes(self, call):
        assert (
            "\nModes: `convict`, `expel`, `withdraw`, `discontinue`.\n"
            in call("codebook", "SANCTION", "--format", "md").stdout
        )

    @pytest.mark.parametrize("name", NAMES)
    def test_marks_are_read_as_bold_and_italics(self, call, entries, name):
        shown = call("codebook", name, "--format", "md").stdout
        html = MarkdownIt().render(shown.rpartition("\n\n")[0])
        told = [list(pieces(example)) for example in entries.named(name).examples]
        triggers = [words for example in told for words, part in example if part == "trigger"]
        parties = [words for example in told for words, part in example if part in {"actor", "recipient"}]
        assert re.findall(r"<strong>(.*?)</strong>", html) == triggers
        assert re.findall(r"<em>(.*?)</em>", html) == parties


class TestLines:
    def test_of_all_hold_one_entry_each(self, call):
        lines = call("codebook", "--format", "jsonl").stdout.splitlines()
        assert [json.loads(line)["name"] for line in lines] == NAMES

    def test_of_one_is_one(self, call):
        (line,) = call("codebook", "sanction:expel", "--format", "jsonl").stdout.splitlines()
        entry = json.loads(line)
        examples = entry.pop("examples")
        assert entry == {
            "name": "SANCTION:expel",
            "type": "SANCTION",
            "mode": "expel",
            "gloss": "expel from a body or country; not individuals deported",
            "quad": "material_conflict",
            "score": -5.2,
            "needs_recipient": True,
            "modes": [],
            "cameo": [{"code": "166", "name": "Expel or withdraw"}],
            "closest_cameo": {"code": "166", "name": "Expel or withdraw"},
        }
        assert [example["status"] for example in examples] == ["happened", "planned", "called_for"]

    def test_hold_spans_that_slice_back_to_the_words(self, call):
        example = json.loads(call("codebook", "SANCTION:expel", "--format", "jsonl").stdout)["examples"][0]
        spans = [*example["actors"], example["trigger"], *example["recipients"]]
        assert " ".join(example["text"][span["start"] : span["end"]] for span in spans) == EXPELLED


class TestEntries:
    def test_pieces_of_an_example_are_its_text(self, entries):
        examples = [example for entry in entries.all for example in entry.examples]
        assert ["".join(words for words, _ in pieces(example)) for example in examples] == [e.text for e in examples]

    def test_each_has_three_examples(self, entries):
        assert {len(entry.examples) for entry in entries.all} == {3}

    def test_each_code_that_means_an_event_stands_under_one(self, entries):
        codes = [known.code for entry in entries.all for known in entry.cameo]
        assert sorted(codes) == sorted(Cameo.load().crosswalk)


class TestHelp:
    def test_shows_examples(self, call):
        shown = call("codebook", "--help").stdout
        assert "dragoman codebook sanction:expel" in shown
        assert "dragoman codebook --format jsonl | jq" in shown

    def test_of_the_program_names_the_command(self, call):
        assert "codebook" in call("--help").stdout

    def test_imports_no_table(self):
        """`--help` answers at once: the codebook is read when it is asked for."""
        program = (
            "import sys; from dragoman.cli import build_app\n"
            "try: build_app()(['codebook', '--help'])\n"
            "except SystemExit: pass\n"
            "print([m for m in sys.modules if m.startswith(('dragoman.codebook', 'dragoman.brief'))], file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
        assert done.stderr == "[]\n"
