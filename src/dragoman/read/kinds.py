"""What an input is: told by its ending, else by its first bytes."""

from __future__ import annotations

import re
from typing import Literal

from .feeds import ROOTS
from .prologs import root_of

Kind = Literal["text", "page", "lines", "feed", "outline", "archive", "columns", "packed"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".jsonl": "lines",
    ".ndjson": "lines", ".jsonl.gz": "packed", ".ndjson.gz": "packed", ".rss": "feed", ".atom": "feed",
    ".opml": "outline", ".warc": "archive", ".warc.gz": "archive", ".parquet": "columns",
}  # fmt: skip
"""What a file name's ending says; other files, and standard input, are told by their first bytes."""
SNIFFED = (".xml",)
"""Endings of files that a folder gives, and that their first bytes tell."""
HEAD = 4096

_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|$)')
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-zA-Z!?]")
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https:(?:\\?/){2}jsonfeed\.org\\?/version\\?/')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"WARC/1.", "archive"), (b"PAR1", "columns"), (b"\x1f\x8b", "packed"),
)  # fmt: skip


def kind_of_name(name: str) -> Kind | None:
    """Tell the kind of a file by the ending of its name, None where the name does not say."""
    lowered = name.lower()
    return next((kind for ending, kind in ENDINGS.items() if lowered.endswith(ending)), None)


def sniff(head: bytes) -> Kind:
    """Tell the kind of an input by its first bytes: a signature, an object, markup and its root, else text."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if _OBJECT.match(head):
        return "feed" if _JSON_FEED.search(head) else "lines"
    if head.startswith(_UTF16):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    if not _MARKUP.match(head):
        return "text"
    root = root_of(head.decode("utf-8", "replace"))
    return "feed" if root in ROOTS else "outline" if root == "opml" else "page"
