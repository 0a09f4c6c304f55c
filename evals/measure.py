"""Measure the coder against gold sets and hold its figures to their floors.

    python evals/measure.py                      every set
    python evals/measure.py roles pentacode      some
    python evals/measure.py --raise              and lift floors to what was measured

Gold sets and scorers are not part of the project: their texts belong to their publishers. `--gold` and `--score` say
where they lie; without them nothing is measured, and that is said. Exit status: 0 all floors held, 1 one did not,
2 a scorer failed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FIGURES = HERE / "figures.json"
SLACK = 0.002
"""What a figure may fall below its floor: platforms differ in the last bits of the parser's sums."""


@dataclass(frozen=True)
class GoldSet:
    """One row of `sets.toml`."""

    name: str
    gold: str
    scorer: str
    of: str
    where: dict[str, str] = field(default_factory=dict)

    def records(self, folder: Path) -> list[dict[str, Any]]:
        """Read the gold records that count."""
        text = (folder / self.gold).read_text(encoding="utf-8")
        if not self.gold.endswith(".jsonl"):
            return [json.loads(text)]
        records = [json.loads(line) for line in text.split("\n") if line.strip()]
        return [r for r in records if all(r.get(key) == value for key, value in self.where.items())]


def read_sets(names: list[str]) -> list[GoldSet]:
    """Read the sets asked for, all of them where none is named."""
    rows = tomllib.loads((HERE / "sets.toml").read_text(encoding="utf-8"))
    unknown = sorted(set(names) - set(rows))
    if unknown:
        sys.exit(f"no such set: {', '.join(unknown)}; known: {', '.join(rows)}")
    return [GoldSet(name=name, **row) for name, row in rows.items() if not names or name in names]


def main() -> int:
    """Measure, print, compare, record."""
    options = _options()
    if not options.gold.is_dir() or not options.score.is_dir():
        print(f"nothing measured: no gold sets in {options.gold} or no scorers in {options.score}")
        return 0
    sets = [s for s in read_sets(options.sets) if (options.gold / s.gold).exists()]
    with tempfile.TemporaryDirectory() as scratch:
        figures = _measure(sets, options, Path(scratch))
    _write(FIGURES, _known(FIGURES) | figures)
    return _gate(figures, lift=options.lift)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="names of sets, see sets.toml")
    beside = HERE.parent.parent / "shared"
    parser.add_argument("--gold", type=Path, default=beside / "gold", help="folder of gold sets")
    parser.add_argument("--score", type=Path, default=beside / "score", help="folder of scorers")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to the figures measured")
    return parser.parse_args()


def _measure(sets: list[GoldSet], options: argparse.Namespace, scratch: Path) -> dict[str, dict[str, float]]:
    from dragoman.pipeline import Coder

    coder, coded, figures = Coder(), {}, {}
    for gold in sets:
        began = time.perf_counter()
        wanted = scratch / f"{gold.name}.gold.json{'l' if gold.gold.endswith('l') else ''}"
        _write_lines(wanted, gold.records(options.gold))
        if not gold.gold.endswith("l"):
            _copy_text(gold, options.gold, scratch)
        key = (gold.gold, str(gold.where))
        if key not in coded:
            coded[key] = scratch / f"{gold.name}.coded.jsonl"
            _code(coder, _run(options.score / "documents.py", wanted), coded[key])
        output = _run(options.score / gold.scorer, wanted, coded[key])
        figures[gold.name] = _last_line(output)
        print(f"{gold.name:20} {time.perf_counter() - began:6.1f} s  {output.strip().splitlines()[-1]}", flush=True)
    return figures


def _code(coder: Any, inputs: str, path: Path) -> None:
    from dragoman.record import Coding, Document
    from dragoman.record.exchange import from_json, to_json

    documents = (from_json(Document, line) for line in inputs.split("\n") if line)
    with path.open("w", encoding="utf-8") as out:
        for coding in coder(documents):
            if isinstance(coding, Coding):
                out.write(to_json(coding) + "\n")


def _copy_text(gold: GoldSet, folder: Path, scratch: Path) -> None:
    """Lay the text of a gold file that names one beside the copy of the gold."""
    record = gold.records(folder)[0]
    text = (folder / gold.gold).with_name(record["file"]).read_bytes()
    (scratch / record["file"]).write_bytes(text)


def _run(program: Path, *arguments: Path) -> str:
    done = subprocess.run([sys.executable, program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{program.name}: {done.stderr.strip()}", file=sys.stderr)
        sys.exit(2)
    return done.stdout


def _last_line(output: str) -> dict[str, float]:
    """Read `NAME n=157 f1=0.1234 …`."""
    pairs = (part.split("=") for part in islice(output.strip().splitlines()[-1].split(), 1, None))
    return {name: float(value) for name, value in pairs}


def _gate(figures: dict[str, dict[str, float]], *, lift: bool) -> int:
    floors = _known(FLOORS)
    fallen = [
        f"{name}.{figure}: {figures[name].get(figure, 0.0):.4f} is below its floor {floor:.4f}"
        for name in figures
        for figure, floor in floors.get(name, {}).items()
        if figures[name].get(figure, 0.0) < floor - SLACK
    ]
    print("\n".join(fallen) or f"floors held: {sum(len(floors.get(name, {})) for name in figures)} figures")
    if lift:
        _write(FLOORS, floors | {name: _lifted(floors.get(name, {}), row) for name, row in figures.items()})
    return 1 if fallen else 0


UNGATED = frozenset({"n", "rows", "passed", "unseen_n", "median_km"})


def _lifted(floors: dict[str, float], row: dict[str, float]) -> dict[str, float]:
    return {k: max(v, floors.get(k, 0.0)) for k, v in row.items() if k not in UNGATED}


def _known(path: Path) -> dict[str, dict[str, float]]:
    return json.loads(path.read_text(encoding="utf-8"))["figures"] if path.exists() else {}


def _write(path: Path, figures: dict[str, dict[str, float]]) -> None:
    ordered = {name: figures[name] for name in sorted(figures)}
    text = json.dumps({"measured": date.today().isoformat(), "figures": ordered}, indent=1)  # noqa: DTZ011 - the day of the person who measures
    path.write_text(text + "\n", encoding="utf-8")


def _write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
