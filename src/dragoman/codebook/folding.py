"""Spellings made equal: names are compared without accents, capitals and hyphens."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ə": "a", "Ə": "a"})


def fold(text: str) -> str:
    """Write a text without accents, capitals and hyphens, each character as one, so that offsets stay."""
    text = text.replace("-", " ")
    if text.isascii():
        return text.lower()
    return "".join(_plain(character) for character in text.translate(_LETTERS))


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else base[0]
