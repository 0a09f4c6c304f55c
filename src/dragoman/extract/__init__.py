"""AnnotatedDocument → Extraction: mentions, place names, times, who says what, events, expectations, interests.

Everything here is *as written*: spans and the words' own meaning. Which actor, place or day is meant, `resolve` says.
"""

from .extractor import Extractor
from .meaning import Meaning

__all__ = ["Extractor", "Meaning"]
