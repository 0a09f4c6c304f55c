"""Bytes → Document: text files, HTML pages, JSON Lines, folders, the web, standard input."""

from .drafts import Defaults
from .inputs import read_inputs
from .pairs import read_pairs

__all__ = ["Defaults", "read_inputs", "read_pairs"]
