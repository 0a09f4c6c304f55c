"""Episodes: what assembling promises, whatever is told."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tests.desk.drafts import ABUJA, DUVAL, FRANCE, LAGOS, MARIN, NIGERIA, OKOYE, telling

from dragoman.desk.episodes import Judgements, assemble, links_among

DAYS = ("2025-03-03", "2025-03-04", "2025-03-06")
SIDES = ((MARIN, OKOYE), (DUVAL, OKOYE), (FRANCE, NIGERIA))
MANY = [
    telling(
        f"{n}", published, on, actors=actors, place=place, id=f"t{n}", words=f"{actors[0].name} met {actors[1].name}."
    )
    for n, (published, on, actors, place) in enumerate(
        product(DAYS, (None, *DAYS[:2]), SIDES, (ABUJA, LAGOS, None))
    )
]  # fmt: skip
TELLINGS = st.lists(st.sampled_from(MANY), max_size=9, unique_by=lambda t: t.id)


def episodes(tellings):
    return {frozenset(t.id for t, _ in members) for members in assemble(tellings, links_among(tellings))}


@given(TELLINGS, st.randoms())
def test_order_of_arrival_changes_nothing(tellings, random):
    shuffled = random.sample(tellings, len(tellings))
    assert episodes(shuffled) == episodes(tellings)


@given(TELLINGS)
def test_assembling_again_changes_nothing(tellings):
    assert episodes([t for members in assemble(tellings, links_among(tellings)) for t, _ in members]) == episodes(
        tellings
    )


@given(TELLINGS, st.sampled_from(DAYS))
def test_as_of_a_day_is_what_the_reports_up_to_it_give(tellings, day):
    known = {t.id for t in tellings if t.report.day.isoformat() <= day}
    cut = {found for members in episodes(tellings) if (found := members & known)}
    assert episodes([t for t in tellings if t.id in known]) == cut


@given(TELLINGS, st.integers(0, 9))
def test_links_found_in_two_ingestions_are_the_same(tellings, at):
    first, second = tellings[:at], tellings[at:]
    once = {frozenset({link.first, link.second}) for link in links_among(tellings)}
    twice = {frozenset({link.first, link.second}) for link in links_among(second + first)}
    assert once == twice


def test_what_people_decide_goes_before():
    pair = [MANY[0], MANY[-1]]
    one = Judgements(one=frozenset({frozenset({pair[0].id, pair[1].id})}))
    assert len(assemble(pair, links_among(pair), one)) == 1
    same = [telling("a", "2025-03-04", "2025-03-04"), telling("b", "2025-03-04", "2025-03-04")]
    two = Judgements(two=frozenset({frozenset({same[0].id, same[1].id})}))
    assert len(assemble(same, links_among(same), two)) == len(same)
