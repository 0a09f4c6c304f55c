from __future__ import annotations

import re
from importlib.resources import files

import pytest

from dragoman.codebook.tables import listed, parse_table, read_table
from dragoman.errors import DataError

TABLES = sorted(p.name for p in files("dragoman.codebook").joinpath("data").iterdir() if p.name.endswith(".tsv"))
SMALL = "# Envoys. Compiled for this test, 2026-11-24.\nname\tcountry\n\nAmina Diallo\tGIN\n# left\nOlav Berg\t\n"


def test_rows_are_read_by_the_names_in_the_header():
    assert parse_table(SMALL, "envoys.tsv")[0] == {"name": "Amina Diallo", "country": "GIN"}


def test_empty_cell_is_an_empty_string():
    assert parse_table(SMALL, "envoys.tsv")[1]["country"] == ""


def test_comments_and_blank_lines_are_no_rows():
    assert len(parse_table(SMALL, "envoys.tsv")) == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Amina Diallo", "envoys.tsv, line 3: 1 cells, but the header has 2"),
        ("Amina Diallo\tGIN\tminister", "envoys.tsv, line 3: 3 cells, but the header has 2"),
        ("Amina Diallo  GIN", "envoys.tsv, line 3: 1 cells, but the header has 2"),
    ],
)
def test_row_with_a_wrong_number_of_cells_names_file_and_line(row, message):
    with pytest.raises(DataError, match=f"^{re.escape(message)}$"):
        parse_table(f"# Envoys.\nname\tcountry\n{row}\n", "envoys.tsv")


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", ()),
        ("GOV", ("GOV",)),
        ("JRN|GOV", ("JRN", "GOV")),
        (" US | U.S. ", ("US", "U.S.")),
        ("Tass||TASS|", ("Tass", "TASS")),
    ],
)
def test_cell_of_several_values_is_split(cell, values):
    assert listed(cell) == values


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_the_package_has_rows_as_wide_as_its_header(name):
    assert read_table(name.removesuffix(".tsv"))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_of_the_package_opens_with_when_it_was_made(name):
    text = files("dragoman.codebook").joinpath("data", name).read_text(encoding="utf-8")
    head = text.partition("\n")[0] if not text.startswith("#") else re.match(r"(?:#.*\n)+", text).group()
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", head)
