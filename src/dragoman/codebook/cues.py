"""Words that attribute (`data/cues.tsv`), and what makes a name that of a news medium (`data/media.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from dragoman.errors import DataError
from dragoman.record import Stance

from .tables import Row, listed, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What must follow a word for it to attribute, and what its source then does with the content.

    `stance` is None where the source speaks of the content without vouching for it or asking for it («welcomed the
    deal»).
    """

    patterns: frozenset[str]
    stance: Stance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Cues by lemma and part of speech (VERB, NOUN, ADJ); names of media as written, and words that make one."""

    by_word: dict[tuple[str, str], Cue]
    media: frozenset[str]
    media_words: frozenset[str]
    media_names: frozenset[str]

    @classmethod
    def load(cls) -> Cues:
        """Read the package's tables; raises `DataError` where one is broken."""
        rows = read_table("cues")
        return cls(
            by_word={(row["lemma"], row["pos"]): _cue(row) for row in rows if not row["pos"].startswith("MEDIUM")},
            media=frozenset(name for row in read_table("media") for name in (row["name"], *listed(row["aliases"]))),
            media_words=frozenset(row["lemma"] for row in rows if row["pos"] == "MEDIUM"),
            media_names=frozenset(row["lemma"] for row in rows if row["pos"] == "MEDIUM_NAME"),
        )

    def find(self, lemma: str, pos: str) -> Cue | None:
        """Give the cue that a word may be; `pos` is the universal part of speech."""
        return self.by_word.get((lemma, pos))

    def is_medium(self, words: Sequence[str]) -> bool:
        """Tell whether the words of a noun phrase, its head last, name or describe a news medium.

        >>> Cues.load().is_medium(["state", "news", "agency", "Xinhua"])
        True
        """
        if not words:
            return False
        endings = (" ".join(words[start:]) for start in range(len(words)))
        last = words[-1].lower()
        return (
            any(ending in self.media for ending in endings)
            or last in self.media_words
            or (last in self.media_names and words[-1][0].isupper())
        )


def _cue(row: Row) -> Cue:
    stance = row["stance"]
    if stance and stance not in STANCES:
        msg = f"cues.tsv: {row['lemma']} has the stance {stance}, which is none of {', '.join(STANCES)}"
        raise DataError(msg)
    return Cue(patterns=frozenset(listed(row["pattern"])), stance=STANCES.get(stance))
