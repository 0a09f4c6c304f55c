"""Looking for words in reports: FTS5 on SQLite, a tsvector on PostgreSQL."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, bindparam, text

_PART = re.compile(r'(-?)"([^"]*)"|(\S+)')


def matching(dialect: str, words: str) -> ColumnElement[bool]:
    """Give the condition that a version's title or text holds words.

    All words must stand in it, in any form («talks», «talk»); "in quotes" they stand together, with a minus they must
    not.
    """
    if dialect == "sqlite":
        if unwanted := only_unwanted(words):
            condition = text("versions.rowid NOT IN (SELECT rowid FROM full_text WHERE full_text MATCH :words)")
            return condition.bindparams(bindparam("words", unwanted))  # type: ignore[return-value]
        condition = text("versions.rowid IN (SELECT rowid FROM full_text WHERE full_text MATCH :words)")
        return condition.bindparams(bindparam("words", in_fts5(words)))  # type: ignore[return-value]
    condition = text("versions.full_text @@ websearch_to_tsquery('english', :words)")
    return condition.bindparams(bindparam("words", words))  # type: ignore[return-value]


def in_fts5(words: str) -> str:
    """Write words as an FTS5 query in which nothing but quotes and a leading minus has a meaning.

    >>> in_fts5('talks "Abu Dhabi" -oil')
    '"talks" AND "Abu Dhabi" NOT "oil"'
    """
    wanted, unwanted = _parted(words)
    return " NOT ".join([" AND ".join(wanted) or '""', *unwanted])


def only_unwanted(words: str) -> str | None:
    """Write what must not stand there, where nothing else is asked: FTS5 has no query that opens with NOT.

    >>> only_unwanted('-oil -"Abu Dhabi"')
    '"oil" OR "Abu Dhabi"'
    """
    wanted, unwanted = _parted(words)
    return " OR ".join(unwanted) if unwanted and not wanted else None


def _parted(words: str) -> tuple[list[str], list[str]]:
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(words):
        away = bool(minus) or (word.startswith("-") and len(word) > 1)
        bare = (phrase or word.lstrip("-")).replace('"', " ").strip()
        if bare:
            (unwanted if away else wanted).append(f'"{bare}"')
    return wanted, unwanted
