"""What a run tells on standard error: failures as they come, how far it is, and the sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from dragoman.record import Rejected

from .exits import one_line

Item = TypeVar("Item")


class Rate(ProgressColumn):
    """Documents a second."""

    def render(self, task: Task) -> Text:
        """Give the rate, blank before the first document is done."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "")


class Report:
    """Count documents (or other units) and name failures; on a terminal, show progress from the second one on."""

    def __init__(
        self,
        unit: str = "documents",
        console: Console | None = None,
        keep: Callable[[Rejected], None] = lambda _: None,
    ) -> None:
        self._console = console or Console(stderr=True, soft_wrap=True)
        self._progress = Progress(
            SpinnerColumn(), TextColumn(f"{{task.completed:.0f}} {unit} coded"), Rate(), TimeElapsedColumn(),
            console=self._console, transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("code", total=None)
        self._keep = keep
        self._read = 0
        self.coded = 0
        self.failed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the progress bar away, and sum up where some inputs failed."""
        if self._progress.live.is_started:
            self._progress.stop()
        if self.failed and self.failed + self.coded > 1 and kind is None:
            self._say(f"dragoman: {self.coded} coded, {self.failed} failed")

    def read(self, found: Iterable[Item | Rejected]) -> Iterator[Item]:
        """Let what was read through; name and count what could not be."""
        for item in found:
            if isinstance(item, Rejected):
                self._fail(item)
                continue
            self._read += 1
            if self._read > 1 and self._console.is_terminal:
                self._progress.start()
            yield item

    def done(self, made: Iterable[Item | Rejected]) -> Iterator[Item]:
        """Let what was coded through; name and count what could not be."""
        for item in made:
            if isinstance(item, Rejected):
                self._fail(item)
                continue
            self.coded += 1
            self._progress.advance(self._task)
            yield item

    def _fail(self, rejected: Rejected) -> None:
        self.failed += 1
        self._keep(rejected)
        self._say(f"dragoman: {rejected.name}: {rejected.reason}")

    def _say(self, words: str) -> None:
        with suppress(BrokenPipeError):
            self._console.print(one_line(words), markup=False, highlight=False)
