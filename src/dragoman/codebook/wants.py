"""Words that say what a party wants or stands to gain or lose (`data/wants.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass

from .tables import listed, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What must follow a word (`complements`, by lemma and part of speech) for it to tell of an interest.

    `gains` are the verbs that «stands to …» takes.
    """

    complements: dict[tuple[str, str], frozenset[str]]
    gains: frozenset[str]

    @classmethod
    def load(cls) -> Wants:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = read_table("wants")
        return cls(
            complements={
                (row["lemma"], row["pos"]): frozenset(listed(row["complement"]))
                for row in rows
                if row["pos"] != "GAINS"
            },
            gains=frozenset(row["lemma"] for row in rows if row["pos"] == "GAINS"),
        )
