"""Codings built by hand, so that no test of the brief needs the language pipeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.record import (
    Actor,
    ActorMention,
    Attribution,
    ChainLink,
    Coding,
    Event,
    Expectation,
    Interest,
    Interval,
    Place,
    Section,
    Sentence,
    Signal,
    Significance,
    Span,
)

TEXT = """\
Norland and Sudoria will sign a fishing accord in Port Amity on Friday, according to news agency NORA, citing the \
Foreign Office.
The two sides met in the capital on Monday. Three patrol boats collided near the Amber Bank in 2021.
Why It Matters
The accord would end a dispute that has kept both fleets in harbour.
For Sudoria, it offers a way out of a costly boycott.
Norland: Seeking to reopen its northern ports before winter.
What's Next
Both governments are expected to ratify the text by the end of March.
Observers will watch whether the boycott is lifted, signalling a lasting thaw, or whether patrols resume.
With information from NORA.
"""
DAY = date(2025, 2, 12)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def at(made, words: str, text: str = TEXT, **fields):
    """A value that is a span, at the first place where the words stand."""
    place = span(words, text)
    return made(start=place.start, end=place.end, **fields)


def event(name: str, trigger: Span, **fields) -> Event:
    known = {
        "id": name, "type": "CONSULT", "mode": None, "act": "CONSULT", "contexts": (), "cameo": None,
        "quad": "verbal_cooperation", "score": 1.0, "actors": ("a1", "a2"), "recipients": (), "place": None,
        "time": None, "status": "happened", "historical": False, "trigger": trigger, "evidence": (trigger,),
        "chain": (), "confidence": 0.6,
    }  # fmt: skip
    return Event(**(known | fields))


def actors(text: str = TEXT) -> tuple[Actor, ...]:
    office = at(ActorMention, "the Foreign Office", text, form="name") if "the Foreign Office" in text else None
    return (
        Actor(id="a1", name="Norland", kind="state", country="NOR"),
        Actor(id="a2", name="Sudoria", kind="state", country="SWE"),
        Actor(id="a3", name="NORA", kind="organisation", sectors=("JRN",)),
        Actor(id="a4", name="Foreign Office", kind="organisation", mentions=(office,) if office else ()),
    )


def sentences(text: str = TEXT) -> tuple[Sentence, ...]:
    found, start = [], 0
    for paragraph, line in enumerate(text.splitlines(keepends=True)):
        for piece in line.strip().replace(". ", ".\0").split("\0"):
            if piece:
                begin = text.index(piece, start)
                start = begin + len(piece)
                found.append(Sentence(start=begin, end=start, paragraph=paragraph))
    return tuple(found)


def accord() -> Coding:
    """A report with all parts of a brief in it."""
    lead = span("Norland and Sudoria will sign a fishing accord in Port Amity on Friday")
    credit = span("With information from NORA.")
    headings = {span("Why It Matters"), span("What's Next")}
    return Coding(
        id="accord",
        published=DAY,
        text=TEXT,
        outlet="Harbour Gazette",
        url="https://gazette.example/accord",
        sections=(
            Section(start=0, end=span("in 2021.").end, kind="body"),
            Section(start=span("The accord").start, end=span("boycott.").end, kind="significance"),
            at(Section, "Seeking to reopen its northern ports before winter.", kind="parties", party=span("Norland:")),
            Section(start=span("Both gov").start, end=span("patrols resume.").end, kind="outlook"),
            Section(start=credit.start, end=credit.end, kind="other"),
        ),
        sentences=tuple(s for s in sentences() if s.span not in headings),
        actors=actors(),
        places=(Place(id="p1", name="Port Amity", mentions=(span("Port Amity"),)),),
        attributions=(
            Attribution(
                id="q1", kind="according_to", source=(span("news agency NORA"),), cue=(span("according to"),),
                content=(lead,), actor="a3",
            ),
            Attribution(
                id="q2", kind="according_to", source=(span("the Foreign Office"),), cue=(span("citing"),),
                content=(lead,), actor="a4", via="q1",
            ),
            Attribution(id="q3", kind="credit", source=(Span(credit.end - 5, credit.end - 1),), cue=(credit,)),
        ),
        events=(
            event(
                "e1", span("sign"), type="AGREE", act="AGREE", status="planned", place="p1", confidence=0.9,
                time=Interval(date(2025, 2, 14), date(2025, 2, 14)),
                chain=(ChainLink(actor="a4", role="origin"), ChainLink(actor="a3", role="relay")),
            ),
            event("e2", span("met"), time=Interval(date(2025, 2, 10), date(2025, 2, 10))),
            event(
                "e3", span("collided"), type="ASSAULT", historical=True, confidence=0.4,
                time=Interval(date(2021, 1, 1), date(2021, 12, 31)),
            ),
        ),
        expectations=(
            at(
                Expectation, "Both governments are expected to ratify the text by the end of March", id="x1",
                kind="forecast", hedge=(span("expected to"),), probability=(0.55, 0.8),
                window=Interval(None, date(2025, 3, 31)), confidence=0.7,
            ),
            at(
                Expectation,
                "Observers will watch whether the boycott is lifted, signalling a lasting thaw, or whether patrols "
                "resume.",
                id="x2", kind="signpost",
                signals=(
                    Signal(condition=span("the boycott is lifted"), outcome=span("a lasting thaw")),
                    Signal(condition=span("patrols resume")),
                ),
            ),
        ),
        interests=(
            at(Interest, "Seeking to reopen its northern ports before winter.", actor="a1", confidence=0.7),
            at(Interest, "For Sudoria, it offers a way out of a costly boycott.", actor="a2", confidence=0.7),
        ),
        significance=(
            at(Significance, "The accord would end a dispute that has kept both fleets in harbour.", confidence=0.9),
            at(Significance, "For Sudoria, it offers a way out of a costly boycott.", confidence=0.8),
        ),
    )  # fmt: skip


def wire() -> Coding:
    """A second report on the same matter, by another outlet, a day later."""
    text = "Envoys of Norland and Sudoria held talks on Monday. Both governments kept silent on fuel."
    return Coding(
        id="wire",
        published=date(2025, 2, 13),
        text=text,
        title="Envoys of Norland, Sudoria hold talks",
        outlet="Wire Bureau",
        sections=(Section(start=0, end=len(text), kind="body"),),
        sentences=sentences(text),
        actors=actors(text),
        events=(event("e1", span("held", text), time=Interval(date(2025, 2, 10), date(2025, 2, 10))),),
    )


def many_events(count: int) -> Coding:
    """A report of one event a sentence, each less sure than the one before."""
    text = " ".join(f"Norland met Sudoria for round {n}." for n in range(count))
    made = sentences(text)
    return Coding(
        id="rounds",
        published=DAY,
        text=text,
        sentences=made,
        actors=actors(text),
        events=tuple(
            event(f"e{n}", Span(s.start + 8, s.start + 11), confidence=0.9 - n / 100) for n, s in enumerate(made)
        ),
    )


def hostile() -> Coding:
    """A report whose every string tries to be more than words."""
    text = (
        "Norland met Sudoria <script>alert(1)</script> [here](http://evil.example) *now* `run` | # & &lt; \x1b[31m "
        "\u202eereh\u202c."
    )
    return Coding(
        id='"><script>',
        published=DAY,
        text=text,
        title="Norland met Sudoria <script>alert(2)</script> # [x](javascript:alert(3))",
        outlet='<img src=x onerror="alert(4)">',
        url="javascript:alert(5)",
        sentences=sentences(text),
        actors=actors(text),
        events=(event("e1", span("met", text)),),
    )


def with_text(coding: Coding, text: str | None) -> Coding:
    return replace(coding, text=text)
