"""HTML page → Draft: the article's body, its title, its publisher, and the witnesses to its date."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from .drafts import Draft, too_long
from .encodings import decode
from .fetching.addresses import is_address
from .refusals import RefusedError
from .witnesses import find_witnesses

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HINT = ""
MIN_PROSE = 80
"""Letters in whole sentences below which a page carries no article: a newspaper's line on itself stays below, a wire
flash of two sentences stands above."""
MIN_WORDS = 8
MAX_TAGS = 100_000
"""Opening and closing ones of a page: ten times those of a long live report. What cuts the article out takes 4 MB for each
thousand (2026-11-25)."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_END = re.compile(r"[.!?…][\"'”’»)]*$")
_NOTICE = re.compile(r"\b(?:cookies|javascript|your browser|log in|sign in|subscribe)\b", re.IGNORECASE)
_BULLET = re.compile(r"^[-•] ", re.MULTILINE)


def draft_page(raw: bytes, *, stem: str | None = None, url: str | None = None, charset: str | None = None) -> Draft:
    """Make a draft of a page as saved or as sent; `charset` is what the server declared.

    Paragraphs, headings and list items are lines of the text; the page's own headline is its title and not repeated.
    Raises `RefusedError` where there is no article.
    """
    markup = decode(raw, charset or declared_charset(raw))
    if not markup.strip():
        msg = "empty: it holds no text"
        raise RefusedError(msg)
    if markup.count("<") > MAX_TAGS:
        raise RefusedError(too_long(f"over {MAX_TAGS:,} tags"))
    tree = _parse(markup)
    article = _extract(tree, url)
    canonical = _canonical(tree, url)
    return Draft(
        text=article.text,
        stem=stem,
        title=article.title or None,
        url=article.url or url,
        outlet=article.sitename or None,
        language=_language(tree),
        first_publisher=_first_publisher(canonical, url),
        canonical_url=canonical,
        witnesses=find_witnesses(tree),
        hint=HINT,
    )


def declared_charset(raw: bytes) -> str | None:
    """Find the character set that a page declares in its head."""
    match = _CHARSET.search(raw[:4096])
    return match.group(1).decode("ascii") if match else None


def _parse(markup: str) -> HtmlElement:
    from trafilatura import load_html  # noqa: PLC0415  # half a second to import, for pages only

    tree = load_html(markup)
    if tree is None:
        raise RefusedError(_no_article())
    return tree


def _extract(tree: HtmlElement, url: str | None) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415  # see _parse

    extract = partial(
        bare_extraction, url=url, include_comments=False, include_tables=False, include_images=False, with_metadata=True
    )
    article: Any = extract(deepcopy(tree))
    if article is not None and "\n" not in (article.text or "") and len(list(tree.iter("p"))) > 1:
        # The last resort for short pages runs headline, byline and paragraphs together; this setting keeps them apart.
        article = extract(deepcopy(tree), favor_precision=True) or article
    if article is None or not article.text:
        raise RefusedError(_no_article())
    article.text = _body(article.text, _headlines(tree, article.title))
    prose = [line for line in article.text.splitlines() if _is_sentence(line) and not _NOTICE.search(line)]
    if sum(map(str.isalpha, "".join(prose))) < MIN_PROSE:
        raise RefusedError(_no_article())
    return article


def _is_sentence(line: str) -> bool:
    """Tell whether a line has eight words and ends as a sentence does."""
    words = line.split()
    return len(words) >= MIN_WORDS and _END.search(words[-1]) is not None


def _headlines(tree: HtmlElement, title: str | None) -> set[str]:
    headings = ["".join(h.itertext()) for h in tree.iter("h1")]
    return {" ".join(words.split()).casefold() for words in (title or "", *headings)}


def _body(text: str, headlines: set[str]) -> str:
    lines = _BULLET.sub("", text).split("\n")
    while lines and " ".join(lines[0].split()).casefold() in headlines:
        lines.pop(0)
    return "\n".join(lines)


def _language(tree: HtmlElement) -> str | None:
    return (tree.get("lang") or "").strip().replace("_", "-") or None


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    """Give the address that a page names as its own, None where it names none of the web."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            try:
                named = urljoin(url or "", (link.get("href") or "").strip())
            except ValueError:
                continue
            return named if is_address(named) and _host(named) else None
    return None


def _first_publisher(canonical: str | None, url: str | None) -> str | None:
    """Give the host of the page's own address where that is another's: the page is a reprint."""
    named, asked = _host(canonical), _host(url)
    return named if named and asked and named != asked else None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _no_article() -> str:
    return "no article in this page: save the page of the report itself, or give its text"
