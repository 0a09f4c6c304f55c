"""Read the package's tables: tab-separated files in `data/`, a header row first, `#` comments naming the source."""

from __future__ import annotations

from importlib.resources import files

from dragoman.errors import DataError

Row = dict[str, str]


def read_table(name: str) -> list[Row]:
    """Read `data/NAME.tsv` as one dict a row; an empty cell is an empty string.

    Raises `DataError` naming file and line where a row has not as many cells as the header.
    """
    text = files("dragoman.codebook").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return parse_table(text, f"{name}.tsv")


def parse_table(text: str, name: str) -> list[Row]:
    """Parse the text of a table; `name` stands in error messages."""
    header: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
        elif len(cells) != len(header):
            msg = f"{name}, line {number}: {len(cells)} cells, but the header has {len(header)}"
            raise DataError(msg)
        else:
            rows.append(dict(zip(header, cells, strict=True)))
    return rows


def listed(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values, separated by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
