"""What keeps a pattern's match from being an expression of time: names, numbers, ages, prices, verbs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .times_tense import clause_tense

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dragoman.codebook.calendar import Calendar, TimexRule

NAMES = ("month", "weekday", "holiday")
"""Parts that are names, written with a capital."""

AMBIGUOUS_MONTHS = frozenset({"may", "march"})
RATED = frozenset({"NOUN", "NUM", "SYM", "PROPN"})
FIRST_PLAIN_YEAR, LAST_PLAIN_YEAR = 1900, 2100
"""Outside of these, four figures are a year only after a preposition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A match of a pattern, and the tokens it lies in."""

    rule: TimexRule
    match: re.Match[str]
    words: Span

    def part(self, name: str) -> str:
        """The words of a part, lower case; empty where the pattern has no such part or it took nothing."""
        return (self.match.groupdict().get(name) or "").lower()

    @property
    def before(self) -> Token | None:
        """The token before it, in the same sentence or not."""
        return self.words.doc[self.words.start - 1] if self.words.start else None

    @property
    def after(self) -> Token | None:
        """The token after it."""
        doc = self.words.doc
        return doc[self.words.end] if self.words.end < len(doc) else None

    @property
    def rest(self) -> str:
        """The text that follows, a few words of it."""
        return self.match.string[self.match.end() : self.match.end() + 24].lower()


def is_time(candidate: Candidate, calendar: Calendar) -> bool:
    """Tell whether a match is an expression of time where it stands."""
    if not all(_is_capital(candidate, name) for name in NAMES):
        return False
    guard = _GUARDS.get(candidate.rule.name)
    return guard is None or guard(candidate, calendar)


def _is_capital(candidate: Candidate, name: str) -> bool:
    word = candidate.match.groupdict().get(name)
    return not word or word[0].isupper()


def _month(c: Candidate, calendar: Calendar) -> bool:
    if c.match.end() - c.match.start() > len(c.part("month")):
        return not _is_named(c)
    word = c.part("month")
    if len(word.rstrip(".")) <= len("sept") and word not in {"may", "june", "july"}:
        return False
    if word in AMBIGUOUS_MONTHS:
        return c.before is not None and c.before.lower_ in calendar.words["dating"] and not _is_named(c)
    return not _is_named(c)


def _month_days(c: Candidate, _calendar: Calendar) -> bool:
    """«Between October 7 and 12»; «October 7 and 12» are two dates."""
    return c.before is not None and c.before.lower_ == "between"


def _is_named(c: Candidate) -> bool:
    """Tell whether it is a person's name: «April Smith»."""
    word = c.words[-1]
    return word.ent_type_ == "PERSON" or (word.dep_ == "compound" and word.head.ent_type_ == "PERSON")


def _year(c: Candidate, calendar: Calendar) -> bool:
    if not c.part("year") or c.match.end() - c.match.start() > len(c.part("year")):
        return True
    before = c.before.lower_ if c.before is not None else ""
    if before.rstrip(".") in calendar.words["numbered"] or _is_programme(c, calendar) or _counts(c, calendar):
        return False
    return before in calendar.words["dating"] or FIRST_PLAIN_YEAR <= int(c.part("year")) < LAST_PLAIN_YEAR


def _is_programme(c: Candidate, calendar: Calendar) -> bool:
    after = c.after
    return after is not None and after.text[0].isupper() and after.lower_ in calendar.words["programme"]


def _counts(c: Candidate, calendar: Calendar) -> bool:
    after = c.after
    if c.rest.startswith((",", ".", "-", "%", "/")) and c.rest[1:2].isdigit():
        return True
    return after is not None and (after.lower_ in calendar.words["counted"] or after.text == "%")


def _year_range(c: Candidate, _calendar: Calendar) -> bool:
    first, until = c.part("year"), c.part("until")
    return int(until) > int(first) if len(until) == len(first) else int(until) > int(first[2:])


def _season(c: Candidate, calendar: Calendar) -> bool:
    word = c.words.root if c.words.root.pos_ in {"NOUN", "PROPN"} else c.words[-1]
    if c.part("year") or c.part("year_rel") or c.part("rel"):
        return True
    if c.rest.startswith((" of ", " in ", " from ", " to ")) and c.part("season") in {"fall", "spring"}:
        return False
    before = c.before.lower_ if c.before is not None else ""
    dated = before in {*calendar.words["dating"], "over"} or bool(c.part("mod") or c.part("edge"))
    return dated and word.pos_ in {"NOUN", "PROPN"}


def _duration(c: Candidate, calendar: Calendar) -> bool:
    if c.part("unit") == "quarters" and c.rest.startswith(" of "):
        return False
    if re.match(r"[ -]old(?:er)?\b|[ -]of[ -]age\b|[ -]younger\b", c.rest):
        return False
    if c.part("number") in {"a", "an"}:
        return c.part("unit") not in {"second", "minute", "quarter"} and _is_measured(c, calendar)
    return not (c.part("unit") == "second" and c.part("number") != "one")


