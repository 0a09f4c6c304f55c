"""Measure the encoder on text it did not learn from: each fold of the gold sets by the weights that left it out.

    python evals/crossvalidate.py --weights DIR…           one folder a fold, in order, as train.py --fold made them
    python evals/crossvalidate.py --weights DIR… --only 0  the folds named alone

Prints and records `relate` on PLV, `pentacode` and `roles` of the coder with and without the encoder (`pentacode` by
the class of its CAMEO codes too), false alarms on our sentences without an event, and what each type of PLV is taken
for.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import measure

sys.path.insert(0, str(measure.HERE.parent / "training" / "encoder"))

from folds import fold_of_texts  # the folds of training and of measuring are the same
from samples import cameo_sentences, own_sentences, plv_pairs, role_sentences, timeml_sentences

RECORD = measure.HERE / "crossvalidated.json"
SETS = {"relate": "plv", "pentacode": "cameo_class", "roles": "cameo_ner"}
OUTPUTS = ("relate", "pentacode", "pentacode cameo", "roles", "pentacode rules", "roles rules")
CAMEO_CLASSES = {
    **dict.fromkeys(("03", "04", "05"), "verbal_cooperation"),
    **dict.fromkeys(("06", "07", "08"), "material_cooperation"),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), "verbal_conflict"),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), "material_conflict"),
}
"""The classes of the set by root of the CAMEO code; 01 and 02, statements and appeals, are neutral in it.

PLOVER has sanctions (16) as material and appeals as verbal conflict: its own quad classes cannot meet the set's.
"""
SCORERS = {"relate": "relate.py", "pentacode": "pentacode.py", "roles": "roles.py"}


def main() -> int:
    """Measure, print, record."""
    options = _options()
    folds = _folds(options.gold, len(options.weights))
    chosen = options.only or range(len(options.weights))
    with tempfile.TemporaryDirectory() as scratch:
        figures = _measured(options, folds, chosen, Path(scratch))
    RECORD.write_text(json.dumps({"folds": list(chosen), "figures": figures}, indent=1) + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = measure.HERE.parent.parent / "shared"
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--only", type=int, nargs="*")
    parser.add_argument("--gold", type=Path, default=beside / "gold")
    parser.add_argument("--score", type=Path, default=beside / "score")
    return parser.parse_args()


def _folds(gold: Path, count: int) -> dict[str, int]:
    """Part the texts as training did."""
    samples = [
        *cameo_sentences(gold / "cameo_class" / "cameo_class.jsonl"),
        *role_sentences(gold / "cameo_ner" / "cameo_ner.jsonl"),
        *plv_pairs(gold / "plv" / "plv.jsonl"),
        *timeml_sentences(gold / "timeml" / "timeml.jsonl"),
    ]
    return fold_of_texts([s.text for s in samples], count)


def _measured(
    options: argparse.Namespace, folds: dict[str, int], chosen: Iterable[int], scratch: Path
) -> dict[str, Any]:
    rows = {name: _rows(options.gold / of / f"{of}.jsonl") for name, of in SETS.items()}
    rows = {name: [r for r in found if folds[r["text"]] in set(chosen)] for name, found in rows.items()}
    out: dict[str, list[str]] = {name: [] for name in OUTPUTS}
    for fold in chosen:
        held = {name: [r for r in found if folds[r["text"]] == fold] for name, found in rows.items()}
        for name, lines in _answers(options.weights[fold], held):
            out[name] += lines
        print(f"fold {fold}: {', '.join(f'{len(found)} of {name}' for name, found in held.items())}", flush=True)
    figures = {name: _scored(name, rows, lines, (options.score, scratch)) for name, lines in out.items()}
    figures |= _alarms([options.weights[fold] for fold in chosen])
    return figures | {"confusions": _confusions(rows["relate"], out["relate"])}


def _confusions(rows: list[dict[str, Any]], lines: list[str]) -> dict[str, dict[str, int]]:
    """Count what each type of PLV is related as; CONCEDE and RETREAT are YIELD there."""
    given = {row["id"]: row["type"] for row in map(json.loads, lines)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        kind = given[row["id"]]
        counts[row["event"]]["YIELD" if kind in {"CONCEDE", "RETREAT"} else kind] += 1
    return {kind: dict(row.most_common()) for kind, row in sorted(counts.items())}


def _own_held(weights: Iterable[Path]) -> Iterator[tuple[list[Any], Path]]:
    """Give our sentences that a set of weights did not learn from, where its manifest tells."""
    sentences = list(own_sentences(measure.HERE.parent / "training" / "sentences"))
    for folder in weights:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if "folds" in manifest:
            alike = fold_of_texts([s.text for s in sentences], manifest["folds"])
            yield [s for s in sentences if alike[s.text] == manifest["fold"]], folder


def _alarms(weights: Iterable[Path]) -> dict[str, Any]:
    """Count our sentences without an event in which one is coded, each by weights that did not learn from it."""
    from dragoman.pipeline import Coder
    from dragoman.weights import Encoder

    counts = {"alarms": [0, 0], "alarms rules": [0, 0]}
    for samples, folder in _own_held(weights):
        held = [s.text for s in samples if s.is_complete]
        for name, coder in (("alarms", Coder(meaning=Encoder(folder))), ("alarms rules", Coder(tables_only=True))):
            lines = _coded(coder, [{"id": str(n), "text": text} for n, text in enumerate(held)])
            counts[name][0] += sum(bool(json.loads(line)["events"]) for line in lines)
            counts[name][1] += len(held)
    figures = {name: {"n": n, "share": round(found / n, 4)} for name, (found, n) in counts.items() if n}
    print(figures, flush=True)
    return figures


def _answers(weights: Path, held: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, list[str]]]:
    """Give what the program answers for the rows of a fold, by name of the output."""
    from dragoman.pipeline import Coder
    from dragoman.relating import Relater
    from dragoman.weights import Encoder

    encoder = Encoder(weights)
    yield "relate", _related(Relater(encoder), held["relate"])
    for suffix, coder in (("", Coder(meaning=encoder)), (" rules", Coder(tables_only=True))):
        for name in ("pentacode", "roles"):
            lines = _coded(coder, held[name])
            yield name + suffix, lines
            if name + suffix == "pentacode":
                yield "pentacode cameo", [_by_cameo(line) for line in lines]


def _by_cameo(line: str) -> str:
    """Give a coding whose events have the class of their CAMEO code instead of PLOVER's."""
    coding = json.loads(line)
    for event in coding["events"]:
        event["quad"] = CAMEO_CLASSES.get((event["cameo"] or "")[:2])
    return json.dumps(coding)


