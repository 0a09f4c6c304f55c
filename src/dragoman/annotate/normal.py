"""Normalise a text for parsing (NFC, straight quotes, plain spaces), keeping the way back to its offsets."""

from __future__ import annotations

import re
import unicodedata

from dragoman.record import OffsetMap

ALIKE = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "―": "—",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
    "\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\x0b": "\n", "\x0c": "\n",
    "\x00": " ",
})  # fmt: skip
"""One character for one: offsets stay as they are."""

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")
"""Soft hyphens, zero-width characters and direction marks: left out of the normal text."""

_MARKS = r"[\u0300-\u036f\u0483-\u0487\u1dc0-\u1dff\u20d0-\u20ff]"
_CLUSTERS = re.compile(rf"(?!{_MARKS}).{_MARKS}*|.", re.DOTALL)


def normalise(text: str) -> tuple[str, OffsetMap]:
    """Give the normal text and the map from its offsets to those of `text`."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and INVISIBLE.isdisjoint(text)):
        return text.translate(ALIKE), OffsetMap()
    pieces: list[str] = []
    length, breaks, shifts = 0, [0], [0]
    for match in _CLUSTERS.finditer(text):
        piece = "" if match.group() in INVISIBLE else unicodedata.normalize("NFC", match.group())
        for index in range(len(piece)):
            shift = min(match.start() + index, match.end() - 1) - (length + index)
            if shift != shifts[-1]:
                breaks.append(length + index)
                shifts.append(shift)
        pieces.append(piece)
        length += len(piece)
    # A shift at the very start stands beside the first entry: the later of equal breaks holds.
    last = dict(zip(breaks, shifts, strict=True))
    return "".join(pieces).translate(ALIKE), OffsetMap(tuple(last), tuple(last.values()))
