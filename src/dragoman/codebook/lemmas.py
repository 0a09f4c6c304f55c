"""Lemmas that the pipeline gets wrong (`data/lemmas.tsv`)."""

from __future__ import annotations

from .tables import read_table


def read_lemmas() -> dict[tuple[str, str], str]:
    """Read the right lemma by the form, in lower case, and the wrong lemma; raises `DataError` for a broken table."""
    return {(row["form"], row["wrong"]): row["lemma"] for row in read_table("lemmas")}
