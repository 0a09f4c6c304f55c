"""Witnesses to the date of a page: what it tells machines, then what it shows readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .dates import TOLERANCE, Witness, day_of, named_date, parse_date

if TYPE_CHECKING:
    from datetime import date

    from lxml.html import HtmlElement

METAS = (
    "article:published_time", "og:published_time", "datepublished", "publish_date", "publication_date", "pubdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.issued", "citation_publication_date",
    "date",
)  # fmt: skip
"""Names and properties of `meta` that give the day of publication, in lower case, the surest first."""

_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting)$")
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|byline|published|pubdate|posted|timestamp|time)(?:$|[\s_-])", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated|modified|last\s+edited)\b", re.IGNORECASE)
MAX_BYLINE = 120
"""Characters past which an element that looks like a byline is a block of something else."""
MAX_LOOKED_AT = 20 * MAX_BYLINE
"""Characters of an element that are read to find out whether it is one, spaces of the markup included."""


def find_witnesses(tree: HtmlElement) -> tuple[Witness, ...]:
    """Find the dates that a page gives for itself, best first: JSON-LD, `meta`, what stands beside the headline.

    Visible dates count as one witness: where any of them agrees with what the page tells machines, none contradicts
    (a page shows dates of other stories too). Where nothing else dates the page, htmldate is asked.
    """
    told = [*_json_ld(tree), *_metas(tree)]
    own = _own(tree)
    shown = _visible(own)
    days = {day for witness in told if (day := _day(witness.words))}
    if days and any(abs(day - shown_day) <= TOLERANCE for day in days for shown_day, _ in shown):
        shown = []
    found = [*told, *(witness for _, witness in shown[:1])]
    return tuple(found) or _asked(own)


def _json_ld(tree: HtmlElement) -> list[Witness]:
    nodes = [node for script in tree.iter("script") if _is_json_ld(script) for node in _nodes(script.text or "")]
    dated = [node for node in nodes if isinstance(node.get("datePublished"), str)]
    articles = [node for node in dated if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    return [Witness(place="its JSON-LD", words=node["datePublished"], told=True) for node in (articles or dated)[:1]]


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _nodes(source: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(source.strip(), strict=False)]
    except (json.JSONDecodeError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(value.get("@graph") or () if "@graph" in value else [value.get("mainEntity")])
        elif isinstance(value, list):
            waiting.extend(value)


def _metas(tree: HtmlElement) -> list[Witness]:
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in METAS and (content := (meta.get("content") or "").strip()) and _day(content):
            given.setdefault(name, content)
    best = next((name for name in METAS if name in given), None)
    return [Witness(place=f"its meta {best}", words=given[best], told=True)] if best else []


def _own(tree: HtmlElement) -> HtmlElement:
    """Copy a page without what stands around its article: other stories and their dates."""
    copy = deepcopy(tree)
    for element in list(copy.iter("aside", "nav", "footer")):
        if element.getparent() is not None:
            element.drop_tree()
    return copy


def _visible(tree: HtmlElement) -> list[tuple[date, Witness]]:
    scopes = [*tree.iter("article")] or [*tree.iter("main")] or [tree]
    scope = max(scopes, key=lambda element: len("".join(element.itertext())))
    found = []
    for element in scope.iter("time", "span", "div", "p", "li", "small"):
        day = _shown_day(element)
        if day:
            found.append((day, Witness(place="the words beside its headline", words=day.isoformat())))
    return found


def _shown_day(element: HtmlElement) -> date | None:
    marks = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))
    if element.tag != "time" and not _DATED.search(marks):
        return None
    words = _opening(element)
    around = _opening(element.getparent()) if element.getparent() is not None else words
    if len(words) > MAX_BYLINE or _UPDATED.search(around if len(around) <= MAX_BYLINE else words):
        return None
    return _day(element.get("datetime") or "") or named_date(words)


def _opening(element: HtmlElement) -> str:
    """Give the words of an element, of a long one the first: a page may hold ten thousand dates in one."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > MAX_LOOKED_AT:
            break
    return " ".join("".join(pieces).split())


def _day(words: str) -> date | None:
    try:
        return day_of(parse_date(words))
    except ValueError:
        return None


def _asked(tree: HtmlElement) -> tuple[Witness, ...]:
    from htmldate import find_date  # noqa: PLC0415  # comes with trafilatura, for pages only

    # Not extensively: its last resort takes any year on the page, the copyright line's too.
    words = find_date(tree, extensive_search=False, original_date=True)
    return (Witness(place="its text", words=words),) if words else ()
