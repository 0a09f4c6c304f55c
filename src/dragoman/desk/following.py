"""Working new reports into storylines: what they change is decided anew, in the order of publication."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from dragoman.record import content_id
from dragoman.store.workbench import Lineage, Placed, Workbench

from .profiles import Profile, read_profile, story_keys
from .storylines import SHARED_KEYS, WITHIN, Before, Followed, follow

FEW = 2
"""Reports of a storyline among which one more or fewer tells whether another stands alone."""


class Following:
    """One pass over new and changed reports, within one transaction."""

    def __init__(self, bench: Workbench) -> None:
        """Work on a bench."""
        self._bench = bench
        self._profiles: dict[str, Profile] = {}
        self._placed: dict[str, Placed] = {}
        self._waiting: list[tuple[str, str]] = []
        self._queued: set[str] = set()

    def work_in(self, documents: Sequence[str]) -> set[str]:
        """Give new and changed reports their place, and those that hang on theirs; gives all whose place changed."""
        changed = set()
        for report in self._bench.placed(documents):
            self._queue(report)
        while self._waiting:
            _, name = heapq.heappop(self._waiting)
            report = self._placed[name]
            before = self._bench.lineage_of(name)
            if self._place(report):
                changed.add(name)
            if name in changed or name in documents:
                after = self._bench.lineage_of(name)
                self._queue_after(report, {x.storyline for x in (before, after) if x})
        return changed

    def _place(self, report: Placed) -> bool:
        """Give a report its place by what stands before it; gives whether that is another than it had."""
        profile = self._profile_of(report.document)
        earlier = self._like(report, back=True)
        before = [Before(r.document, r.order, r.storyline or "", self._profile_of(r.document)) for r in earlier]
        followed = follow(profile, before, lambda name: self._bench.reports_of(name, report, WITHIN) == 1)
        storyline = self._storyline(report, followed)
        held = self._bench.lineage_of(report.document)
        new = Lineage(
            storyline=storyline,
            parent=followed.parent if followed else None,
            reprint_of=followed.reprint_of if followed else None,
            why=followed.why if followed else "",
        )
        if held == new:
            return False
        self._bench.keep_lineage(report, new)
        return True

    def _storyline(self, report: Placed, followed: Followed | None) -> str:
        if followed is None:
            return content_id("storyline", report.document)
        before = self._bench.lineage_of(followed.parent)
        return before.storyline if before else content_id("storyline", followed.parent)

    def _queue_after(self, report: Placed, storylines: set[str]) -> None:
        """Queue later reports whose place may hang on this one's.

        Those that are like it or go on from it; those of the storylines that it left and joined; and those that are
        like a storyline's other report where there is but one, which by this has or loses its second.
        """
        found = [*self._like(report, back=False), *self._bench.placed(self._bench.going_on_from(report.document))]
        for storyline in storylines:
            mates = self._bench.reports_in(storyline, report.day - WITHIN, report.day + WITHIN)
            found += mates
            if len(mates) <= FEW:
                found += [other for mate in mates for other in self._like(mate, back=False)]
        for other in found:
            if other.order > report.order:
                self._queue(other)

    def _queue(self, report: Placed) -> None:
        if report.document not in self._queued:
            self._queued.add(report.document)
            self._placed[report.document] = report
            heapq.heappush(self._waiting, (report.order, report.document))

    def _like(self, report: Placed, *, back: bool) -> list[Placed]:
        """Give the reports before or after one that share enough of its words to be compared."""
        first, last = (report.day - WITHIN, report.day) if back else (report.day, report.day + WITHIN)
        keys = story_keys(self._profile_of(report.document))
        found = self._bench.placed(self._bench.reports_sharing(keys, SHARED_KEYS, first, last))
        return [other for other in found if (other.order < report.order if back else other.order > report.order)]

    def _profile_of(self, document: str) -> Profile:
        if document not in self._profiles:
            self._profiles[document] = read_profile(self._bench.profile_of(document))
        return self._profiles[document]
