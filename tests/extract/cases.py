"""Parses made by hand, and sentences parsed and coded, for the tests of the extract stage."""

from __future__ import annotations

from datetime import date
from functools import cache

import spacy
from spacy.tokens import Doc

from dragoman.extract.events import EventTables, Surroundings, find_events
from dragoman.extract.mentions import find_mentions
from dragoman.extract.times import find_times
from dragoman.record import Document

DAY = date(2026, 3, 2)
"""A Monday."""

PARTS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "TO": "PART", "DT": "DET",
    "RB": "ADV", "RP": "ADP", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "CC": "CCONJ",
    "POS": "PART", "CD": "NUM", "WRB": "SCONJ", ".": "PUNCT", ",": "PUNCT", "''": "PUNCT",
}  # fmt: skip


def tree(text, ents=()):
    """Build a parse from «word:lemma/TAG/dep/head», heads as positions; `ents` maps positions to sorts of names."""
    rows = [token.rsplit("/", 3) for token in text.split()]
    words, lemmas = zip(*((*row[0].split(":"), row[0])[:2] for row in rows), strict=True)
    deps = [row[2] for row in rows]
    sorts = dict(ents)
    return Doc(
        _vocabulary(),
        words=words,
        lemmas=lemmas,
        tags=[row[1] for row in rows],
        deps=deps,
        heads=[int(row[3]) for row in rows],
        pos=[_part(row[1], row[2]) for row in rows],
        ents=[f"B-{sorts[i]}" if i in sorts else "O" for i in range(len(rows))],
    )


@cache
def _vocabulary():
    return spacy.blank("en").vocab


def _part(tag, dep):
    if tag.startswith("VB"):
        return "AUX" if dep in {"aux", "auxpass"} else "VERB"
    return PARTS[tag]


def annotate(annotator, text):
    """Parse a text as a report of `DAY`."""
    (annotated,) = annotator([Document(id="d", text=text, published=DAY)])
    return annotated


@cache
def tables():
    return EventTables.load()


def code(annotator, text, gazetteer=None):
    """Code the events of a text as written; place names are read where a gazetteer is given."""
    annotated = annotate(annotator, text)
    around = Surroundings(
        mentions=find_mentions(annotated),
        toponyms=_toponyms(annotated, gazetteer),
        times=find_times(annotated),
    )
    return annotated, around, find_events(annotated, around, tables())


def _toponyms(annotated, gazetteer):
    if gazetteer is None:
        return ()
    from dragoman.extract.toponyms import find_toponyms  # noqa: PLC0415 - few tests look for places

    return tuple(find_toponyms(annotated, gazetteer))


def event_at(annotator, text, word, gazetteer=None):
    """Give the normal text and the one event that a word names."""
    annotated, _, events = code(annotator, text, gazetteer)
    (event,) = [e for e in events if e.trigger.of(annotated.text) == word]
    return annotated.text, event
