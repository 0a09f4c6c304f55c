"""Rows for tables of one's own: what reports tell of persons, and what other collections hold."""

from .followthemoney import read_followthemoney
from .imported import Imported
from .learned import Learned, Told, told
from .table import write_organisations, write_people
from .wikidata import read_wikidata

__all__ = [
    "Imported", "Learned", "Told", "read_followthemoney", "read_wikidata", "told", "write_organisations",
    "write_people",
]  # fmt: skip
