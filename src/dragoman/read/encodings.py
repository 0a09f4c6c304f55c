"""Bytes → text: byte order marks, UTF-8, a declared character set, and last a guess."""

from __future__ import annotations

import codecs
import unicodedata

from .refusals import RefusedError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)
MAX_CONTROLS = 0.01
"""Share of control characters and unassigned ones past which decoded bytes are no text (prose has none)."""

PAST_ASCII = bytes(range(0x80, 0x100))
MAX_ACCENTS = 0.1
"""Share of bytes past ASCII up to which Windows-1252 is tried before a guess: English stays below it with every second
word in quotes, Cyrillic or Greek in a single-byte set lies at 0.8."""


def decode(raw: bytes, declared: str | None = None) -> str:
    """Decode a text; raises `RefusedError` on binary data and on bytes that are text in no encoding found."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    check_text_bytes(raw)
    for choice in ("utf-8", declared):
        text = _attempt(raw, choice)
        if text is not None:
            return text
    return _guess(raw)


def check_text_bytes(raw: bytes) -> None:
    """Raise `RefusedError` where bytes bear the signature of a binary format or hold NUL bytes."""
    check_signature(raw)
    if b"\x00" in raw:
        raise RefusedError(_not_text("binary data"))


def check_signature(raw: bytes) -> None:
    """Raise `RefusedError` where bytes begin as a binary format does."""
    kind = next((name for signature, name in SIGNATURES if raw.startswith(signature)), None)
    if kind:
        raise RefusedError(_not_text(kind))


def _not_text(kind: str) -> str:
    return f"not a text but {kind}: give plain text, HTML or JSON Lines"


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        msg = f"its byte order mark says {encoding}, but byte {error.start} is not: save it as UTF-8"
        raise RefusedError(msg) from error


def _attempt(raw: bytes, encoding: str | None) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # a rare need, not worth its import at every start

    text = _attempt(raw, "cp1252") if _is_mostly_ascii(raw) else None
    if text is None and (best := from_bytes(raw).best()):
        text = str(best)
    if text is None or _controls(text) > MAX_CONTROLS:
        msg = "not text in any encoding that can be told: save it as UTF-8"
        raise RefusedError(msg)
    return text


def _is_mostly_ascii(raw: bytes) -> bool:
    # A few curly quotes and accents in English fit many single-byte sets alike; Windows-1252 is much the commonest.
    return len(raw) - len(raw.translate(None, PAST_ASCII)) <= MAX_ACCENTS * len(raw)


def _controls(text: str) -> float:
    strange = sum(unicodedata.category(c) in {"Cc", "Cn", "Co"} and c not in "\t\n\r\f\v\x85" for c in text)
    return strange / max(1, len(text))
