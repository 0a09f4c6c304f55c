"""How sure the coder is of an event, from how central it stands in its report (`data/confidence.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from dragoman.errors import DataError

from .tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidences:
    """A logistic curve over an event's salience, fitted to judged events; it rises, so that it keeps their order."""

    middle: float
    slope: float

    @classmethod
    def load(cls) -> Confidences:
        """Read the package's table; raises `DataError` where it is broken."""
        values = {row["name"]: row["value"] for row in read_table("confidence")}
        try:
            middle, slope = float(values["middle"]), float(values["slope"])
        except (KeyError, ValueError) as error:
            msg = f"confidence.tsv: {error} is no number that the table should hold"
            raise DataError(msg) from error
        if slope <= 0:
            msg = f"confidence.tsv: the slope is {slope}, but what stands out more cannot be less sure"
            raise DataError(msg)
        return cls(middle=middle, slope=slope)

    def of(self, salience: float) -> float:
        """Give the share of events of such salience whose type, status and actors are right, in 0..1."""
        return 1 / (1 + exp(-self.slope * (salience - self.middle)))
