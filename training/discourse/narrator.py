"""Make the narrator that the program ships: what each sentence does in its report, and whether it carries speech.

    python training/discourse/narrator.py TRAIN.jsonl --out src/dragoman/weights/data
    python training/discourse/narrator.py TRAIN.jsonl --folds 3         only measure, on reports not learned from

Input is NewsDiscourse, see README.md. Runs are seeded; on one kind of processor the same call makes the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from network import Network
from reports import Report, read_reports
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from torch import Tensor, nn
from torch.nn import functional

from dragoman.codebook.narration import FUNCTIONS
from dragoman.weights import Encoder, Narrator
from dragoman.weights.narrator import LONGEST

DIRECTIONS = 128
"""Main directions of the sentences' vectors that are kept. Set by hand."""

RAREST = 12
"""Sentences that a trait must be found in."""

EPOCHS, AT_ONCE, RATE, DECAY = 12, 12, 2e-3, 0.01
"""How the networks learn: AT_ONCE reports a step."""

BALANCE, SMOOTHING, SPEECH = 0.6, 0.05, 0.3
"""How far rare functions weigh more (0 not, 1 as much as frequent ones); label smoothing; the weight of speech."""

STRENGTH, HEARD = 0.1, 0.35
"""Of the linear layer for speech, and the share from which on a sentence carries it."""

LEANING = {"consequence": 0.25}
"""What is added to a function's score. Chosen by three-fold cross-validation on the training file, 2026-11-25."""


def main() -> None:
    """Train and export, or measure on folds."""
    options = _options()
    torch.set_num_threads(options.threads)
    encoder = Encoder(threads=1)
    reports = read_reports(options.train, encoder)
    seeds = range(1, options.networks + 1)
    if options.folds:
        print(*measure(reports, options.folds, seeds))
        return
    narrator = fit(reports, seeds)
    export(narrator, options, encoder.weights.digest)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--networks", type=int, default=5, help="networks whose answers are averaged; seeds 1, 2 …")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def fit(reports: list[Report], seeds: Sequence[int]) -> Narrator:
    """Learn from reports, one network a seed."""
    blank = _described(reports)
    inputs = [blank.inputs(np.stack([s.vector for s in r.readings]), r.title.vector, r.traits) for r in reports]
    arrays = dict(blank.arrays) | _heard(reports, inputs)
    for number, seed in enumerate(seeds):
        network = learned(reports, inputs, seed)
        print(f"network {number + 1} learned", flush=True)
        arrays |= {f"{number}.{name}": _short(part.numpy()) for name, part in network.state_dict().items()}
    return Narrator(functions=FUNCTIONS, traits=blank.traits, networks=len(seeds), arrays=arrays)


def _described(reports: list[Report]) -> Narrator:
    """Find the main directions of vectors, and the traits that are frequent enough."""
    vectors = np.concatenate([[s.vector for s in r.readings] for r in reports])
    centre = vectors.mean(axis=0)
    values, directions = np.linalg.eigh(np.cov((vectors - centre).T))
    best = values.argsort()[::-1][:DIRECTIONS]
    counts = Counter(trait for r in reports for row in r.traits for trait in row)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    return Narrator(
        functions=FUNCTIONS,
        traits={name: i for i, name in enumerate(names)},
        networks=0,
        arrays={
            "centre": _short(centre),
            "directions": _short(directions[:, best] / np.sqrt(values[best])),
            "leaning": np.array([LEANING.get(name, 0.0) for name in FUNCTIONS], dtype=np.float32),
        },
    )


def _heard(reports: list[Report], inputs: list[np.ndarray]) -> dict[str, np.ndarray]:
    """Learn the linear layer for speech from the reports that have it marked."""
    rows = np.concatenate([x for x, r in zip(inputs, reports, strict=True) if r.is_marked])
    model = LogisticRegression(C=STRENGTH, max_iter=200).fit(
        rows, np.concatenate([r.speech for r in reports if r.is_marked])
    )
    threshold = np.log(HEARD / (1 - HEARD))
    # The networks' answer is added to it, so that both together have to pass the threshold twice.
    return {
        "speech.weight": _short(model.coef_[0]),
        "speech.bias": np.float32(model.intercept_[0] - 2 * threshold),
    }


