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
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from record import desk_rows, episode_rows, storyline_rows

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "figures.md"
FLOORS = HERE / "floors.json"
FIGURES = HERE / "figures.json"
CROSSVALIDATED = HERE / "crossvalidated.json"
SLACK = 0.002
"""What a figure may fall below its floor: platforms differ in the last bits of the parser's sums."""


@dataclass(frozen=True)
class GoldSet:
    """One row of `sets.toml`."""

    name: str
    gold: str
    scorer: str
    of: str
    where: dict[str, Any] = field(default_factory=dict)
    ours: bool = False
    learned: bool = False

    @property
    def of_passages(self) -> bool:
        """Whether it is a set of passages of our own, with the scorer beside it."""
        return self.ours and "/" in self.scorer

    def files(self, folder: Path) -> list[Path]:
        """Give the gold files: one, or all that the pattern names."""
        return sorted((HERE if self.ours else folder).glob(self.gold))

    def chosen(self, path: Path, scratch: Path) -> Path:
        """Give a gold file with the records that count: the file itself where all do."""
        if not self.where:
            return path
        records = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
        kept = [r for r in records if all(r.get(k) in _each(wanted) for k, wanted in self.where.items())]
        part = scratch / f"{self.name}.gold.jsonl"
        part.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept), encoding="utf-8")
        return part


def _each(wanted: Any) -> list[Any]:
    """Give the values that a field may have: those of a list, or the one."""
    return wanted if isinstance(wanted, list) else [wanted]


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
    sets = [s for s in read_sets(options.sets) if s.files(options.gold)]
    with tempfile.TemporaryDirectory() as scratch:
        figures = _measure(sets, options, Path(scratch))
    _write(FIGURES, _known(FIGURES) | figures)
    status = _gate(figures, lift=options.lift)
    PAGE.write_text(figures_page(), encoding="utf-8")
    return status


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

    coders, coded = {False: Coder(), True: Coder(tables_only=True)}, _Coded(scratch)
    figures = {}
    for gold in sets:
        began = time.perf_counter()
        coder = coders[gold.learned]
        rows = []
        for path in gold.files(options.gold):
            wanted = gold.chosen(path, scratch)
            if gold.of_passages:
                output = run(HERE / gold.scorer, wanted, coded.of_passages(wanted, coder))
            elif gold.scorer == "desk.py":
                output = run(options.score / gold.scorer, *desk_rows(wanted, coder, scratch))
            elif gold.scorer == "stories.py":
                output = run(options.score / gold.scorer, *storyline_rows(wanted, scratch))
            elif gold.scorer == "coreference/score.py":
                codings = coded.of(wanted, coder, options.score)
                output = run(HERE / gold.scorer, wanted, codings, episode_rows(_codings(codings), scratch))
            elif gold.ours:
                output = run(options.score / gold.scorer, wanted, *coded.of_report(wanted, coder))
            else:
                output = run(options.score / gold.scorer, wanted, coded.of(wanted, coder, options.score))
            rows.append(last_line(output))
        figures[gold.name] = rows[0] if len(rows) == 1 else _summed(rows)
        told = " ".join(f"{name}={value:g}" for name, value in figures[gold.name].items())
        print(f"{gold.name:20} {time.perf_counter() - began:6.1f} s  {told}", flush=True)
    return figures


class _Coded:
    """Codes each gold file once, however many sets read it."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._made: dict[Path, Path] = {}

    def of(self, wanted: Path, coder: Any, score: Path) -> Path:
        """Give the file of codings of a gold file's documents."""
        if wanted not in self._made:
            self._made[wanted] = self._scratch / f"{len(self._made)}.coded.jsonl"
            _code(coder, _documents(run(score / "documents.py", wanted)), self._made[wanted])
        return self._made[wanted]

    def of_passages(self, wanted: Path, coder: Any) -> Path:
        """Give the file of codings of our own passages, one document each."""
        from dragoman.record import Document
        from dragoman.record.exchange import from_fields

        rows = (json.loads(line) for line in wanted.read_text(encoding="utf-8").split("\n") if line.strip())
        fields = ("id", "text", "published", "outlet")
        documents = (from_fields(Document, {k: row[k] for k in fields if k in row}) for row in rows)
        path = self._scratch / f"{wanted.parent.name}.jsonl"
        _code(coder, documents, path)
        return path

    def of_report(self, wanted: Path, coder: Any) -> tuple[Path, Path]:
        """Give the coding of the report that a gold file names, and its text without the header."""
        from dragoman.read import Defaults, read_inputs

        report = wanted.parent / json.loads(wanted.read_text(encoding="utf-8"))["file"]
        (document,) = read_inputs([str(report)], Defaults())
        coding, text = self._scratch / f"{wanted.stem}.jsonl", self._scratch / f"{wanted.stem}.txt"
        _code(coder, iter([document]), coding)
        text.write_text(document.text, encoding="utf-8")
        return coding, text


def _summed(rows: list[dict[str, float]]) -> dict[str, float]:
    """Add up the rows of several briefs."""
    passed, total = (sum(row[name] for row in rows) for name in ("passed", "rows"))
    return {"passed": passed, "rows": total, "share": round(passed / total, 4) if total else 0.0}


