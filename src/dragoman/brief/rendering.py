"""Brief → Markdown, HTML or JSON: the same lines and citations in each."""

from __future__ import annotations

from typing import Literal

from dragoman.errors import CallError
from dragoman.record import Brief
from dragoman.record.exchange import to_json

from .markdown import as_markdown
from .page import as_page
from .settings import set_brief

Form = Literal["md", "html", "json"]


def render(brief: Brief, form: Form) -> str:
    """Set a brief as Markdown, as a page of HTML that stands alone, or as one line of JSON.

    Raises `CallError` on any other form.
    """
    if form == "json":
        return to_json(brief)
    if form == "md":
        return as_markdown(set_brief(brief))
    if form == "html":
        return as_page(set_brief(brief))
    msg = f"no form named {form!r}: give md, html or json"
    raise CallError(msg)
