"""Trained model → what the program opens: an int8 encoder for ONNX Runtime, the heads as arrays, the tokeniser."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from batches import MARKS
from middle import expose
from model import Coder
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

PARTS = ("encoder.onnx", "heads.npz", "tokenizer.json")
HEADS = ("word", "kind", "mode", "status", "sentence", "pair", "role_token", "role_act")


class _States(nn.Module):
    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state


def export(model: Coder, tokenizer: Tokenizer, manifest: dict[str, Any], out: Path) -> None:
    """Write encoder.onnx, heads.npz, tokenizer.json and manifest.json into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    sample = torch.ones((2, 16), dtype=torch.long)
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            _States(model.encoder), (sample, sample), str(plain), input_names=["ids", "mask"], output_names=["states"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in ("ids", "mask", "states")}, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    expose(out / "encoder.onnx")
    arrays = {}
    for name in HEADS:
        head = getattr(model, name)
        arrays[f"{name}.weight"] = head.weight.detach().numpy().astype(np.float32)
        arrays[f"{name}.bias"] = head.bias.detach().numpy().astype(np.float32)
    np.savez_compressed(out / "heads.npz", **arrays)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    digests = {name: sha256((out / name).read_bytes()).hexdigest() for name in PARTS}
    manifest = manifest | {"marks": MARKS, "digests": digests}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
