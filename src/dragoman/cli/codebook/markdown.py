"""The codebook in Markdown: `docs/codebook.md` is what `page` gives."""

from __future__ import annotations

from importlib.resources import files

from dragoman.brief.markdown import escaped
from dragoman.codebook.examples import Example

from .entries import MARKS, Code, Entries, Entry, pieces

LEGEND = "**Bold**: the words that name the event. *Italics*: its parties. Before the colon: whether it happened."


def page(entries: Entries) -> str:
    """Write the whole codebook: introduction, overview, then each type and its modes with their examples."""
    introduction = files("dragoman.cli.codebook").joinpath("introduction.md").read_text(encoding="utf-8")
    told = (_told(entry, 3 if entry.mode else 2) for entry in entries.all)
    return "\n\n".join([introduction.strip(), LEGEND, _overview(entries), *told]) + "\n"


def section(entry: Entry) -> str:
    """Write one entry, as a page of its own."""
    return f"{_told(entry, 1)}\n\n{LEGEND}\n"


def _overview(entries: Entries) -> str:
    rows = (
        f"| [{e.type}](#{e.type.lower()}) | {e.quad.replace('_', ' ')} | {e.score:+.1f} "
        f"| {'yes' if e.needs_recipient else 'no'} | {escaped(e.gloss)} | {_modes(e)} |"
        for e in entries.types
    )
    head = "| type | quad class | score | needs a recipient | what it is | modes |\n|---|---|---|---|---|---|"
    return "\n".join(["## The types", "", head, *rows])


def _told(entry: Entry, level: int) -> str:
    needs = "needs a recipient" if entry.needs_recipient else "needs no recipient"
    lines = [
        f"{'#' * level} {entry.name}",
        f"{escaped(entry.gloss[:1].upper() + entry.gloss[1:])}.",
        f"{entry.quad.replace('_', ' ').capitalize()}, score {entry.score:+.1f}, {needs}.",
        f"CAMEO{' without a mode' if entry.modes else ''}: {_codes(entry)}.",
        f"Modes: {_modes(entry)}." if entry.modes else "",
        "\n".join(f"- {_sentence(example)}" for example in entry.examples),
    ]
    return "\n\n".join(line for line in lines if line)


def _modes(entry: Entry) -> str:
    return ", ".join(f"`{mode}`" for mode in entry.modes)


def _codes(entry: Entry) -> str:
    if entry.cameo:
        return "; ".join(map(_code, entry.cameo))
    return f"no code means just this; the closest is {_code(entry.closest_cameo)}"


def _code(code: Code) -> str:
    return f"{code.code} {escaped(code.name)}"


def _sentence(example: Example) -> str:
    marked = (f"{MARKS[part]}{escaped(words)}{MARKS[part]}" for words, part in pieces(example))
    return f"{example.status.replace('_', ' ')}: {''.join(marked)}"