def _scored(name: str, rows: dict[str, Any], lines: list[str], where: tuple[Path, Path]) -> dict[str, float]:
    of, (score, scratch) = name.partition(" ")[0], where
    gold, given = scratch / f"{name}.gold.jsonl", scratch / f"{name}.jsonl"
    gold.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows[of]), encoding="utf-8")
    given.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    figures = measure.last_line(measure.run(score / SCORERS[of], gold, given))
    print(name, figures, flush=True)
    return figures


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _related(relate: Callable[[Any], Iterable[Any]], rows: list[dict[str, Any]]) -> list[str]:
    from dragoman.record import Pair, Related
    from dragoman.record.exchange import from_fields, to_json

    fields = ("id", "text", "source", "target")
    pairs = []
    for row in rows:
        try:
            pairs.append(from_fields(Pair, {name: row[name] for name in fields}))
        except ValueError as error:
            print(f"{row['id']}: {error}")
    return [to_json(related) for related in relate(pairs) if isinstance(related, Related)]


def _coded(coder: Any, rows: list[dict[str, Any]]) -> list[str]:
    from datetime import date

    from dragoman.record import Coding, Document
    from dragoman.record.exchange import to_json

    documents = [Document(id=r["id"], text=r["text"], published=date(2020, 1, 1)) for r in rows]
    return [to_json(c) for c in coder(documents) if isinstance(c, Coding)]


if __name__ == "__main__":
    sys.exit(main())
