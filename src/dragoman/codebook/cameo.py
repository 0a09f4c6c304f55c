"""CAMEO's codes, and what each is in PLOVER (`data/cameo.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import DataError
from dragoman.record import EventType

from .plover import event_type
from .tables import listed, read_table

PloverCode = tuple[EventType, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """Codes of two to four digits: their names, their PLOVER types and modes, and the way back."""

    names: dict[str, str]
    crosswalk: dict[str, PloverCode]
    standing: dict[PloverCode, str]

    @classmethod
    def load(cls) -> Cameo:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = read_table("cameo")
        crosswalk = {r["code"]: (event_type(r["type"], "cameo"), r["mode"] or None) for r in rows if r["type"]}
        return cls(
            names={row["code"]: row["name"] for row in rows},
            crosswalk=crosswalk,
            standing={_pair(entry): row["code"] for row in rows for entry in listed(row["stands_for"])},
        )

    def plover(self, code: str) -> PloverCode | None:
        """Give PLOVER's type and mode for a code; None for what PLOVER leaves out (statements, unknown codes)."""
        return self.crosswalk.get(code)

    def closest(self, kind: EventType, mode: str | None) -> str:
        """Give the code that stands for a type and mode, or for the type where the mode has none."""
        code = self.standing.get((kind, mode)) or self.standing.get((kind, None))
        if code is None:
            msg = f"cameo.tsv: no code stands for {kind}"
            raise DataError(msg)
        return code

    def name(self, code: str) -> str:
        """Give a code's label; the code itself where it is unknown."""
        return self.names.get(code, code)


def _pair(entry: str) -> PloverCode:
    kind, _, mode = entry.partition(":")
    return event_type(kind, "cameo"), mode or None
