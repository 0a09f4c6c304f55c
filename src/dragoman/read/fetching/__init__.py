"""Fetch what lies on the web: guarded against inner addresses, bounded, polite."""

from .addresses import Resolve, is_address, locate
from .fetcher import Answer, Fetcher, LaterError
from .manners import Manners, Timing, utc_now

__all__ = [
    "Answer", "Fetcher", "LaterError", "Manners", "Resolve", "Timing", "is_address", "locate", "utc_now",
]  # fmt: skip
