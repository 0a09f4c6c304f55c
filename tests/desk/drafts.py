"""Tellings, statements and sentences made by hand, for tests of single judgements."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.plover import Plover
from dragoman.desk.ledger import first_standing, read_on, with_deadlines
from dragoman.desk.lines import Line
from dragoman.desk.outcomes import outcome_in
from dragoman.desk.settlement import Settlements
from dragoman.record import Interval, Party, Report, Span, Spot, Standing, Statement, Telling, Toll

PLOVER = Plover.load()
MARIN = Party(name="Anton Marin", country="FRA")
OKOYE = Party(name="Ngozi Okoye", country="NGA")
HADDAD = Party(name="Salma Haddad", country="JOR")
DUVAL = Party(name="Claire Duval", country="FRA")
FRANCE = Party(name="France", country="FRA", kind="state")
NIGERIA = Party(name="Nigeria", country="NGA", kind="state")
ABUJA = Spot(name="Abuja", country="NGA", latitude=9.06, longitude=7.49, geonames_id=2352778, feature="PPLC")
LAGOS = Spot(name="Lagos", country="NGA", latitude=6.45, longitude=3.39, geonames_id=2332459, feature="PPLA")


def days(first: str | None, last: str | None = None) -> Interval | None:
    """Give the days from `2025-03-04` on to another, or that day alone."""
    if first is None:
        return None
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


def report(document: str, published: str) -> Report:
    """Make a report of a day."""
    return Report(document=document, published=date.fromisoformat(published), publisher=f"{document} Post")


def telling(document: str, published: str, on: str | None = None, **given) -> Telling:
    """Make a meeting of Marin and Okoye in Abuja, or another thing told."""
    kind = given.get("act", "CONSULT")
    told = {
        "id": f"{document}:{kind}:{on}", "event": "e1", "report": report(document, published), "type": kind,
        "act": kind, "mode": None, "quad": PLOVER.quad_of(kind), "score": PLOVER.score_of(kind, None),
        "status": "happened", "historical": False, "actors": (MARIN, OKOYE), "recipients": (), "place": ABUJA,
        "time": days(on), "origins": (), "origin_countries": (), "relays": (), "trigger": Span(0, 3),
        "evidence": (Span(0, 40),), "words": "Anton Marin met Ngozi Okoye in Abuja.", "confidence": 0.7,
    }  # fmt: skip
    return Telling(**{**told, **given})


def toll(what: str, count: int) -> Toll:
    """Make a toll."""
    return Toll(what=what, count=count, words=Span(0, 1))


def statement(
    text: str, window: Interval | None, document: str = "plan", published: str = "2025-03-01", **given
) -> Statement:
    """Make a plan of Marin to meet Okoye in Abuja, or another thing expected."""
    told = {
        "id": f"{document}:{text}", "expectation": "x1", "report": report(document, published), "kind": "plan",
        "type": "CONSULT", "mode": None, "actors": (MARIN, OKOYE), "recipients": (), "place": ABUJA,
        "window": window, "by": None, "origins": (), "origin_countries": (), "relays": (),
        "span": Span(0, len(text)), "text": text, "words": text, "about": text,
    }  # fmt: skip
    return Statement(**{**told, **given})


def line(words: str, published: str, *tellings: Telling, **given) -> Line:
    """Make a sentence of a later report, naming the parties of what it tells."""
    told = {
        "report": report("later", published), "span": Span(0, len(words)), "words": words,
        "parties": tuple(dict.fromkeys(p for t in tellings for p in t.parties)), "tellings": tellings,
        "outcome": outcome_in(words),
    }  # fmt: skip
    return Line(**{**told, **given})


def history(expected: Statement, lines: list[Line], judge: Settlements) -> tuple[Standing, ...]:
    """Give what becomes of a statement by sentences of later reports of its storyline, in order."""
    standings = [first_standing(expected)]
    read_on(expected, standings, lines, judge, same_story=True)
    return with_deadlines(standings)
