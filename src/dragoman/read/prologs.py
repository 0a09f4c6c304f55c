"""The prolog of an XML document: read for what it declares, and cut off."""

from __future__ import annotations

import re

from .encodings import decode
from .refusals import RefusedError

COMMENT = "<!--"

_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']""")
_ENTITY = re.compile(r"<!ENTITY\s+[^%\s]")
_NEXT = re.compile(rf"{COMMENT}|<[A-Za-z_]")
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)")


def open_xml(raw: bytes, charset: str | None = None) -> str:
    """Decode an XML document and give it from its root element on; `charset` is what the server declared.

    The bytes decide on the encoding before any declaration, which may lie. Raises `RefusedError` on what is no XML, and
    on a document that declares entities of its own: a few lines of them can expand without bound, or name files. Other
    declarations are passed over, and nothing that they point to is fetched.
    """
    declared = _ENCODING.search(raw[:1024])
    text = decode(raw, charset or (declared[1].decode("ascii") if declared else None))
    prolog, root = _part(text)
    if _ENTITY.search(prolog):
        msg = "it declares XML entities of its own, which can expand without bound: replace them by what they stand for"
        raise RefusedError(msg)
    return text[root:]


def root_of(text: str) -> str | None:
    """Give the name of the root element, prefix and all and in lower case; None where there is no element."""
    root = _ROOT.search(text, _part(text)[1])
    return root[1].lower() if root else None


def _part(text: str) -> tuple[str, int]:
    """Part the prolog, without its comments, from where the root element begins."""
    prolog, start = [], 0
    while found := _NEXT.search(text, start):
        prolog.append(text[start : found.start()])
        if found.group() != COMMENT:
            return "".join(prolog), found.start()
        end = text.find("-->", found.end())
        if end < 0:
            return "".join(prolog), len(text)
        start = end + 3
    return "".join([*prolog, text[start:]]), len(text)
