"""Spellings made equal: names are compared without accents, capitals and hyphens."""

from __future__ import annotations

import unicodedata


class _Plain(dict[int, str]):
    """Gives each character as it is compared, worked out once."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        self[code] = base
        return base


_LETTERS = _Plain(
    {
        ord(k): v
        for k, v in {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ə": "a", "Ə": "a"}.items()
    }
    | {ord("-"): " "}
)


def fold(text: str) -> str:
    """Write a text without accents, capitals and hyphens, each character as one, so that offsets stay."""
    return text.replace("-", " ").lower() if text.isascii() else text.translate(_LETTERS)
