"""Stretches of a text, by character offsets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Span:
    """Locate words in a text: code points from `start` to `end`, end-exclusive.

    Values that *are* a stretch of text (a mention, a sentence, an expectation) derive from this class, so that
    offsets are checked, sliced and mapped back in one place.

    >>> Span(4, 7).of("the Kremlin")
    'Kre'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raise `ValueError` unless 0 <= start < end."""
        if not 0 <= self.start < self.end:
            msg = f"span {self.start}..{self.end} is empty, reversed or negative"
            raise ValueError(msg)

    @property
    def span(self) -> Span:
        """The bare offsets."""
        return Span(self.start, self.end)

    def of(self, text: str) -> str:
        """Slice the words out of the text that the offsets count."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


def with_spans(value: Value, move: Callable[[Span], Span]) -> Value:
    """Copy a record value with each span in it, however deep, moved.

    `move` maps bare offsets to bare offsets; values derived from `Span` keep their other fields.
    """
    return _moved(value, move)  # type: ignore[no-any-return]  # the walk keeps the type of what it is given


def _moved(value: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(item, move) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {
        field.name: _moved(getattr(value, field.name), move)
        for field in fields(value)
        if isinstance(getattr(value, field.name), tuple) or is_dataclass(getattr(value, field.name))
    }
    if isinstance(value, Span):
        place = move(Span(value.start, value.end))
        changes |= {"start": place.start, "end": place.end}
    return replace(value, **changes) if changes else value
