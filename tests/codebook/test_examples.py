from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from dragoman.codebook.examples import Example, Examples, parse_examples
from dragoman.codebook.plover import Plover
from dragoman.codebook.tables import read_table
from dragoman.errors import DataError
from dragoman.record import Span, Status

LABELLED = Path(__file__).parent.parent.parent / "training" / "sentences"
LABELLED_MARK = re.compile(r"\{(?:T|[AR]/[A-Z]{3}):([^{}]+)\}")
HEADER = "# Example sentences, 2026-11-25.\ntype\tmode\tstatus\tsentence\n"
MET = "{A:Chad} {T:met} {A:Mali}."
PLOVER = Plover.load()
KINDS = [(kind, mode) for kind in PLOVER.types for mode in (None, *PLOVER.modes_of(kind))]


@pytest.fixture(scope="module")
def examples():
    return Examples.load()


def spans_of(example):
    return sorted((example.trigger, *example.actors, *example.recipients), key=lambda span: span.start)


def test_each_type_without_a_mode_and_each_mode_has_three(examples):
    counts = Counter((example.type, example.mode) for example in examples.all)
    assert counts == dict.fromkeys(KINDS, 3)


def test_rows_stand_in_the_order_of_types_and_modes(examples):
    assert list(dict.fromkeys((example.type, example.mode) for example in examples.all)) == KINDS


def test_three_of_a_kind_differ_in_status(examples):
    told = {kind: {example.status for example in examples.of(*kind)} for kind in KINDS}
    assert [kind for kind, statuses in told.items() if len(statuses) < 3] == []


def test_each_status_is_shown(examples):
    assert {example.status for example in examples.all} == set(get_args(Status))


def test_no_mark_is_left_in_a_text(examples):
    assert [example.text for example in examples.all if re.search(r"[{}]|\b[ART]:", example.text)] == []


def test_spans_hold_whole_words(examples):
    for example in examples.all:
        for span in spans_of(example):
            words = re.compile(rf"\b{re.escape(span.of(example.text))}\b")
            assert words.match(example.text, span.start), example.text


def test_spans_do_not_overlap(examples):
    for example in examples.all:
        assert all(one.end < other.start for one, other in pairwise(spans_of(example))), example.text


def test_each_example_tells_who_acts(examples):
    assert [example.text for example in examples.all if not example.actors] == []


def test_type_that_needs_a_recipient_is_told_with_one_or_of_two_parties(examples):
    needing = [example for example in examples.all if PLOVER.needs_recipient(example.type)]
    assert [example.text for example in needing if not example.recipients and len(example.actors) < 2] == []


def test_sentences_are_of_10_to_30_words(examples):
    assert [example.text for example in examples.all if not 10 <= len(example.text.split()) <= 30] == []


def test_no_sentence_stands_twice(examples):
    counts = Counter(example.text for example in examples.all)
    assert [text for text, count in counts.items() if count > 1] == []


def test_no_sentence_is_one_that_the_encoder_learns_from(examples):
    lines = [line for path in LABELLED.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    learned = {LABELLED_MARK.sub(r"\1", line.rpartition(" | ")[2]) for line in lines}
    assert len(learned) > 5000
    assert {example.text for example in examples.all} & learned == set()


def test_columns_are_those_that_are_read():
    assert list(read_table("examples")[0]) == ["type", "mode", "status", "sentence"]


def test_marks_become_spans_of_the_text_without_them():
    row = "AID\t\tplanned\tSoon {A:Chad} will {T:send} {R:the north} rice."
    assert list(parse_examples(f"{HEADER}{row}\n")) == [
        Example(
            type="AID",
            mode=None,
            status="planned",
            text="Soon Chad will send the north rice.",
            trigger=Span(15, 19),
            actors=(Span(5, 9),),
            recipients=(Span(20, 29),),
        )
    ]


def test_parties_of_a_symmetric_act_are_all_actors():
    (example,) = parse_examples(f"{HEADER}CONSULT\tvisit\thappened\t{MET}\n")
    assert [span.of(example.text) for span in example.actors] == ["Chad", "Mali"]
    assert example.recipients == ()


def test_examples_of_a_mode_are_not_those_of_its_type(examples):
    assert not set(examples.of("CONSULT", None)) & set(examples.of("CONSULT", "phone"))


def test_mode_that_is_unknown_has_no_examples(examples):
    assert examples.of("CONSULT", "unheard-of") == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (f"DEMAND\t\thappened\t{MET}", "'DEMAND' is not an event type"),
        (f"CONSULT\tdance\thappened\t{MET}", "'dance' is not a mode of CONSULT"),
        (f"CONSULT\t\tlikely\t{MET}", "'likely' is not a status"),
        ("CONSULT\t\thappened\t{A:Chad} met {A:Mali}.", "0 words are marked T, not one"),
        ("CONSULT\t\thappened\t{A:Chad} {T:met} and {T:heard} {A:Mali}.", "2 words are marked T, not one"),
        ("CONSULT\t\thappened\t{A/GOV:Chad} {T:met} {A:Mali}.", "a mark is broken"),
        ("CONSULT\t\thappened\t{A:Chad {T:met} {A:Mali}.", "a mark is broken"),
        ("CONSULT\t\thappened\t{A:} {T:met} {A:Mali}.", "a mark is broken"),
        ("CONSULT\t\thappened\t{A:Chad }{T:met} {A:Mali}.", "a mark is broken"),
        ("CONSULT\t\thappened", "3 cells, but the header has 4"),
    ],
)
def test_broken_row_names_file_and_line(row, message):
    text = f"{HEADER}CONSULT\t\thappened\t{MET}\n\n# left\n{row}\n"
    with pytest.raises(DataError, match=f"^{re.escape(f'examples.tsv, line 6: {message}')}$"):
        list(parse_examples(text))
