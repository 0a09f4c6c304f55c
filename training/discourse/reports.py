"""Reports with labelled sentences, as the program reads them, with what each sentence is to be told as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from train import label

from dragoman.annotate import Annotator
from dragoman.codebook.cues import Cues
from dragoman.codebook.narration import FUNCTIONS, Narration
from dragoman.extract.attributions import find_attributions, speech_sentences
from dragoman.extract.discourse import Speech, with_speech
from dragoman.extract.traits import Traits, find_traits
from dragoman.record import AnnotatedDocument, Document
from dragoman.weights import Encoder, SentenceReading

UNMARKED = 3
"""Sentences that our rules find to carry speech, from which on a report with none marked counts as left unmarked."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report: for each sentence its reading, traits, number of its function, and whether it carries speech.

    `is_marked` is false where no one seems to have marked its speech.
    """

    readings: list[SentenceReading]
    title: SentenceReading
    traits: list[Traits]
    functions: np.ndarray
    speech: np.ndarray
    is_marked: bool


def read_reports(path: Path, encoder: Encoder) -> list[Report]:
    """Read NewsDiscourse, one report a line: `{id, title, text, sentences: [{start, end, label, speech}]}`."""
    return list(_reports(path, encoder))


def _reports(path: Path, encoder: Encoder) -> Iterator[Report]:
    annotator, narration, cues = Annotator(), Narration.load(), Cues.load()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    documents = [
        Document(id=r["id"], text=r["text"], title=r["title"] or None, published=date(2019, 1, 1)) for r in rows
    ]
    for row, annotated in zip(rows, annotator(documents), strict=True):
        said = find_attributions(annotated, cues)
        speech = Speech(said=said, sentences=speech_sentences(annotated, said))
        *readings, title = encoder.read([s.of(annotated.text) for s in annotated.sentences] + [row["title"] or ""])
        spoken = _marked(row["sentences"], annotated)
        yield Report(
            readings=readings,
            title=title,
            traits=with_speech(annotated, find_traits(annotated, narration), speech),
            functions=np.array([FUNCTIONS.index(name) for name in _labels(row["sentences"], annotated)]),
            speech=spoken,
            is_marked=bool(spoken.any()) or len(speech.sentences) < UNMARKED,
        )


def _labels(gold: list[dict], annotated: AnnotatedDocument) -> Iterator[str]:
    """Give labels; headings and datelines tell nothing, whatever the gold sentence they are cut from does."""
    for sentence in annotated.sentences:
        span = annotated.offsets.to_source(sentence.span)
        yield label(gold, span) if annotated.section_at(sentence.start) else "none"


def _marked(gold: list[dict], annotated: AnnotatedDocument) -> np.ndarray:
    spans = [annotated.offsets.to_source(s.span) for s in annotated.sentences]
    shares = [max((min(s["end"], p.end) - max(s["start"], p.start), bool(s["speech"])) for s in gold) for p in spans]
    return np.array([shared > 0 and marked for shared, marked in shares])
