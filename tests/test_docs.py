"""The documentation keeps up with the program: what there is, is told, and what is pointed to, is there."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer

from dragoman.cli import build_app
from dragoman.codebook.tables import read_table

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
DATA = sorted(p.name for p in files("dragoman.codebook").joinpath("data").iterdir())
SLACK = 0.25
"""How far the number of a table's rows may have moved from what the page says before the page has to follow."""

_LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(?P<file>[\w.]+)` \|[^|]*\| (?P<rows>[\d,]+) \|", re.MULTILINE)


def text_of(page):
    return page.read_text(encoding="utf-8")


def commands():
    """Yield the name of each command, and the long options of each, the program's own among them."""
    group = typer.main.get_command(build_app())
    yield from group.commands
    for command in (group, *group.commands.values()):
        yield from (option for given in command.params for option in given.opts if option.startswith("--"))
    yield from (name for name in group.context_settings["help_option_names"] if name.startswith("--"))


def nav():
    """Yield the pages that the contents name."""
    waiting = list(tomllib.loads(text_of(ROOT / "zensical.toml"))["project"]["nav"])
    for entry in waiting:
        for target in entry.values():
            if isinstance(target, list):
                waiting += target
            else:
                yield target


def links():
    """Yield each relative link with the page it stands on."""
    for page in PAGES:
        for target in _LINK.findall(_FENCE.sub("", text_of(page))):
            if not re.match(r"[a-z]+:|#", target):
                yield pytest.param(page, target, id=f"{page.relative_to(ROOT)}-{target}")


def reasons():
    """Yield the longest fixed piece of each reason for which the reader refuses an input."""
    for module in sorted((ROOT / "src" / "dragoman" / "read").rglob("*.py")):
        for block in ast.walk(ast.parse(text_of(module))):
            body = getattr(block, "body", None)
            for given, raised in pairwise(body if isinstance(body, list) else ()):
                if isinstance(given, ast.Assign) and _refuses(raised):
                    pieces = [n.value for n in ast.walk(given.value) if isinstance(n, ast.Constant)]
                    yield max((piece for piece in pieces if isinstance(piece, str)), key=len).strip()


def _refuses(statement):
    return isinstance(statement, ast.Raise) and ast.unparse(statement).startswith("raise RefusedError(msg)")


@pytest.mark.parametrize("name", DATA)
def test_each_data_file_is_named_with_its_source(name):
    assert f"`{name}`" in text_of(DOCS / "sources.md")


@pytest.mark.parametrize("name", [row["file"] for row in _ROW.finditer(text_of(DOCS / "sources.md"))])
def test_each_data_file_that_is_named_is_there(name):
    assert name in DATA


@pytest.mark.parametrize(
    ("name", "rows"),
    [(m["file"], m["rows"]) for m in _ROW.finditer(text_of(DOCS / "sources.md")) if m["file"].endswith(".tsv")],
)
def test_number_of_rows_is_near_to_what_the_page_says(name, rows):
    assert float(rows.replace(",", "")) == pytest.approx(len(read_table(name.removesuffix(".tsv"))), rel=SLACK)


@pytest.mark.parametrize("column", ["wheel_sha256", "files_sha256"])
def test_digests_of_the_language_pipeline_are_those_that_are_pinned(column):
    assert read_table("pipelines")[0][column] in text_of(DOCS / "sources.md")


@pytest.mark.parametrize("page", ["NOTICE", "docs/sources.md"])
def test_geonames_is_credited_with_its_licence(page):
    assert {"https://www.geonames.org", "https://creativecommons.org/licenses/by/4.0/"} <= set(
        re.findall(r"https://[\w./-]+[\w/]", text_of(ROOT / page))
    )


def test_credit_goes_into_the_package():
    assert "NOTICE" in tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["license-files"]


@pytest.mark.parametrize("name", sorted(set(commands())))
def test_each_command_and_long_option_is_told(name):
    told = "\n".join(map(text_of, [ROOT / "README.md", *DOCS.rglob("*.md")]))
    wanted = rf"`[^`]*(?<![\w-]){re.escape(name)}(?![\w-])[^`]*`" if name.startswith("--") else rf"dragoman {name}\b"
    assert re.search(wanted, told)


@pytest.mark.parametrize("target", list(nav()))
def test_each_page_of_the_contents_is_there(target):
    assert (DOCS / target).is_file()


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS)))
def test_each_page_stands_in_the_contents(page):
    assert page.relative_to(DOCS).as_posix() in set(nav())


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_each_relative_link_leads_to_a_file(page, target):
    assert (page.parent / unquote(target.partition("#")[0])).exists()


@pytest.mark.parametrize("reason", sorted(set(reasons())))
def test_each_reason_for_refusing_an_input_is_told(reason):
    assert reason in text_of(DOCS / "reading.md") + text_of(DOCS / "gathering-reports.md")
