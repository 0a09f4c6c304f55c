"""What `dragoman codebook` shows: PLOVER's types and modes, each with its CAMEO codes and its example sentences."""

from .entries import Entries, Entry
from .rendering import render

__all__ = ["Entries", "Entry", "render"]
