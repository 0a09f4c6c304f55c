from __future__ import annotations

from datetime import date

import pytest

from dragoman.annotate.pieces import pieces
from dragoman.record import Document, Span

pytestmark = pytest.mark.model


@pytest.fixture
def sentences(annotator):
    def read(text, title=None):
        document = Document(id="d", text=text, title=title, published=date(2026, 1, 12))
        annotated = next(iter(annotator([document])))
        return [s.of(annotated.text) for s in annotated.sentences]

    return read


@pytest.mark.parametrize(
    "one",
    [
        "Vice President J. D. Vance met Gen. Omar Said and Lt. Col. Ana Ruiz at Base No. 4 on Monday.",
        "The U.S. State Department said Sen. Paul Hart would land on Feb. 3 with the delegation.",
        '"There is no other way," the minister told reporters in Muscat.',
        '"Is this the end of the talks?" he asked on arrival.',
        "The text names three tasks: patrols; a joint office; and talks on transit fees.",
        "The road was closed ... and nobody said when it would open.",
        "Trade fell to $3.5 billion from $4.1 billion, St. Clair & Co. said.",
    ],
)
def test_one_sentence_is_not_split(sentences, one):
    assert sentences(one) == [one]


@pytest.mark.parametrize(
    "parts",
    [
        ['He called the tone "positive."', "The talks resume on Friday."],
        ['"We came with an open mind.', 'We expect the same," he told reporters.', "He then left."],
        ["The deal was signed in Baku.", '"It is a new chapter," Aliyev said.'],
        ["Talks failed (again).", "No date was set."],
        ["The minister was blunt: the road stays shut.", "Armenia protested."],
    ],
)  # fmt: skip
def test_sentences_are_parted_at_their_ends(sentences, parts):
    assert sentences(" ".join(parts)) == parts


def test_heading_and_run_in_heading_are_sentences_of_their_own(sentences):
    text = "The road opened in May after long talks.\n\nWhy it matters: Trade may double.\n"
    assert sentences(text)[1:] == ["Why it matters:", "Trade may double."]


def test_label_of_an_entry_stays_in_its_sentence(sentences):
    text = "Talks ended.\n- Georgia: Seeking more transit trade. It also wants visas.\n- Iran: Hoping to join later.\n"
    assert sentences(text)[1:] == [
        "Georgia: Seeking more transit trade.",
        "It also wants visas.",
        "Iran: Hoping to join later.",
    ]


def test_dateline_is_a_sentence_of_its_own(sentences):
    assert sentences("MUSCAT, Oman (AP) — Envoys met on Monday.") == ["MUSCAT, Oman (AP) —", "Envoys met on Monday."]


def test_wrapped_sentence_is_whole(sentences):
    text = (
        "Georgia and Armenia agreed on Tuesday to reopen the crossing at\n"
        "Sadakhlo, which has been shut since the spring of the year before\n"
        "last. Lorries will pass from Monday on.\n"
    )
    assert sentences(text)[1] == "Lorries will pass from Monday on."


def test_label_of_an_entry_lies_in_its_section(annotator):
    text = "Talks ended.\nThe Netherlands: Seeking a seat at the table.\nIran: Hoping to join later.\n"
    annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
    assert [annotated.section_at(s.start).kind for s in annotated.sentences] == ["body", "parties", "parties"]


def test_heading_lies_in_no_section(annotator):
    text = "Talks ended in Muscat on Monday.\n\nWhat's next\nThe envoys meet again on Friday in Geneva.\n"
    annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
    assert annotated.section_at(text.index("What's")) is None


def test_text_parsed_in_pieces_stays_whole(annotator):
    text = "Envoys of the two states met in Muscat on Monday. They agreed on little.\n" * 400
    annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
    assert (annotated.text, len(annotated.sentences)) == (text, 800)


def test_documents_keep_their_order(annotator):
    texts = ["One report. " * 2000, "Another.", "A third. " * 3000, "The last."]
    documents = [Document(id=str(n), text=text, published=date(2026, 1, 12)) for n, text in enumerate(texts)]
    assert [a.document.id for a in annotator(documents)] == ["0", "1", "2", "3"]


def test_pieces_cover_the_text_end_to_end():
    text = "word " * 50 + "\n" + "longer " * 90
    found = pieces(text, [Span(0, 249), Span(251, len(text) - 1)], largest=100)
    assert "".join(text[start:end] for start, end in found) == text
    assert max(end - start for start, end in found) <= 100
