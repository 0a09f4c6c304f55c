"""Follow many feeds on a schedule, in one process: each new entry becomes a document, and no feed stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Event

from dragoman.read import Defaults
from dragoman.read.announcements import Entry, Feed, unread_reason
from dragoman.read.drafts import Admission, Draft
from dragoman.read.entries import draft_entry, entry_name
from dragoman.read.feeds import read_feed
from dragoman.read.fetching import Answer, Fetcher, LaterError
from dragoman.read.languages import LanguageGuard
from dragoman.read.refusals import RefusedError, RepeatedError
from dragoman.read.web import draft_answer
from dragoman.record import Document, Rejected

from .feed_states import FeedMemory, FeedState, failed, succeeded

LONGEST_POLL = timedelta(minutes=10)
"""Time after which the rest of a feed is left for the next time: one whose pages drip is not to hold up the others."""
LONGEST_SLEEP = 60.0
"""Seconds between two looks at what is due: feeds added meanwhile are found by then."""

Sink = Callable[[Document | Rejected], None]
"""Takes what was read; an entry is marked as taken once it returns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchReport:
    """What came of the feeds that were asked: how many, what they gave, and those that fail, longest first."""

    asked: int = 0
    documents: int = 0
    rejected: int = 0
    failing: tuple[FeedState, ...] = ()

    def lines(self) -> Iterator[str]:
        """Say for each failing feed since when, how often, and why."""
        for state in self.failing:
            times = "once" if state.failures == 1 else f"{state.failures} times"
            since = f"{state.failing_since:%Y-%m-%d %H:%M} UTC" if state.failing_since else "an unknown day"
            yield f"{state.url}: failing since {since}, {times}: {state.last_error}"


@dataclass(slots=True)
class _Counts:
    asked: int = 0
    documents: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class _Poll:
    url: str
    feed: Feed
    admission: Admission


