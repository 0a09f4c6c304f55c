"""Let an exported encoder give the states of its fourth layer beside the last ones; the narrator reads them.

    python training/encoder/middle.py FOLDER        for weights that were exported without

The last states stay what they were, bit for bit.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

import onnx

NAME = "middle"
LAYER = "layer.3/output/LayerNorm"
"""The fourth of six: a linear probe on it told functions of sentences best (macro-F1 0.424; last 0.410)."""


def expose(path: Path) -> None:
    """Add the output to an encoder's file, if it is not there."""
    model = onnx.load(path)
    graph = model.graph
    if any(output.name == NAME for output in graph.output):
        return
    (layer,) = {
        name for node in graph.node for name in node.output if LAYER in name and node.op_type.endswith("Normalization")
    }
    graph.node.append(onnx.helper.make_node("Identity", [layer], [NAME]))
    added = graph.output.add()
    added.CopyFrom(graph.output[0])
    added.name = NAME
    onnx.save(model, path)


def main() -> None:
    """Expose the layer of the encoder in a folder, and set its digest down anew."""
    folder = Path(sys.argv[1])
    expose(folder / "encoder.onnx")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["digests"]["encoder.onnx"] = sha256((folder / "encoder.onnx").read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
