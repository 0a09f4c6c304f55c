"""Relations: two parties over time, counted in three ways, with levels, intervals and the places where they change.

    relation = trace_relation((RelationParty(name="Norland"), RelationParty(name="Sudland")), episodes)

`episodes` are `Dated` values; the caller takes them from the record. Nothing here opens a store.
"""

from .episodes import COUNTED, Choice, Dated, Reported
from .tracing import trace_relation

__all__ = ["COUNTED", "Choice", "Dated", "Reported", "trace_relation"]
