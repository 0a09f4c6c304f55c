"""The files of a set of weights: found, and held to their digests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import ModelError

PARTS = ("encoder.onnx", "heads.npz", "tokenizer.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A folder with an encoder, its heads and its tokeniser, and what its manifest says of them.

    `digest` is the encoder's SHA-256.
    """

    folder: Path
    digest: str
    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    classes: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def shipped(cls) -> Weights:
        """Open the weights that come with the package; raises `ModelError` where they are missing or changed."""
        return cls.at(Path(str(files("dragoman.weights") / "data")))

    @classmethod
    def at(cls, folder: Path) -> Weights:
        """Open the weights in a folder; raises `ModelError` where a file is missing or is not the one it was."""
        try:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            _check(folder, manifest["digests"])
            digest = str(manifest["digests"]["encoder.onnx"])
            return cls(folder=folder, digest=digest, **{name: tuple(manifest[name]) for name in _LISTS})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            told = f"the manifest lacks {error}" if isinstance(error, KeyError) else error
            msg = f"cannot open the weights in {folder}: {told}; install dragoman again, or name another folder"
            raise ModelError(msg) from error


_LISTS = ("types", "modes", "statuses", "classes", "marks")


def _check(folder: Path, digests: dict[str, Any]) -> None:
    for part in PARTS:
        found = sha256((folder / part).read_bytes()).hexdigest()
        if found != digests[part]:
            msg = f"{part} has the digest {found[:12]}…, not {digests[part][:12]}…"
            raise ValueError(msg)
