from __future__ import annotations

import re
from importlib.resources import files

import pytest

from dragoman.codebook.tables import listed, own_tables, parse_table, read_table
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


class TestOwnTables:
    @pytest.fixture
    def own(self, tmp_path, monkeypatch):
        monkeypatch.setenv("DRAGOMAN_TABLES", str(tmp_path))
        return tmp_path

    def test_rows_of_an_own_table_stand_first_and_replace_those_of_their_name(self, own):
        (own / "ships.tsv").write_text("prefix\tcountry\tsectors\nHMS\tSWE\tMIL\nMTS\tEST\tCOP\n", encoding="utf-8")
        rows = read_table("ships")
        assert [row["prefix"] for row in rows[:2]] == ["HMS", "MTS"]
        assert [row["country"] for row in rows if row["prefix"] == "HMS"] == ["SWE"]
        assert {"USS", "HMAS"} <= {row["prefix"] for row in rows}

    def test_own_table_with_other_columns_is_refused(self, own):
        (own / "ships.tsv").write_text("prefix\tflag\nMTS\tEST\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"ships.tsv has the columns prefix, flag; it needs prefix, country, s"):
            read_table("ships")

    def test_faulty_row_of_an_own_table_is_named_by_path_and_line(self, own):
        (own / "ships.tsv").write_text("prefix\tcountry\tsectors\nMTS\tEST\n", encoding="utf-8")
        with pytest.raises(DataError, match=re.escape(f"{own / 'ships.tsv'}, line 2: 2 cells")):
            read_table("ships")

    def test_what_is_coded_with_own_tables_is_told_apart(self, own):
        assert own_tables() is None
        (own / "ships.tsv").write_text("prefix\tcountry\tsectors\nMTS\tEST\tCOP\n", encoding="utf-8")
        first = own_tables()
        (own / "ships.tsv").write_text("prefix\tcountry\tsectors\nMTS\tEST\tMIL\n", encoding="utf-8")
        assert first is not None
        assert own_tables() not in {None, first}
