"""Words of the calendar, the patterns that join them into expressions of time, and the days of feasts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from .holidays import Holiday, read_holidays
from .tables import listed, read_table

SPACE = r"(?: {1,3}| ?\n(?!\s))"
"""White space within a paragraph: a line may be wrapped, an empty line ends it."""

FIGURES = "0"
"""The anchor that stands for any word that begins with a figure."""

_MACRO = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"<([a-z_]+)(?::([a-z_]+))?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexRule:
    """A pattern of an expression of time: what it is called, the TIMEX3 type it yields, the words it takes.

    `anchors` are words, lower case, one of which stands in whatever it finds (`FIGURES` for any that begins with a
    figure); empty where it is to be tried everywhere.
    """

    name: str
    type: str
    anchors: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What the words of the calendar stand for, by kind («month», «weekday» …), and the feasts by name."""

    words: Mapping[str, Mapping[str, str]]
    holidays: Mapping[str, Holiday]

    @classmethod
    def load(cls) -> Calendar:
        """Read the tables; raises `DataError` where one is broken."""
        return _calendar()

    def value(self, kind: str, word: str) -> str | None:
        """What a word of a kind stands for, case and a final full stop aside."""
        return self.words[kind].get(" ".join(word.lower().rstrip(".").split()))

    def holiday(self, word: str, year: int) -> tuple[date, date] | None:
        """First and last day of a feast in a year, None where the table does not know them."""
        feast = self.holidays.get(_plain(word))
        return feast.days(year) if feast else None


def load_rules() -> tuple[TimexRule, ...]:
    """Read and compile the patterns; raises `DataError` where a table is broken."""
    return _rules()


@cache
def _calendar() -> Calendar:
    words: dict[str, dict[str, str]] = {}
    for row in read_table("calendar"):
        words.setdefault(row["kind"], {})[row["word"]] = row["value"]
    holidays = {_plain(name): feast for feast in read_holidays() for name in feast.names}
    return Calendar(words=words, holidays=holidays)


@cache
def _rules() -> tuple[TimexRule, ...]:
    calendar = _calendar()
    parts = {kind: _either(list(words)) for kind, words in calendar.words.items()}
    parts["holiday"] = _either([name for feast in calendar.holidays.values() for name in feast.names])
    parts["holiday"] = parts["holiday"].replace(r"\-", "~")
    parts |= {row["name"]: row["pattern"] for row in read_table("timex_parts")}
    return tuple(
        TimexRule(
            name=row["rule"],
            type=row["type"],
            anchors=frozenset(word for kind in listed(row["anchors"]) for word in _anchors(kind, calendar)),
            pattern=_compiled(row["pattern"], parts),
        )
        for row in read_table("timex")
    )


def _anchors(kind: str, calendar: Calendar) -> set[str]:
    """Give a word of each expression of a kind: the longest, since it is the rarest."""
    if kind == "figures":
        return {FIGURES}
    if kind == "holiday":
        return {_longest_word(name) for feast in calendar.holidays.values() for name in feast.names}
    words = {*calendar.words.get(kind, {kind: ""}), *calendar.words.get(f"{kind}_short", {})}
    return {_longest_word(word) for word in words}


def _longest_word(words: str) -> str:
    return max((match.group() for match in re.finditer(r"\w+", words.lower())), key=len)


def _compiled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    while (opened := _opened(pattern, parts)) != pattern:
        pattern = opened
    named = pattern.replace("\0", "<").replace("\1", ">")
    spaced = named.replace(" ", SPACE).replace("~", f"(?:-|{SPACE})")
    return re.compile(rf"(?<![\w$£€#])(?:{spaced})(?!\w)", re.IGNORECASE)


def _opened(pattern: str, parts: Mapping[str, str]) -> str:
    r"""Open the groups and macros of a pattern; \0 and \1 stand for the brackets of groups that are open already."""
    pattern = _GROUP.sub(lambda m: f"(?P\0{m[1]}\1{{{m[2] or m[1]}}})", pattern)
    return _MACRO.sub(lambda m: f"(?:{parts[m[1]]})", pattern)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("-", " ").replace("'", "").split())
