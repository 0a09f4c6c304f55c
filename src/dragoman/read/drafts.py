"""What an input says of itself (`Draft`), and the checks that make a document of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from dragoman.record import Document, content_id

from .dates import Witness, precision_of, settle_date
from .languages import LanguageGuard
from .refusals import RefusedError, RepeatedError

MAX_CHARACTERS = 2_000_000
"""A report is shorter by two orders of magnitude; the parser's memory grows with the text (about 1 GB at this size)."""


TEXTS = ("text", "id", "title", "url", "outlet", "first_publisher", "canonical_url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What to take for inputs that do not say: date of publication and publisher."""

    published: date | datetime | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as its input gives it, unchecked.

    `id` is one that the input states, `stem` one to try where it states none; `witnesses` are the dates found, best
    first; `hint` says how this kind of input can carry its date. `gathered` holds where it comes from a feed or an
    archive, which bring the same report again and again.
    """

    text: str
    id: str | None = None
    stem: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    first_publisher: str | None = None
    canonical_url: str | None = None
    witnesses: tuple[Witness, ...] = ()
    notes: tuple[str, ...] = ()
    hint: str = ""
    gathered: bool = False


@dataclass(slots=True)
class Ids:
    """The ids given out in one run."""

    taken: set[str] = field(default_factory=set)

    def claim(self, draft: Draft, published: date | datetime, outlet: str | None) -> str:
        """Give the draft its id: its own, else its stem, else one from the content; raises `RefusedError`."""
        content = content_id(outlet or "", published.isoformat(), draft.text)
        chosen = draft.id or draft.stem or content
        if draft.id is None and draft.stem and chosen in self.taken:
            chosen = f"{draft.stem}-{content}"
        if chosen in self.taken and draft.gathered:
            msg = "an earlier document of this run is the same"
            raise RepeatedError(msg)
        if chosen in self.taken:
            msg = f"the id {chosen} was given to an earlier document of this run: leave one out or change its id"
            raise RefusedError(msg)
        self.taken.add(chosen)
        return chosen


@dataclass(slots=True)
class Admission:
    """Make documents of drafts; remembers the ids it has given out."""

    defaults: Defaults
    guard: LanguageGuard = field(default_factory=LanguageGuard)
    ids: Ids = field(default_factory=Ids)

    def admit(self, draft: Draft) -> Document:
        """Check a draft and make a document of it; raises `RefusedError`."""
        check_text(draft.text)
        check_characters(draft)
        language = self.guard.check(draft.text, draft.language)
        published = self._date(draft)
        outlet = draft.outlet or self.defaults.outlet
        return Document(
            id=self.ids.claim(draft, published, outlet),
            text=draft.text,
            published=published,
            title=draft.title,
            url=draft.url,
            outlet=outlet,
            language=language,
            first_publisher=draft.first_publisher,
            canonical_url=draft.canonical_url,
            precision=precision_of(published),
            notes=draft.notes,
        )

    def _date(self, draft: Draft) -> date | datetime:
        try:
            return settle_date(draft.witnesses, self.defaults.published, hint=draft.hint)
        except RefusedError as error:
            if draft.notes:
                msg = f"{error} ({'; '.join(draft.notes)})"
                raise RefusedError(msg) from error
            raise


def check_text(text: str) -> None:
    """Raise `RefusedError` on a text that is empty or too long."""
    if not text.strip():
        msg = "empty: it holds no text"
        raise RefusedError(msg)
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(too_long(f"{len(text):,} characters"))


def check_characters(draft: Draft) -> None:
    """Raise `RefusedError` where a field holds what cannot be written as UTF-8; JSON can escape half a character."""
    for key in TEXTS:
        try:
            (getattr(draft, key) or "").encode()
        except UnicodeEncodeError as error:
            msg = f"half a character (a lone surrogate) at offset {error.start} of its {key}: correct it"
            raise RefusedError(msg) from error


def too_long(size: str) -> str:
    """Say that a text is too long, and what to do."""
    return f"too long: {size}, and one report may have {MAX_CHARACTERS:,} characters: split it into its reports"
