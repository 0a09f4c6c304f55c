"""What a sentence is about: its rare words, stemmed, weighted by how rare they are in news."""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files
from math import log, sqrt

import snowballstemmer

from dragoman.codebook.tables import read_table

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")
Terms = dict[str, float]


class Rarity:
    """Weights of words: the logarithm of how many reports of news there are to one that holds the word."""

    def __init__(self, counts: dict[str, int], documents: int) -> None:
        """Take in how many of `documents` reports hold each stem."""
        self._counts = counts
        self._documents = documents
        self._stem = lru_cache(maxsize=STEMS)(snowballstemmer.stemmer("english").stemWord)

    @classmethod
    def load(cls) -> Rarity:
        """Read the table that ships with the package."""
        return _shipped()

    def weight(self, stem: str) -> float:
        """Give a stem's weight, 0 for one that every report holds."""
        return log(self._documents / (1 + self._counts.get(stem, 0)))

    def stem(self, word: str) -> str:
        """Strip a word of its ending: «exports» and «exported» are one."""
        return str(self._stem(word.casefold()))

    def terms(self, text: str) -> Terms:
        """Give the stems of a text with their weights, each once."""
        stems = {self.stem(word) for word in WORD.findall(text)}
        return {stem: weight for stem in sorted(stems) if (weight := self.weight(stem)) > LEAST}


STEMS = 100_000
"""Words whose stems are remembered: as many as news of a year uses, a few megabytes."""

LEAST = 1.5
"""Words in more than about one report in four say nothing of what a sentence is about."""


def likeness(first: Terms, second: Terms) -> float:
    """Give the cosine of two sets of terms, 0 to 1."""
    shared = sum(weight**2 for stem, weight in first.items() if stem in second)
    return shared / (norm(first) * norm(second)) if shared else 0.0


def share(part: Terms, whole: Terms) -> float:
    """Give how much of the weight of `part` stands in `whole`, 0 to 1."""
    total = sum(part.values())
    return sum(weight for stem, weight in part.items() if stem in whole) / total if total else 0.0


def norm(terms: Terms) -> float:
    """Give the length of a set of terms as a vector."""
    return sqrt(sum(weight**2 for weight in terms.values()))


DEED = 4.0
"""Weight of a deed that is told in other words: that of a word that one report in fifty holds."""


def deeds_in(text: str) -> Terms:
    """Give the deeds that a text tells, each as a term of its own: «took effect» and «became law» are one."""
    return {f"={deed}": DEED for deed, pattern in _deeds() if pattern.search(text)}


@cache
def _deeds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns: dict[str, list[str]] = {}
    for row in read_table("deeds"):
        patterns.setdefault(row["deed"], []).append(row["pattern"])
    return tuple((deed, re.compile(rf"\b(?:{'|'.join(p)})\b", re.IGNORECASE)) for deed, p in patterns.items())


@cache
def _shipped() -> Rarity:
    raw = files("dragoman.codebook").joinpath("data", "rarity.tsv.gz").read_bytes()
    lines = gzip.decompress(raw).decode().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    documents = int(rows[0][1])
    return Rarity({stem: int(count) for stem, count in rows[1:]}, documents)
