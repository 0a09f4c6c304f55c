"""Words that say what became of a plan."""

import pytest

from dragoman.desk.outcomes import outcome_in


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("The visit was put off until May.", "moved"),
        ("The talks were postponed, not cancelled.", "moved"),
        ("The summit has been moved because the hosts were not ready.", "moved"),
        ("Armenia called off the talks.", "off"),
        ("The withdrawal did not begin on Monday.", "off"),
        ("The rebels refused to leave the town.", "refused"),
        ("The deadline of the union passed.", "refused"),
        ("The request to put off the exercises had been refused.", "kept"),
        ("The minister was due to visit on Friday.", "retold"),
        ("He did not rule out a meeting.", None),
        ("The envoy asked both sides to put off the vote.", None),
        ("The visit may be postponed.", None),
        ("The ministry denied that the visit was cancelled.", None),
        ("She declined to comment.", None),
        ("Ministers lifted its suspension.", None),
        ("The two presidents met in Geneva.", None),
    ],
)
def test_only_what_is_told_as_done_is_an_outcome(words, outcome):
    assert outcome_in(words) == outcome
