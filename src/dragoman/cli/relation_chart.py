"""A relation on a terminal: a row a bin with bars and levels, a line where it changes; readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.record import Change, Counting, Level, Point, QuadCounts, Relation

WIDTH = 80
BAR = 18
"""Cells of the longest bar: what 80 columns leave beside the figures."""

QUIET = 3
"""Empty bins in a row from which they are told in one line."""

MARKS = {"verbal_cooperation": "·", "material_cooperation": "+", "verbal_conflict": "x", "material_conflict": "X"}
STYLES = {
    "verbal_cooperation": "cyan",
    "material_cooperation": "blue",
    "verbal_conflict": "yellow",
    "material_conflict": "red",
}
LEGEND = "· verbal, + material cooperation   x verbal, X material conflict"

Row = Point | Sequence[Point]


def chart(relation: Relation, console: Console | None = None) -> str:
    """Draw a relation as text of 80 columns; styles stand in it only where the console has colours."""
    console = console or Console(file=StringIO(), width=WIDTH, color_system=None)
    one, two = relation.parties
    head = Text.assemble((f"{one.name} and {two.name}", "bold"), f"\n{_span(relation)}")
    blocks: list[RenderableType] = [head]
    if relation.episodes:
        blocks += [_table(relation), Text(f"{LEGEND}; {_scale(relation)}", style="dim")]
    blocks += _list("Changes", [f"{_sign(change)}{change.words}" for change in relation.changes])
    blocks += _list("Left out, or counted with a reservation", [f"{told.words}." for told in relation.left_out])
    blocks += _list("To know", relation.notes)
    return _set(blocks, console)


def _table(relation: Relation) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", width=1)
    table.add_column(relation.bin, no_wrap=True)
    table.add_column("episodes", width=BAR, no_wrap=True)
    for title in ("ep.", "orig.", "rep."):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("level (90 %)", justify="right", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    ways = {change.bin: _ways(relation.changes, change.bin) for change in relation.changes}
    most = max(point.by_episode.counts.total for point in relation.points)
    for row in _rows(relation.points, set(ways)):
        if isinstance(row, Point):
            table.add_row(*_cells(row, most, ways.get(row.bin, "")))
        else:
            table.add_row("", row[0].bin, Text(f"… {len(row)} empty", style="dim"))
    return table


def _rows(points: Sequence[Point], marked: set[str]) -> Iterator[Row]:
    """Yield points, and runs of empty ones together; a bin where the relation changes stands alone."""
    quiet: list[Point] = []
    for point in points:
        if _is_empty(point) and point.bin not in marked:
            quiet.append(point)
            continue
        yield from _gathered(quiet)
        quiet = []
        yield point
    yield from _gathered(quiet)


def _gathered(quiet: list[Point]) -> Iterator[Row]:
    if len(quiet) >= QUIET:
        yield tuple(quiet)
    else:
        yield from quiet


def _is_empty(point: Point) -> bool:
    return not (point.by_episode.counts.total or point.by_report.counts.total or point.by_origin.counts.total)


def _cells(point: Point, most: int, ways: str) -> list[str | Text]:
    totals = (tally.counts.total for tally in (point.by_episode, point.by_origin, point.by_report))
    return [
        Text(ways, style="bold"),
        point.bin,
        _bar(point.by_episode.counts, most),
        *(f"{total:,}" if total else "-" for total in totals),
        _level(point.by_episode.level),
        f"{point.score:+.1f}" if point.score is not None else "",
    ]


def _bar(counts: QuadCounts, most: int) -> Text:
    """Draw the classes one after another; each that is there has at least one mark, the whole at most `BAR`."""
    numbers = {quad: getattr(counts, quad) for quad in MARKS}
    scale = 1.0 if most <= BAR else BAR / most
    cells = {quad: max(round(number * scale), 1) if number else 0 for quad, number in numbers.items()}
    while sum(cells.values()) > BAR:
        cells[max(cells, key=lambda quad: cells[quad])] -= 1
    return Text.assemble(*((MARKS[quad] * cells[quad], STYLES[quad]) for quad in MARKS))


def _ways(changes: Sequence[Change], name: str) -> str:
    """Mark a bin by how it changes: `>` by episode or origin, `r` where only reports change."""
    ways: set[Counting] = {change.counting for change in changes if change.bin == name}
    return "r" if ways == {"report"} else ">"


def _sign(change: Change) -> str:
    sign = "r" if change.counting == "report" else ">"
    return f"{sign} By {change.counting}, {change.bin}. "


def _level(level: Level) -> str:
    return f"{_figure(level.mean)} ({_figure(level.low)}-{_figure(level.high)})"


def _figure(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}"  # noqa: PLR2004 - two digits are as many as it bears


def _scale(relation: Relation) -> str:
    most = max(point.by_episode.counts.total for point in relation.points)
    return "one mark an episode" if most <= BAR else f"one mark for about {most / BAR:.1f} episodes"


def _span(relation: Relation) -> str:
    number = f"{relation.episodes:,} episode{'' if relation.episodes == 1 else 's'}"
    if relation.first is None:
        return number
    return f"{number}, {relation.first} to {relation.last}, by {relation.bin}"


def _list(title: str, lines: Sequence[str]) -> list[RenderableType]:
    if not lines:
        return []
    return [Text(f"\n{title}", style="bold"), *(Padding(Text(line), (0, 0, 0, 2)) for line in lines)]


def _set(blocks: list[RenderableType], console: Console) -> str:
    with console.capture() as captured:
        for block in blocks:
            console.print(block, highlight=False)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))
