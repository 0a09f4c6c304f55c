"""The codebook on a terminal: an overview of the types, and one entry with its examples."""

from __future__ import annotations

from itertools import chain

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.codebook.examples import Example

from .entries import MARKS, Entries, Entry, Part, pieces

STYLES: dict[Part | None, str] = {
    "trigger": "bold underline",
    "actor": "italic cyan",
    "recipient": "italic magenta",
    None: "",
}
LEGEND: tuple[tuple[str, Part], ...] = (
    ("words that name the event", "trigger"),
    ("who acts", "actor"),
    ("whom it is done to", "recipient"),
)
PLAIN_LEGEND: tuple[tuple[str, Part], ...] = (LEGEND[0], ("parties", "actor"))
"""Where the output has no styles (a file, a pipe, a plain terminal), marks stand in for them."""

QUAD_WIDTH = len("cooperation")
"""A quad class stands on two lines, to leave the glosses room on a terminal of 80 columns."""


def overview(entries: Entries, console: Console | None = None) -> str:
    """Set all types, one row each, as wide as the console (the one of standard output by default)."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("type")
    table.add_column("quad class", width=QUAD_WIDTH)
    table.add_column("score", justify="right")
    table.add_column("recipient")
    table.add_column("what it is, and its modes")
    for entry in entries.types:
        told = Text(entry.gloss)
        if entry.modes:
            told.append(f"\nmodes: {', '.join(entry.modes)}", style="dim")
        table.add_row(Text(entry.type, style="bold"), _quad(entry), _score(entry), _recipient(entry), told)
    return _set([table, Text("dragoman codebook SANCTION or SANCTION:expel shows one with examples")], console)


def one(entry: Entry, entries: Entries, console: Console | None = None) -> str:
    """Set one entry: what it is, its CAMEO codes, its modes and its examples."""
    console = console or Console()
    facts = Table.grid(padding=(0, 2))
    facts.add_row("quad class", _quad(entry))
    facts.add_row("score", _score(entry))
    facts.add_row("recipient", _recipient(entry))
    facts.add_row("CAMEO, no mode" if entry.modes else "CAMEO", _codes(entry))
    modes = Table.grid(padding=(0, 2))
    for mode in entries.modes_of(entry):
        modes.add_row(Text(mode.mode or "", style="bold"), Text(mode.gloss))
    examples = Table.grid(padding=(0, 2))
    for example in entry.examples:
        examples.add_row(Text(example.status.replace("_", " "), style="dim"), _sentence(example, console))
    parts = [("", facts), ("Modes", modes), ("Examples", examples)]
    blocks = chain.from_iterable(_block(title, table) for title, table in parts if table.row_count)
    head = Text.assemble((entry.name, "bold"), "\n", entry.gloss)
    return _set([head, *blocks, Text(), _legend(console)], console)


def _block(title: str, table: Table) -> list[RenderableType]:
    return [Text(f"\n{title}" if title else "", style="bold"), Padding(table, (0, 0, 0, 2)) if title else table]


def _quad(entry: Entry) -> str:
    return entry.quad.replace("_", " ")


def _score(entry: Entry) -> str:
    return f"{entry.score:+.1f}"


def _recipient(entry: Entry) -> str:
    return "needed" if entry.needs_recipient else "not needed"


def _codes(entry: Entry) -> Text:
    if entry.cameo:
        return Text("\n".join(f"{known.code:<4} {known.name}" for known in entry.cameo))
    return Text(f"no code means just this; the closest is {entry.closest_cameo.code} {entry.closest_cameo.name}")


def _sentence(example: Example, console: Console) -> Text:
    return Text.assemble(*(_piece(words, part, console) for words, part in pieces(example)))


def _legend(console: Console) -> Text:
    parts = LEGEND if console.color_system else PLAIN_LEGEND
    return Text("   ").join(_piece(words, part, console) for words, part in parts)


def _piece(words: str, part: Part | None, console: Console) -> Text:
    if console.color_system:
        return Text(words, style=STYLES[part])
    return Text(f"{MARKS[part]}{words}{MARKS[part]}")


def _set(blocks: list[RenderableType], console: Console | None) -> str:
    console = console or Console()
    with console.capture() as captured:
        for block in blocks:
            console.print(block, highlight=False)
    lines = (line.rstrip() for line in captured.get().split("\n"))
    return "\n".join(lines)