def _is_measured(c: Candidate, calendar: Calendar) -> bool:
    long = c.match.group().lower().split()[0] not in {"a", "an"} or c.match.group().endswith(("-long", " so", " more"))
    return long or (c.before is not None and c.before.lower_ in calendar.words["measuring"])


def _bare_units(c: Candidate, _calendar: Calendar) -> bool:
    word = c.words[-1]
    if c.before is not None and c.before.lower_ == "of":
        return False
    if c.part("number") or c.match.group().endswith(("-long", "-old")):
        return True
    loose = not any(child.dep_ in {"det", "amod", "compound", "poss", "nummod"} for child in word.children)
    return loose and word.dep_ in {"pobj", "npadvmod", "dobj", "conj"} and not c.rest.startswith("-")


def _rate(c: Candidate, _calendar: Calendar) -> bool:
    if c.part("times"):
        return True
    before = c.before
    if before is None or c.part("unit") in {"second", "quarter", "minute"}:
        return False
    return (
        c.match.group().lower().startswith("per")
        or before.lower_ in {"once", "twice", "times"}
        or (before.pos_ in RATED and (before.pos_ != "NOUN" or any(_is_number(t) for t in before.subtree)))
    )


def _is_number(token: Token) -> bool:
    return token.like_num or token.text == "%" or token.lower_ in {"dozens", "hundreds", "thousands", "millions"}


def _clock(c: Candidate, _calendar: Calendar) -> bool:
    if c.part("ampm") or c.part("halfday") or c.part("zone") or c.part("noon") or c.part("hour_word"):
        return True
    return c.before is not None and c.before.lower_ in {
        "at",
        "around",
        "by",
        "from",
        "until",
        "since",
        "about",
        "before",
    }


def _quarter(c: Candidate, _calendar: Calendar) -> bool:
    if c.part("part") not in {"half", "trimester"}:
        return True
    return "year" in c.match.group().lower() or bool(c.part("year") or c.part("year_after"))


def _frequency(c: Candidate, _calendar: Calendar) -> bool:
    return c.match.group()[0].islower() or bool(c.words[0].is_sent_start)


def _reference(c: Candidate, calendar: Calendar) -> bool:
    word, before = c.part("reference"), c.before.lower_ if c.before is not None else ""
    if word == "soon" and clause_tense(c.words, calendar) == "past":
        return False
    if word in {"soon", "recently"} and c.rest.startswith(" as ") and before == "as":
        return False
    if word == "soon":
        return before not in {"as", "too", "how"} and not c.rest.startswith((" as ", " after", " enough"))
    if word == "the past":
        return c.after is None or c.after.pos_ in {"PUNCT", "ADP", "VERB", "AUX", "CCONJ", "SPACE", "PRON", "DET"}
    if word == "the future":
        return not c.rest.startswith(" of ")
    return True


def _same_period(c: Candidate, calendar: Calendar) -> bool:
    """«At the same time» joins two statements; it dates neither."""
    return c.part("part") != "time" and _unit(c, calendar)


def _weekdays(c: Candidate, _calendar: Calendar) -> bool:
    if not c.part("weekend"):
        return c.match.group()[0].isupper()
    return not any(child.dep_ in {"det", "amod", "nummod"} for child in c.words.root.children)


def _unit(c: Candidate, _calendar: Calendar) -> bool:
    """«The year-ago loss», «the week before the vote»: no periods of their own."""
    if re.match(r"-(?:ago|earlier|old|long|by|on|over|to)\b", c.rest):
        return False
    is_told = bool(c.part("rel") or c.part("edge") or c.part("edge_in"))
    is_whole = c.match.group().lower().split()[1:] != [c.part("unit")]
    return is_told or not c.rest.startswith((" before", " after") if is_whole else (" before", " after", " of "))


def _next_to(c: Candidate, _calendar: Calendar) -> bool:
    """«The year before», where it does not say before what."""
    return c.after is None or c.after.pos_ in {"PUNCT", "CCONJ", "SPACE", "AUX", "VERB"}


def _one_day(c: Candidate, calendar: Calendar) -> bool:
    """«It will one day be told»: some day to come, not a stretch of one day."""
    if c.before is not None and c.before.pos_ == "ADP":
        return False
    is_measure = re.match(r" (?:of|in|after|before|later|earlier|ago|longer|more)\b|-", c.rest)
    return is_measure is None and clause_tense(c.words, calendar) == "future"


_GUARDS: dict[str, Callable[[Candidate, Calendar], bool]] = {
    "month": _month, "year": _year, "year_range": _year_range, "season": _season, "duration": _duration,
    "bare_units": _bare_units, "rate": _rate, "clock": _clock, "quarter": _quarter, "frequency": _frequency,
    "reference": _reference, "weekdays": _weekdays, "same_period": _same_period,
    "unit": _unit, "next_to": _next_to, "month_days": _month_days, "one_day": _one_day,
}  # fmt: skip
