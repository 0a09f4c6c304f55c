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
    text = text.replace("\r\n", " \n")
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and INVISIBLE.isdisjoint(text)):
        return text.translate(ALIKE), OffsetMap()
    pieces: list[str] = []
    length, shift = 0, 0
    shifts, extra = {0: 0}, {}
    for match in _CLUSTERS.finditer(text):
        cluster = match.group()
        piece = "" if cluster in INVISIBLE else unicodedata.normalize("NFC", cluster)
        for index in range(len(piece)):
            new = min(match.start() + index, match.end() - 1) - (length + index)
            if new != shift:
                shift = shifts[length + index] = new
        if 0 < len(piece) < len(cluster):
            extra[length + len(piece) - 1] = len(cluster) - len(piece)
        pieces.append(piece)
        length += len(piece)
    normal = "".join(pieces).translate(ALIKE)
    return normal, OffsetMap(tuple(shifts), tuple(shifts.values()), tuple(extra), tuple(extra.values()))
