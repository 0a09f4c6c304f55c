from __future__ import annotations

import re
from datetime import date

import pytest

from dragoman.codebook.offices import Offices
from dragoman.codebook.tables import parse_table
from dragoman.errors import DataError
from dragoman.gather import Learned, Told, told, write_people
from dragoman.record import Document

DAY = date(2024, 3, 9)
TALKS = "Kenyan Energy Minister Rosa Wanjiku Ade met Olav Berg, Norway's environment minister, in Nairobi on Friday."


def reading(**changes):
    fields = {"name": "Rosa Ade", "country": "KEN", "office": "energy minister", "sectors": ("GOV",), "day": DAY}
    return Told(**(fields | {"source": "d1 0-9"} | changes))


def rows_of(*readings):
    learned = Learned()
    learned.add(readings)
    return learned.rows()


@pytest.fixture(scope="module")
def tell(coder):
    def readings(text, day=DAY):
        document = Document(id="d1", text=text, published=day)
        return list(told(*coder.explain(document), Offices.load()))

    return readings


@pytest.mark.model
class TestTold:
    def test_name_office_and_country_told_together_are_a_reading(self, tell):
        found = {(r.name, r.country, r.office, r.sectors) for r in tell(TALKS)}
        assert found == {
            ("Rosa Wanjiku Ade", "KEN", "energy minister", ("GOV",)),
            ("Olav Berg", "NOR", "environment minister", ("GOV",)),
        }

    def test_evidence_slices_back_to_name_and_office(self, tell):
        for found in tell(TALKS):
            start, end = map(int, re.fullmatch(r"d1 (\d+)-(\d+)", found.source).groups())
            assert found.name in TALKS[start:end]
            assert "inister" in TALKS[start:end]

    @pytest.mark.parametrize(
        "text",
        [
            "Former Chilean president Inés Rojas Tapia spoke in Lima.",
            "Police chief Ann Lee Moss resigned in Nairobi.",
            "Kenyan Energy Minister Ade spoke on Friday.",
            "Emmanuel Macron, France's president, spoke on Friday.",
            "Rosa Wanjiku Ade spoke in Nairobi on Friday.",
        ],
    )
    def test_less_than_that_is_none(self, tell, text):
        assert tell(text) == []


class TestRows:
    def test_a_person_told_of_twice_is_one_row_from_the_first_day_to_a_year_after_the_last(self):
        (row,) = rows_of(reading(day=date(2024, 5, 2), source="d2 4-30"), reading())
        assert (row["from"], row["to"]) == ("2024-03-09", "2025-05-02")
        assert row["source"] == "d1 0-9; d2 4-30"

    def test_a_name_told_with_two_countries_is_left_out_and_named(self):
        learned = Learned()
        learned.add([reading(), reading(country="GEO"), reading(name="Olav Berg", country="NOR")])
        assert [row["name"] for row in learned.rows()] == ["Olav Berg"]
        assert learned.doubtful == {"Rosa Ade": ("GEO", "KEN")}


class TestTable:
    def test_rows_are_added_and_what_stands_there_stays(self, tmp_path):
        path = tmp_path / "people.tsv"
        assert write_people(path.parent, rows_of(reading(name="Olav Berg", country="NOR"))) == 1
        assert write_people(path.parent, rows_of(reading())) == 1
        assert [r["name"] for r in parse_table(path.read_text(encoding="utf-8"), "p")] == ["Olav Berg", "Rosa Ade"]

    def test_writing_again_changes_nothing(self, tmp_path):
        path = tmp_path / "people.tsv"
        write_people(path.parent, rows_of(reading()))
        before = path.read_bytes()
        assert write_people(path.parent, rows_of(reading())) == 0
        assert path.read_bytes() == before

    def test_term_told_of_again_is_widened(self, tmp_path):
        path = tmp_path / "people.tsv"
        write_people(path.parent, rows_of(reading()))
        write_people(path.parent, rows_of(reading(day=date(2024, 9, 1), source="d9 1-2")))
        (row,) = parse_table(path.read_text(encoding="utf-8"), "p")
        assert (row["from"], row["to"], row["source"]) == ("2024-03-09", "2025-09-01", "d1 0-9; d9 1-2")

    def test_hostile_names_cannot_break_the_table(self, tmp_path):
        path = tmp_path / "people.tsv"
        write_people(path.parent, rows_of(reading(name="#Rosa\tAde\nEvil\r\x00Row"), reading(name="Olav Berg")))
        rows = parse_table(path.read_text(encoding="utf-8"), "p")
        assert [row["name"] for row in rows] == ["Rosa Ade Evil Row", "Olav Berg"]

    def test_broken_table_is_named_and_left_as_it_is(self, tmp_path):
        path = tmp_path / "people.tsv"
        path.write_text("name\tcountry\nRosa Ade\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"people\.tsv, line 2"):
            write_people(path.parent, rows_of(reading()))
        assert path.read_text(encoding="utf-8") == "name\tcountry\nRosa Ade\n"