def _documents(inputs: str) -> Iterator[Any]:
    from dragoman.record import Document
    from dragoman.record.exchange import from_json

    return (from_json(Document, line) for line in inputs.split("\n") if line)


def _codings(path: Path) -> Iterator[Any]:
    from dragoman.record import Coding
    from dragoman.record.exchange import from_json

    return (from_json(Coding, line) for line in path.read_text(encoding="utf-8").split("\n") if line)


def _code(coder: Any, documents: Iterator[Any], path: Path) -> None:
    from dragoman.record import Coding
    from dragoman.record.exchange import to_json

    with path.open("w", encoding="utf-8") as out:
        for coding in coder(documents):
            if isinstance(coding, Coding):
                out.write(to_json(coding) + "\n")


def run(program: Path, *arguments: Path) -> str:
    """Run a scorer and give what it prints; a scorer that fails ends the run with its words."""
    done = subprocess.run([sys.executable, program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{program.name}: {done.stderr.strip()}", file=sys.stderr)
        sys.exit(2)
    return done.stdout


def last_line(output: str) -> dict[str, float]:
    """Read `NAME n=157 f1=0.1234 …`."""
    pairs = (part.split("=") for part in islice(output.strip().splitlines()[-1].split(), 1, None))
    return {name: float(value) for name, value in pairs}


def _gate(figures: dict[str, dict[str, float]], *, lift: bool) -> int:
    figures = {name: row for name, row in figures.items() if row.get("n", FEW) >= FEW}
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


FEW = 100
"""Items below which a figure has no floor: on 28 events of MEANTIME one answer moves the accuracy by 0.036."""

UNGATED = frozenset({"n", "rows", "passed", "unseen_n", "median_km", "coverage", "not_in_office"})
"""Figures without a floor: counts, a distance, the share of TimeML's events that are coded, and who is out of office.

Most of TimeML's events are no political ones, so that every false alarm raises that share. It had a floor of 0.111
until 2026-11-25, when doubtful words were given up. `not_in_office` takes it that whoever left an office 400 days ago
holds no other, which its set itself calls weak: each other office that the who's who comes to know counts against it,
if true. It had a floor of 0.967 until 2026-11-25, when rows of envoys, speakers and further ministers came.
"""


def _lifted(floors: dict[str, float], row: dict[str, float]) -> dict[str, float]:
    return {k: max(v, floors.get(k, 0.0)) for k, v in row.items() if k not in UNGATED}


def _known(path: Path) -> dict[str, dict[str, float]]:
    return json.loads(path.read_text(encoding="utf-8"))["figures"] if path.exists() else {}


def _write(path: Path, figures: dict[str, dict[str, float]]) -> None:
    ordered = {name: figures[name] for name in sorted(figures)}
    text = json.dumps({"measured": date.today().isoformat(), "figures": ordered}, indent=1)  # noqa: DTZ011 - the day of the person who measures
    path.write_text(text + "\n", encoding="utf-8")


def figures_page() -> str:
    """Write the page of figures from what was last measured and the floors."""
    measured = json.loads(FIGURES.read_text(encoding="utf-8"))
    floors, sets = _known(FLOORS), read_sets([])
    lines = [
        line for gold in sets if gold.name in measured["figures"] for line in _rows(gold, measured["figures"], floors)
    ]
    return PAGE_HEAD.format(day=measured["measured"]) + "\n".join([*lines, *_crossvalidated()]) + "\n"


def _crossvalidated() -> list[str]:
    """Tell what `crossvalidate.py` found for the sets that the encoder learned from."""
    if not CROSSVALIDATED.exists():
        return []
    found = json.loads(CROSSVALIDATED.read_text(encoding="utf-8"))
    rows = ["\n## With the encoder, on folds that it did not learn from\n"]
    rows += [
        f"Folds {', '.join(map(str, found['folds']))} of five; near-duplicates share a fold. `rules`: tables alone.\n"
    ]
    rows += ["| output | figure | measured |", "|---|---|---|"]
    for name, figures in found["figures"].items():
        shown = {k: v for k, v in figures.items() if k == "n" or not k.startswith(("n", "unseen"))}
        rows += [f"| {name} | {k.replace('_', ' ')} | {v:g} |" for k, v in shown.items() if isinstance(v, int | float)]
    return rows


def _rows(gold: GoldSet, figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    named = figures[gold.name]
    size = named.get("n", named.get("rows", 0))
    by = " Tables alone: the encoder learned from this set." if gold.learned else ""
    rows = [f"\n## {gold.of[0].upper()}{gold.of[1:]}\n", f"`{gold.name}`, {size:g} items.{by}\n"]
    rows += ["| figure | measured | floor |", "|---|---|---|"]
    for name, value in named.items():
        if name not in UNGATED:
            floor = floors.get(gold.name, {}).get(name)
            rows.append(f"| {name.replace('_', ' ')} | {value:.3f} | {f'{floor:.3f}' if floor is not None else ''} |")
    return rows


PAGE_HEAD = """# Figures

Measured on {day} by `just evals` against public gold sets, which are not part of the project, and against briefs of our
own (`evals/briefs`). Low figures stand here like the others.
A figure that falls below its floor fails the build; floors only rise. What each scorer counts is said in its set's own
documentation. This page is written by `evals/measure.py`; do not edit it.
"""


if __name__ == "__main__":
    sys.exit(main())