@dataclass(slots=True)
class Watch:
    """Follows the feeds of a memory; serves one thread.

    The fetcher's clock is the watch's. To stop within a pause too, give the fetcher a way to sleep that wakes up for
    `stop`, such as `stop.wait`, and hand the same one in as `sleep`.
    """

    memory: FeedMemory
    fetcher: Fetcher
    sink: Sink
    stop: Event = field(default_factory=Event)
    sleep: Callable[[float], object] | None = None
    defaults: Defaults = field(default_factory=Defaults)
    _counts: _Counts = field(default_factory=_Counts)
    _guard: LanguageGuard = field(default_factory=LanguageGuard)

    def run(self) -> WatchReport:
        """Ask feeds as they fall due until `stop` is set; the entry under way is finished, the rest left to come."""
        while not self.stop.is_set():
            self.poll_due()
            if not self.stop.is_set():
                (self.sleep or self.stop.wait)(self._idle_for())
        return self.report()

    def poll_due(self) -> WatchReport:
        """Ask each feed that is due, the longest overdue first, and give the report of the watch so far."""
        now = self._now()
        due = sorted((s for s in self.memory.states() if s.is_due(now)), key=_urgency)
        for state in due:
            if self.stop.is_set():
                break
            self.memory.save(self.poll(state))
        return self.report()

    def poll(self, state: FeedState) -> FeedState:
        """Ask one feed, hand on its new entries, and give its new state; what sink or memory raise is raised."""
        self._counts.asked += 1
        try:
            answer = self.fetcher.fetch(state.url, etag=state.etag, last_modified=state.last_modified)
            if answer.unchanged:
                return succeeded(state, self._now())
            feed = read_feed(answer.raw, self._now().date(), url=answer.url, charset=answer.charset)
        except LaterError as error:
            return failed(state, self._now(), str(error), error.until)
        except RefusedError as error:
            return failed(state, self._now(), str(error))
        except Exception as error:  # noqa: BLE001  # a parser's fault in one feed is no reason to leave the others
            return failed(state, self._now(), _fault(error))
        taken = self._take(state.url, feed)
        return succeeded(_learned(state, answer, feed, taken=taken), self._now())

    def report(self) -> WatchReport:
        """Say what came of the watch so far, and which feeds fail now."""
        failing = sorted((s for s in self.memory.states() if s.failures), key=_failing_since)
        counts = self._counts
        return WatchReport(
            asked=counts.asked, documents=counts.documents, rejected=counts.rejected, failing=tuple(failing)
        )

    def _take(self, url: str, feed: Feed) -> bool:
        """Hand on the new entries of a feed; tells whether all were taken, none left for a later time."""
        admission = Admission(self.defaults, guard=self._guard)  # its own: ids need differ within one answer only
        whole, started = True, self._now()
        for entry in feed.entries:
            if self.stop.is_set() or self._now() - started > LONGEST_POLL:
                return False
            if not self.memory.seen(url, entry.key):
                whole = self._take_entry(entry, _Poll(url, feed, admission)) and whole
        key = f"unread {feed.unread}"
        if feed.unread and not self.memory.seen(url, key):
            self._hand_on(Rejected(name=url, stage="read", reason=unread_reason(feed)))
            self.memory.mark(url, key)
        return whole

    def _take_entry(self, entry: Entry, poll: _Poll) -> bool:
        try:
            made: Document | Rejected = poll.admission.admit(draft_entry(entry, poll.feed, self._fetch_page))
        except LaterError:
            return False
        except RepeatedError:
            self.memory.mark(poll.url, entry.key)
            return True
        except RefusedError as error:
            made = _rejected(entry, poll, str(error))
        except Exception as error:  # noqa: BLE001  # as for feeds
            made = _rejected(entry, poll, _fault(error))
        self._hand_on(made)
        self.memory.mark(poll.url, entry.key)
        return True

    def _fetch_page(self, url: str) -> Draft:
        return draft_answer(self.fetcher.fetch(url))

    def _hand_on(self, made: Document | Rejected) -> None:
        self.sink(made)
        if isinstance(made, Document):
            self._counts.documents += 1
        else:
            self._counts.rejected += 1

    def _now(self) -> datetime:
        return self.fetcher.timing.now()

    def _idle_for(self) -> float:
        dues = [state.next_due for state in self.memory.states() if state.next_due]
        wait = (min(dues) - self._now()).total_seconds() if dues else LONGEST_SLEEP
        return min(max(wait, 1.0), LONGEST_SLEEP)


def add_feeds(memory: FeedMemory, feeds: Sequence[tuple[str, str | None]]) -> int:
    """Follow feeds, given as address and title, and give how many are new; those known already stay as they are."""
    known = {state.url for state in memory.states()}
    new = {url: title for url, title in feeds if url not in known}
    for url, title in new.items():
        memory.save(FeedState(url=url, title=title))
    return len(new)


def _learned(state: FeedState, answer: Answer, feed: Feed, *, taken: bool) -> FeedState:
    """Keep what a feed said of itself; its marks only where all was taken, so that what was left is sent again."""
    return replace(
        state,
        title=feed.title or state.title,
        etag=answer.etag if taken else None,
        last_modified=answer.last_modified if taken else None,
        interval=feed.interval if feed.interval is not None else answer.max_age,
    )


def _rejected(entry: Entry, poll: _Poll, reason: str) -> Rejected:
    return Rejected(name=entry_name(poll.url, entry), stage="read", reason=reason)


def _fault(error: Exception) -> str:
    return f"cannot be read: {type(error).__name__}: {str(error)[:200]}"


def _urgency(state: FeedState) -> tuple[datetime, str]:
    return state.next_due or datetime.min.replace(tzinfo=UTC), state.url


def _failing_since(state: FeedState) -> tuple[datetime, str]:
    return state.failing_since or datetime.max.replace(tzinfo=UTC), state.url
