"""Abbreviations that end in a full stop (`data/abbreviations.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass

from .tables import listed, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """`before`: a name or number always follows; `either`: a sentence may end there."""

    before: frozenset[str]
    either: frozenset[str]

    @classmethod
    def load(cls) -> Abbreviations:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = read_table("abbreviations")
        return cls(
            before=frozenset(form for row in rows if row["use"] == "before" for form in listed(row["forms"])),
            either=frozenset(form for row in rows if row["use"] == "either" for form in listed(row["forms"])),
        )
