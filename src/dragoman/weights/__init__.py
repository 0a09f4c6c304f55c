"""The small models: where they lie, their digests, how they open. ONNX Runtime is used here and nowhere else."""

from .encoder import Encoder, open_encoder
from .narrator import Narrator, Telling
from .readings import ActReading, SentenceReading

__all__ = ["ActReading", "Encoder", "Narrator", "SentenceReading", "Telling", "open_encoder"]
