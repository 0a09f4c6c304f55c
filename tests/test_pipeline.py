from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from tests.holds import faults

from dragoman.brief import write_brief
from dragoman.read import read_inputs
from dragoman.record import Coding, Document
from dragoman.record.exchange import from_json, to_json

HERE = Path(__file__).parent
BESIDE = Path(os.environ.get("DRAGOMAN_GOLD", HERE.parent.parent / "shared" / "gold"))
SOURCES = ("geo/trnews", "meantime/meantime", "polnear/polnear", "giveme5w1h/giveme5w1h", "news_discourse/validation")
EACH = 40


def examples() -> list[Document]:
    return [d for d in read_inputs([str(HERE.parent / "examples")]) if isinstance(d, Document)]


def gold_texts() -> list[Document]:
    """The first texts of some gold sets and of plain news, 200 and more; empty where they are absent."""
    paths = [BESIDE / f"{name}.jsonl" for name in SOURCES] + [BESIDE.parent / "prose" / "guardian.jsonl"]
    return [
        Document(id=f"{path.stem}-{number}", text=json.loads(line)["text"], published=date(2019, 5, 1))
        for path in paths
        if path.exists()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[:EACH])
        if line
    ]


pytestmark = pytest.mark.model


@pytest.mark.parametrize("document", examples(), ids=lambda d: d.id)
def test_each_example_codes_to_evidence_and_references(document, coder):
    (coding,) = coder([document])
    assert isinstance(coding, Coding)
    assert faults(coding) == []


@pytest.mark.parametrize("document", examples(), ids=lambda d: d.id)
def test_each_sentence_of_an_examples_brief_has_evidence(document, coder):
    brief = write_brief(list(coder([document])))
    lines = [brief.headline, *(line for section in brief.sections for line in section.lines)]
    assert all(c.of(document.text) == c.quote for line in lines for c in line.evidence)


@pytest.mark.gold
@pytest.mark.skipif(not BESIDE.is_dir(), reason="the gold texts are not beside the checkout")
def test_gold_texts_code_to_evidence_and_references(coder):
    documents = gold_texts()
    assert len(documents) >= 200
    broken = {}
    for document, coding in zip(documents, coder(documents), strict=True):
        brief = write_brief([coding])
        lines = [brief.headline, *(line for section in brief.sections for line in section.lines)]
        wrong = [c.quote for line in lines for c in line.evidence if c.of(document.text) != c.quote]
        if found := [*faults(coding), *wrong]:
            broken[document.id] = found
    assert broken == {}


def test_a_coding_survives_json(coder):
    (coding,) = coder(examples()[:1])
    assert from_json(Coding, to_json(coding)) == coding


def test_coding_documents_together_or_one_by_one_is_the_same(coder):
    documents = examples()[:4]
    assert list(coder(documents)) == [coding for d in documents for coding in coder([d])]
