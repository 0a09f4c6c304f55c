"""A piece of HTML as feeds carry it → lines of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "ol", "p", "pre", "section", "ul",
})  # fmt: skip
DROPPED = frozenset({
    "aside", "audio", "button", "figure", "footer", "form", "iframe", "nav", "noscript", "script", "select", "style",
    "svg", "table", "template", "video",
})  # fmt: skip
"""Elements whose text is no prose of the report; as for pages, tables and captions are left out."""

_TRAILER = re.compile(r"^The post .{1,300} (?:appeared first on|first appeared on) .{1,200}\.$")
"""The line that the commonest publishing system sets under each entry."""


def read_fragment(markup: str) -> str:
    """Give the words of a piece of HTML, one block a line, spaces joined and character references resolved."""
    if "<" not in markup and "&" not in markup:
        lines = [" ".join(line.split()) for line in markup.splitlines()]
    else:
        lines = [" ".join("".join(line).split()) for line in _lines(_parse(markup))]
    return "\n".join(line for line in lines if line and not _TRAILER.match(line))


def _parse(markup: str) -> HtmlElement:
    from lxml.html import document_fromstring  # noqa: PLC0415  # for feeds only

    # Character references for what XML cannot hold would otherwise stand as control characters in the text.
    return document_fromstring(f"<html><body><div>{markup.replace(chr(0), '')}</div></body></html>")


def _lines(tree: HtmlElement) -> Iterator[list[str]]:
    from lxml.etree import iterwalk  # noqa: PLC0415  # see _parse

    line: list[str] = []
    walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        breaks = event in ("start", "end") and element.tag in BLOCKS
        if breaks:
            yield line
            line = []
        if event == "start" and element.tag in DROPPED:
            walker.skip_subtree()
        elif event == "start":
            line.append(element.text or "")
        if event != "start":
            line.append(element.tail or "")
    yield line