def learned(reports: list[Report], inputs: list[np.ndarray], seed: int) -> Network:
    """Train one network."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    counts = np.bincount(np.concatenate([r.functions for r in reports]), minlength=len(FUNCTIONS))
    weight = torch.tensor((counts.sum() / len(FUNCTIONS) / np.maximum(counts, 1)) ** BALANCE, dtype=torch.float32)
    network = Network(inputs[0].shape[1], len(FUNCTIONS) + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    order = list(range(len(reports)))
    steps = EPOCHS * -(-len(order) // AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.15)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for start in range(0, len(order), AT_ONCE):
            batch = [(reports[i], inputs[i]) for i in order[start : start + AT_ONCE]]
            loss = _loss(network, batch, weight)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def _loss(network: Network, batch: list[tuple[Report, np.ndarray]], weight: Tensor) -> Tensor:
    states, mask = padded([s.middle[:LONGEST] for r, _ in batch for s in r.readings])
    inputs = torch.tensor(np.concatenate([x for _, x in batch]))
    answers = network(states, mask, inputs, [len(x) for _, x in batch])
    functions = torch.tensor(np.concatenate([r.functions for r, _ in batch]))
    speech = torch.tensor(np.concatenate([r.speech for r, _ in batch]), dtype=torch.float32)
    marked = torch.tensor(np.concatenate([np.full(len(r.speech), r.is_marked) for r, _ in batch]), dtype=torch.float32)
    told = functional.cross_entropy(answers[:, :-1], functions, weight=weight, label_smoothing=SMOOTHING)
    heard = functional.binary_cross_entropy_with_logits(answers[:, -1], speech, reduction="none")
    return told + SPEECH * (heard * marked).sum() / marked.sum().clamp(min=1)


def padded(states: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Pad the states of sentences to one length; the mask says which tokens are real."""
    found = torch.zeros(len(states), max(map(len, states)), states[0].shape[1])
    mask = torch.zeros(found.shape[:2], dtype=torch.bool)
    for row, real, one in zip(found, mask, states, strict=True):
        row[: len(one)], real[: len(one)] = torch.tensor(one), True
    return found, mask


def measure(reports: list[Report], folds: int, seeds: Sequence[int]) -> tuple[str, ...]:
    """Tell macro-F1 over the eight content functions, accuracy, and F1 of speech, on folds left out in turn."""
    order = list(range(len(reports)))
    random.Random(0).shuffle(order)
    gold, told, marked, heard = [], [], [], []
    for fold in range(folds):
        narrator = fit([reports[i] for n, i in enumerate(order) if n % folds != fold], seeds)
        for report in (reports[i] for i in order[fold::folds]):
            found = narrator.tell(report.readings, report.title, report.traits)
            gold += [FUNCTIONS[i] for i in report.functions]
            told += [one.function for one in found]
            marked += list(report.speech)
            heard += [one.is_speech for one in found]
    kept = [(g, t) for g, t in zip(gold, told, strict=True) if g != "none"]
    wanted, given = zip(*kept, strict=True)
    names = [name for name in FUNCTIONS if name != "none"]
    return (
        f"macro_f1={f1_score(wanted, given, labels=names, average='macro'):.4f}",
        f"accuracy={accuracy_score(wanted, given):.4f}",
        f"speech_f1={f1_score(marked, heard):.4f}",
        *(f"{n}={f:.3f}" for n, f in zip(names, f1_score(wanted, given, labels=names, average=None), strict=True)),
    )


def _short(array: np.ndarray) -> np.ndarray:
    """Round to what 16 bits hold; the file keeps no more."""
    return np.asarray(array, dtype=np.float16).astype(np.float32)


def export(narrator: Narrator, options: argparse.Namespace, encoder: str) -> None:
    """Write narrator.npz and narrator.json, which holds digests of both, of the encoder and of the training file."""
    path = options.out / "narrator.npz"
    np.savez_compressed(path, **{name: array.astype(np.float16) for name, array in narrator.arrays.items()})
    told = {
        "functions": narrator.functions,
        "networks": narrator.networks,
        "encoder": encoder,
        "digest": sha256(path.read_bytes()).hexdigest(),
        "sources": {options.train.name: sha256(options.train.read_bytes()).hexdigest()},
        "traits": list(narrator.traits),
    }
    (options.out / "narrator.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
