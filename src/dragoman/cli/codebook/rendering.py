"""The codebook, or one entry of it, as a table for the terminal, as Markdown or as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from .entries import Entries, Entry

Form = Literal["table", "md", "jsonl"]


def render(entries: Entries, name: str | None, form: Form) -> str:
    """Set one entry, or without a name the codebook: its overview as a table, all of it in the other forms.

    Raises `CallError` where no entry has the name.
    """
    entry = entries.named(name) if name is not None else None
    if form == "jsonl":
        return _as_lines([entry] if entry else entries.all)
    if form == "md":
        from .markdown import page, section

        return section(entry) if entry else page(entries)
    from .table import one, overview

    return one(entry, entries) if entry else overview(entries)


def _as_lines(entries: Sequence[Entry]) -> str:
    return "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
