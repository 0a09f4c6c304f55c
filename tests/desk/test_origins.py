"""Who a report has a thing from."""

import pytest

from dragoman.desk.origins import Lineages
from dragoman.record import Actor, ActorMention, Attribution, ChainLink, Coding, Span

TEXT = "The talks will open on Friday, Interfax reported, citing his press service. A diplomat said that he was glad."
SAID = Span(0, TEXT.index(", Interfax"))


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(name, words, form, **given):
    at = span(words)
    mention = ActorMention(start=at.start, end=at.end, form=form)
    return Actor(id=name, name=name, kind="organisation", mentions=(mention,), **given)


ACTORS = {
    "Interfax": actor("Interfax", "Interfax", "name", sectors=("JRN",)),
    "service": actor("service", "his press service", "nominal", country="UZB", sectors=("GOV",)),
}
RELAY = Attribution(id="q1", kind="indirect", source=(span("Interfax"),), content=(SAID,), actor="Interfax")
ORIGIN = Attribution(
    id="q2", kind="indirect", source=(span("his press service"),), content=(SAID,), actor="service", via="q1"
)
UNKNOWN = Attribution(id="q3", kind="indirect", source=(span("A diplomat"),), content=(span("that he was glad"),))


def lineages(*attributions):
    coding = Coding(id="d", published="2025-03-01", text=TEXT, attributions=attributions)
    return Lineages(coding, TEXT, ACTORS)


def test_a_medium_relays_and_whom_it_cites_is_the_origin():
    found = lineages(RELAY, ORIGIN).around(SAID)
    assert (found.origins, found.relays) == (("Uzbekistan's press service",), ("Interfax",))


def test_a_medium_alone_is_no_origin():
    found = lineages(RELAY).around(SAID)
    assert (found.origins, found.relays) == ((), ("Interfax",))


def test_an_unnamed_source_is_one():
    assert lineages(UNKNOWN).around(span("glad")).origins == ("A diplomat",)


def test_the_outlet_itself_is_none():
    assert lineages().around(SAID).origins == ()


def test_who_promises_does_not_vouch():
    promise = Attribution(id="q4", kind="indirect", source=(span("A diplomat"),), content=(SAID,), stance="promises")
    assert lineages(promise).around(SAID).origins == ()


@pytest.mark.parametrize(
    ("chain", "origins"),
    [
        (("service",), ("Uzbekistan's press service",)),
        ((), ()),
    ],
)
def test_an_event_is_known_by_its_chain(chain, origins):
    links = tuple(ChainLink(actor=name, role="origin") for name in chain)
    assert lineages(RELAY, ORIGIN).of_event(SAID, links).origins == origins
