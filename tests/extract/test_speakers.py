import pytest
from tests.extract.cases import annotate

from dragoman.codebook.cues import Cues
from dragoman.extract.attributions import find_attributions
from dragoman.extract.mentions import find_mentions
from dragoman.extract.speakers import find_speakers

pytestmark = pytest.mark.model


def speakers(annotator, text):
    annotated = annotate(annotator, text)
    said = find_attributions(annotated, Cues.load())
    found = find_speakers(annotated, said, find_mentions(annotated))
    return [(annotated.text[m.start : m.end], m.kind) for m in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A baker in the old town said that the bridge was shut.", ("baker", "person")),
        ("Two bakers told Reuters that the bridge was shut.", ("Two bakers", "group")),
        ("According to a leaked note, the bridge was shut.", ("leaked note", "organisation")),
    ],
)
def test_source_that_no_table_knows_is_a_mention(annotator, text, found):
    assert found in speakers(annotator, text)


@pytest.mark.parametrize("text", ["Russia said that the bridge was shut.", "She said that the bridge was shut."])
def test_known_actor_or_pronoun_is_none(annotator, text):
    assert speakers(annotator, text) == []
