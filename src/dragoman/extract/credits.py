"""Credits: agencies in the dateline and at the foot of a report, which no verb attributes anything to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.record import Said, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.record import AnnotatedDocument

_NAMES = r"(?P<names>[A-Z][^.;:()\n]{1,120})"
_WRITING = r"(?:reporting|writing|editing)"
_LENT = r"(?:information|files|material|inputs?|reporting|reports|contributions)"
_FOOT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:Additional )?(?P<cue>{_WRITING}(?: and {_WRITING})?) by:? {_NAMES}",
        rf"(?P<cue>with (?:additional )?{_LENT} (?:from|by)) {_NAMES}",
        r"(?P<names>(?:The )?[A-Z][^.;:()\n]{1,100}?) "  # noqa: ISC004 - one pattern
        r"(?P<cue>(?:also )?contributed(?: reporting)?(?: to this (?:report|story|article))?)",
        rf"(?P<cue>(?:sources?|via|credit|originally published (?:by|in|on))):? {_NAMES}",
    )
)
_START = re.compile(r"(?:^|(?<=[.;)]\s)|(?<=\())", re.MULTILINE)
_LIST = re.compile(r"\s*(?:,|;|\band\b|&)\s*(?:and\b\s*)?")
_AGENCY = re.compile(r"\(([A-Z][^()]*)\)|/([A-Z][^/]*)/|\[([A-Z][^\[\]]*)\]")
LONGEST_FOOT = 240
"""Characters of a credit line at most; longer paragraphs are prose."""


def credit_lines(annotated: AnnotatedDocument) -> Iterator[Said]:
    """Give the credits in the dateline («(Reuters)») and in lines such as «With information from Xinhua»."""
    if annotated.dateline:
        for match in _AGENCY.finditer(annotated.text, annotated.dateline.start, annotated.dateline.end):
            at = next(i for i in (1, 2, 3) if match[i])
            yield _credit(annotated.text, Span(*match.span(at)), ())
    for paragraph in annotated.paragraphs:
        if paragraph.end - paragraph.start <= LONGEST_FOOT:
            yield from _credits_in(annotated.text, paragraph)


def _credits_in(text: str, paragraph: Span) -> Iterator[Said]:
    for start in _START.finditer(text, paragraph.start, paragraph.end):
        for form in _FOOT:
            match = form.match(text, start.start(), paragraph.end)
            if match and text[match.start("names")].isupper():
                cue = Span(*match.span("cue"))
                yield from (_credit(text, name, (cue,)) for name in _names_in(text, *match.span("names")))
                break


def _names_in(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for gap in (*_LIST.finditer(text, start, end), None):
        stop = gap.start() if gap else end
        words = text[at:stop]
        found = re.match(r"(?:the )?(\S.*?)(?: (?:in|at) [A-Z].*)?\s*$", words, re.IGNORECASE | re.DOTALL)
        if found and words.strip()[:1].isupper():
            yield Span(at + found.start(1), at + found.end(1))
        at = gap.end() if gap else end


def _credit(text: str, name: Span, cue: tuple[Span, ...]) -> Said:
    last = name.of(text).rsplit(maxsplit=1)[-1]
    head = Span(name.end - len(last), name.end)
    return Said(kind="credit", source=(name,), cue=cue, content=(), head=head, stance="states")
