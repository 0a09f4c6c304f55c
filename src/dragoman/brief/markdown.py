"""A brief in Markdown that also reads well as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .settings import Reference, SetLine, SetPart, SetSource, Setting

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~$])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=\s|$)|[-=]{2,}|:)|^(\d{1,9})([.)])")
_ADDRESS = re.compile(r"(?<=\w)(:)(?=//)|(?<=\bwww)(\.)", re.IGNORECASE)


def as_markdown(setting: Setting) -> str:
    """Write a brief as Markdown (CommonMark); each line ends with its source and offsets, quoted under «Evidence»."""
    blocks = [
        f"# {escaped(setting.headline.text)}",
        _headline_note(setting),
        *(_part(part) for part in setting.parts),
        "\n".join(["## Sources\n", *(_source(source) for source in setting.sources)]),
        "\n".join(["## Evidence\n", *(f"- {_keys([ref])} «{escaped(ref.quote)}»" for ref, _ in setting.evidence)]),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(words: str) -> str:
    """Escape what Markdown would act on: emphasis, links, code, tables, tags, entities, block marks, bare addresses."""
    words = _ACTIVE.sub(r"\\\1", words)
    words = _ENTITY.sub(r"\\&", words)
    words = _ADDRESS.sub(lambda m: f"\\{m.group()}", words)
    return _BLOCK.sub(lambda m: f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[1]}", words)


def _headline_note(setting: Setting) -> str:
    told = [f"{escaped(s.outlet)}, {s.published}" if s.outlet else s.published for s in setting.sources]
    return f"{'; '.join(told)} {_keys(setting.headline.references)}"


def _part(part: SetPart) -> str:
    lines = [f"## {part.title}\n", *(_line(line) for line in part.lines)]
    if part.omitted:
        lines.append(f"\n*{part.omitted} more in the coding*")
    return "\n".join(lines)


def _line(line: SetLine) -> str:
    label = f"**{escaped(line.label)}:** " if line.label else ""
    statuses = " / ".join(words for words, _ in line.statuses)
    notes = " · ".join(escaped(words) for words in [statuses, *(words for _, words in line.notes)] if words)
    return f"- {label}{escaped(line.text)} {f'*{notes}* ' if notes else ''}{_keys(line.references)}"


def _keys(references: Sequence[Reference]) -> str:
    return " ".join(f"[{ref.key}]" for ref in references)


def _source(source: SetSource) -> str:
    return f"{source.number}. {', '.join(_told_of(source))}"


def _told_of(source: SetSource) -> Iterator[str]:
    if source.outlet:
        yield escaped(source.outlet)
    if source.title:
        yield f"«{escaped(source.title)}»"
    yield source.published
    if source.link:
        yield f"<{source.link}>"
    if source.address:
        yield escaped(source.address)
    if source.credits:
        named = "; ".join(f"{escaped(ref.quote)} {_keys([ref])}" for ref in source.credits)
        yield f"crediting {named}"
