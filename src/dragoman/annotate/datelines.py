"""The dateline that opens a report: «DUSHANBE, Oct 9 (Reuters) -», «MOSCOW, October 9. /TASS/.», «Tbilisi:»."""

from __future__ import annotations

import re

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'.]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'.]+){0,4}"
_NAME = r"[A-ZÀ-Þ][\w'.-]*(?:[ -](?:[A-ZÀ-Þ][\w'.]*|of|the|de|la|al|el|and)){0,4}"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?"
)
_AGENCY = r"\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,40}/|\[[A-Z][^\[\]\n]{1,40}\]"
_DASH = r"\s*(?:--|[-–—])\s+"

_AFTER = rf"(?P<line>PLACE(?:[,/] ?{_NAME}){{0,2}}(?:,? {_DAY})?\.?(?: (?:{_AGENCY}))?)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        _AFTER.replace("PLACE", _UPPER) + _DASH + r"(?=[\"'(A-ZÀ-Þ0-9])",
        # Mixed case («Kyiv, Ukraine (CNN) —») needs an agency or a day, else «Iran - the host -» would do.
        rf"(?P<line>{_NAME}(?:, {_NAME}){{0,2}}(?:,? {_DAY})?\.?,? (?:{_AGENCY})){_DASH}",
        rf"(?P<line>{_NAME}(?:, {_NAME}){{0,2}},? {_DAY}){_DASH}",
        rf"(?P<line>{_UPPER}(?:, {_NAME})?(?:, {_DAY})?\.? /[A-Z][^/\n]{{1,40}}/)\.?\s*(?:[-–—]+\s*)?",
        rf"(?P<line>{_UPPER}(?:, {_NAME})?(?:,? {_DAY})?(?: (?:{_AGENCY}))?):\s+",
        rf"(?P<line>{_AGENCY}){_DASH}",
    )
)
_COLON = re.compile(r"(?P<line>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){0,2}(?:, [A-ZÀ-Þ]\w+)?):\s+(?=(?:[A-ZÀ-Þ]|A |The ))")
_DASHED = re.compile(r"(?P<line>[A-ZÀ-Þ][\w'-]+(?:, [A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?)) [–—] (?=[A-ZÀ-Þ])")


def match_dateline(line: str) -> re.Match[str] | None:
    """Match the dateline at the start of a line; group `line` is place, day and agency, the match ends after the dash.

    Forms in capitals or with an agency only: `match_plain_dateline` knows the rest.
    """
    return next((match for form in _FORMS if (match := form.match(line))), None)


def match_plain_dateline(line: str) -> re.Match[str] | None:
    """Match «Tbilisi: Georgia's …» or «Busan, South Korea — …», which only the first line of a report can be."""
    return _COLON.match(line) or _DASHED.match(line)
