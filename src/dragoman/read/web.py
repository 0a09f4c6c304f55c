"""Fetch a page from the web."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from .refusals import RefusedError

TIMEOUT = 20.0
"""Seconds; a news site that has not answered by then does not answer a reader either."""
HEADERS = {"User-Agent": "dragoman (news reader)", "Accept": "text/html, text/plain;q=0.8"}
MAX_BYTES = 20_000_000
"""As for saved pages: markup included, ten times the longest text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent: the bytes, their media type, the character set it declared, and the final address."""

    raw: bytes
    kind: str
    charset: str | None
    url: str


def is_address(name: str) -> bool:
    """Tell whether an input is a web address."""
    return name.lower().startswith(("http://", "https://"))


def fetch(url: str) -> Page:
    """Fetch a page, following redirections; raises `RefusedError` with what went wrong."""
    try:
        request = Request(url, headers=HEADERS)  # noqa: S310  # callers hand in http(s) addresses only
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            raw = answer.read(MAX_BYTES + 1)
            return Page(
                raw=raw,
                kind=answer.headers.get_content_type(),
                charset=answer.headers.get_content_charset(),
                url=answer.url,
            )
    except HTTPError as error:
        error.close()
        msg = f"cannot be fetched: the server answers {error.code} {error.reason}: save the page and give the file"
        raise RefusedError(msg) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error or type(error).__name__
        msg = f"cannot be fetched: {reason}: check the address and the connection, or save the page and give the file"
        raise RefusedError(msg) from error
