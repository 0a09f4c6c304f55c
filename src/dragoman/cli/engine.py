"""What the commands set to work; tests hand in another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from dragoman.record import Brief, Coding, Document, Pair, Reason, Rejected, Related  # fields are for type checkers

Form = Literal["md", "html", "json"]


class Coder(Protocol):
    """Codes documents, order kept; one that cannot be coded comes out as `Rejected`."""

    def __call__(self, documents: Iterable[Document]) -> Iterator[Coding | Rejected]:
        """Code documents as they come."""
        ...

    def explain(self, document: Document) -> tuple[Coding, tuple[Reason, ...]]:
        """Code one document and tell why words became what they became."""
        ...


def open_coder() -> Coder:
    """Open all stages; raises `ModelError` where the language pipeline is missing."""
    from dragoman.pipeline import Coder as Pipeline

    return Pipeline()


class Relater(Protocol):
    """Codes pairs of spans, order kept."""

    def __call__(self, pairs: Iterable[Pair]) -> Iterator[Related | Rejected]:
        """Code pairs as they come; one that cannot be read comes out as `Rejected`."""
        ...


def open_relater() -> Relater:
    """Open the encoder; raises `ModelError` where its weights are missing."""
    from dragoman.relating import Relater as Encoded

    return Encoded()


def write_brief(codings: Sequence[Coding]) -> Brief:
    """Write the brief of one report, or of several on one matter."""
    from dragoman.brief import write_brief as write

    return write(codings)


def render(brief: Brief, form: Form) -> str:
    """Set a brief as Markdown, HTML or JSON."""
    from dragoman.brief import render as render_brief

    return render_brief(brief, form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """The faces of the packages below; each is imported when a command calls it, so that `--help` answers at once."""

    open_coder: Callable[[], Coder] = open_coder
    open_relater: Callable[[], Relater] = open_relater
    write_brief: Callable[[Sequence[Coding]], Brief] = write_brief
    render: Callable[[Brief, Form], str] = render
