from __future__ import annotations

import bz2
import gzip
import json

import pytest

from dragoman.codebook.tables import parse_table

ALICE = {"id": "p1", "schema": "Person", "properties": {"name": ["Alisa Ede"], "alias": ["Alice Ede", "Ede"]}}
POST = {"id": "post", "schema": "Position", "properties": {"name": ["Minister of Energy"], "country": ["ke"]}}
TERM = {
    "id": "o1",
    "schema": "Occupancy",
    "properties": {"holder": ["p1"], "post": ["post"], "startDate": ["2021-03-01"], "endDate": ["2023"]},
}


def person(number, **properties):
    return {"id": f"q{number}", "schema": "Person", "properties": {k: [v] for k, v in properties.items()}}


def lines(*entities):
    return "".join(e if isinstance(e, str) else json.dumps(e) + "\n" for e in entities)


def item(name, *claims, item_id="Q900001", aliases=()):
    found = {}
    for prop, value, *more in claims:
        claim = {"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": value}}}}
        found.setdefault(prop, []).append(claim | (more[0] if more else {}))
    labels = {"en": {"value": name}} if name else {}
    return {"id": item_id, "labels": labels, "aliases": {"en": [{"value": a} for a in aliases]}, "claims": found}


def held(start, end=None, precision=11):
    times = {"P580": start, "P582": end}
    return {
        "qualifiers": {
            name: [{"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": precision}}}]
            for name, day in times.items()
            if day
        }
    }


@pytest.fixture
def importing(call, folder):
    """Import a text and give what was said and the rows of a table."""

    def run(text, collection, table="people", name="in.json"):
        packed = {"gz": gzip.compress, "bz2": bz2.compress}.get(name.rpartition(".")[2], bytes)
        (folder / name).write_bytes(packed(text.encode()))
        result = call("import", name, "--from", collection, "-o", "tables")
        path = folder / "tables" / f"{table}.tsv"
        return result, parse_table(path.read_text(encoding="utf-8"), "t") if path.exists() else []

    return run


class TestFollowTheMoney:
    def test_occupancy_becomes_a_term_of_its_holder(self, importing):
        result, (row,) = importing(lines(TERM, POST, ALICE), "ftm")
        assert row == {
            "name": "Alisa Ede",
            "aliases": "Alice Ede",
            "country": "KEN",
            "office": "energy minister",
            "sectors": "GOV",
            "from": "2021-03-01",
            "to": "2023",
            "source": "FollowTheMoney p1",
        }
        assert result.stdout == "tables: 1 new terms of office, 0 new bodies\n"

    @pytest.mark.parametrize(
        ("position", "country", "office"),
        [
            ("President of Chad", "TCD", "president"),
            ("Kenyan Foreign Minister", "KEN", "foreign minister"),
            ("Foreign Minister", "PER", "foreign minister"),
        ],
    )
    def test_position_told_with_the_person_is_read(self, importing, position, country, office):
        _, (row,) = importing(lines(person(1, name="Olav Berg", position=position, country="pe")), "ftm")
        assert (row["country"], row["office"]) == (country, office)

    def test_person_without_a_known_office_is_counted(self, importing):
        result, rows = importing(lines(person(1, name="Olav Berg", position="Beekeeper", country="no")), "ftm")
        assert rows == []
        assert "left out: 1 persons without an office" in result.stderr

    @pytest.mark.parametrize(
        ("schema", "topics", "name", "sectors"),
        [
            ("Company", [], "Berg Oil", "BUS"),
            ("PublicBody", [], "Berg Office", "GOV"),
            ("Organization", ["pol.party"], "Berg Movement", "PTY"),
            ("Organization", [], "Berg University", "EDU"),
        ],
    )
    def test_body_has_the_sector_of_its_schema_its_topics_or_its_name(self, importing, schema, topics, name, sectors):
        body = {"id": "b", "schema": schema, "properties": {"name": [name], "country": ["no"], "topics": topics}}
        _, (row,) = importing(lines(body), "ftm", "organisations")
        assert (row["name"], row["country"], row["sectors"]) == (name, "NOR", sectors)

    def test_broken_lines_are_named_and_the_rest_is_read(self, importing):
        result, rows = importing(lines("{oops\n", '{"id": 1}\n', "[]\n", TERM, POST, ALICE), "ftm")
        assert result.exit_code == 1
        assert [f"in.json, line {n}: no entity" in result.stderr for n in (1, 2, 3)] == [True] * 3
        assert len(rows) == 1

    def test_hostile_names_cannot_break_the_table(self, importing):
        hostile = person(1, name="#Olav\tBerg\nEvil", alias="A\tB|C D", position="President of Chad")
        _, (row,) = importing(lines(hostile), "ftm")
        assert row["name"] == "Olav Berg Evil"
        assert row["country"] == "TCD"


class TestWikidata:
    HELD_BY = item("Rosa Ade", ("P31", "Q5"), ("P27", "Q114"), ("P39", "Q77", held("2020-05-00", precision=10)))
    OFFICE = item("Minister of Energy", item_id="Q77")

    @pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.json.bz2"])
    def test_position_held_becomes_a_term_of_a_citizen(self, importing, name):
        dump = "[\n" + json.dumps(self.HELD_BY) + ",\n" + json.dumps(self.OFFICE) + "\n]\n"
        _, (row,) = importing(dump, "wikidata", name=name)
        assert (row["name"], row["country"], row["office"]) == ("Rosa Ade", "KEN", "energy minister")
        assert (row["from"], row["to"]) == ("2020-05-01", "")

    @pytest.mark.parametrize(("precision", "written"), [(11, "2020-05-03"), (10, "2020-05-01"), (9, "2020")])
    def test_time_is_written_as_far_as_it_is_known(self, importing, precision, written):
        dated = item(
            "Rosa Ade", ("P31", "Q5"), ("P27", "Q114"), ("P39", "Q77", held("2020-05-03", precision=precision))
        )
        _, (row,) = importing(lines(dated, self.OFFICE), "wikidata")
        assert row["from"] == written

    def test_body_has_the_sector_of_its_class(self, importing):
        party = item("Berg Party", ("P31", "Q7278"), ("P17", "Q20"))
        _, (row,) = importing(lines(party), "wikidata", "organisations")
        assert (row["name"], row["country"], row["sectors"]) == ("Berg Party", "NOR", "PTY")

    def test_deprecated_claims_do_not_count(self, importing):
        gone = item("Rosa Ade", ("P31", "Q5"), ("P27", "Q114"), ("P39", "Q77", {"rank": "deprecated"}))
        _, rows = importing(lines(gone, self.OFFICE), "wikidata")
        assert rows == []


@pytest.mark.parametrize("arguments", [("nowhere.json", "-o", "tables"), ("in.json", "-o", "in.json")])
def test_wrong_paths_are_a_wrong_call(call, folder, arguments):
    (folder / "in.json").write_text("", encoding="utf-8")
    result = call("import", *arguments, "--from", "ftm")
    assert result.exit_code == 2


def test_broken_archive_is_named(call, folder):
    (folder / "in.json.gz").write_bytes(gzip.compress(b"{}" * 1000)[:20])
    result = call("import", "in.json.gz", "--from", "ftm", "-o", "tables")
    assert result.exit_code == 2
    assert "in.json.gz cannot be read" in result.stderr
