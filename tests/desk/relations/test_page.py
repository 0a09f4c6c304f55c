"""The page on relations shows what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from tests.desk.relations.test_tracing import PAIR, reprinted

from dragoman.cli.relation_chart import chart
from dragoman.desk.relations import Choice, trace_relation

PAGE = (Path(__file__).parents[3] / "docs" / "relations.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_runs():
    (example,) = blocks("python")
    exec(compile(example, "docs/relations.md", "exec"), {})  # noqa: S102 - the page is ours


def test_the_chart_is_drawn_as_it_stands_there():
    (shown,) = blocks("text")
    drawn = chart(trace_relation(PAIR, reprinted(), Choice(bin="week"))).split("\n")
    assert [line for line in shown.split("\n") if line not in drawn] == []
