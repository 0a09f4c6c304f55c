"""What an episode says as a whole."""

from tests.desk.drafts import ABUJA, FRANCE, LAGOS, NIGERIA, days, telling, toll

from dragoman.desk.summaries import summarise


def summed(*tellings):
    return summarise([(told, "") for told in tellings])


def points(episode):
    return {point.about: [account.value for account in point.accounts] for point in episode.versions}


def test_one_source_through_two_outlets_is_one_origin():
    found = summed(
        telling("a", "2025-03-04", origins=("Salma Haddad",)), telling("b", "2025-03-05", origins=("Haddad",))
    )
    assert found.independent_origins == 1


def test_a_report_that_tells_no_origin_adds_none():
    found = summed(telling("a", "2025-03-04"), telling("b", "2025-03-05", relays=("TASS",)))
    assert found.independent_origins == 0
    assert found.relays == ("TASS",)


def test_persons_are_named_before_their_states():
    found = summed(telling("a", "2025-03-04", actors=(FRANCE, NIGERIA)), telling("b", "2025-03-05"))
    assert [party.name for party in found.actors] == ["Anton Marin", "Ngozi Okoye"]


def test_the_days_most_reports_give_are_its_days():
    found = summed(*(telling(name, "2025-03-05", on) for name, on in (("a", None), ("b", "2025-03-04"))))
    assert found.time == days("2025-03-04")


def test_what_reports_disagree_on_stands_as_versions():
    found = summed(
        telling("a", "2025-03-05", "2025-03-04", tolls=(toll("killed", 9),), origins=("the mayor",)),
        telling("b", "2025-03-05", "2025-03-05", tolls=(toll("killed", 12),), place=LAGOS),
        telling("c", "2025-03-06", "2025-03-04", status="denied", place=ABUJA),
    )
    assert points(found) == {
        "time": ["2025-03-04", "2025-03-05"],
        "place": ["Abuja", "Lagos"],
        "toll": ["9 killed", "12 killed"],
        "status": ["happened", "denied"],
    }
    assert next(p for p in found.versions if p.about == "toll").accounts[0].origins == ("the mayor",)
