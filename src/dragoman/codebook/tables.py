"""Read the package's tables: tab-separated files in `data/`, a header row first, `#` comments naming the source.

A person's own tables lie in the folder that the environment variable `DRAGOMAN_TABLES` names, under the same names and
with the same columns. Their rows stand first, and take the place of all rows with the same first cell.
"""

from __future__ import annotations

import os
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from dragoman.errors import DataError

Row = dict[str, str]

OWN_TABLES = "DRAGOMAN_TABLES"
"""The environment variable that names the folder of a person's own tables."""


def read_table(name: str) -> list[Row]:
    """Read `NAME.tsv` as one dict a row, a person's own rows first; an empty cell is an empty string.

    Raises `DataError` naming file and line where a row has not as many cells as the header, and naming the columns
    where an own table has others than the package's.
    """
    text = files("dragoman.codebook").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    rows = parse_table(text, f"{name}.tsv")
    own = _own_rows(name)
    if not own:
        return rows
    if own[0].keys() != rows[0].keys():
        msg = f"{_own_folder()}: {name}.tsv has the columns {', '.join(own[0])}; it needs {', '.join(rows[0])}"
        raise DataError(msg)
    key = next(iter(rows[0]))
    replaced = {row[key] for row in own}
    return [*own, *(row for row in rows if row[key] not in replaced)]


def own_tables() -> str | None:
    """Give a digest of a person's own tables, None without any: what was coded with them is told apart by it."""
    folder = _own_folder()
    found = sorted(folder.glob("*.tsv")) if folder else []
    return sha256(b"".join(p.name.encode() + b"\n" + p.read_bytes() for p in found)).hexdigest()[:8] if found else None


def _own_folder() -> Path | None:
    named = os.environ.get(OWN_TABLES)
    return Path(named) if named else None


def _own_rows(name: str) -> list[Row]:
    folder = _own_folder()
    path = folder / f"{name}.tsv" if folder else None
    if path is None or not path.exists():
        return []
    try:
        return parse_table(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read: {error}"
        raise DataError(msg) from error


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
