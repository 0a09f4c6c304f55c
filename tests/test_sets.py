"""The gold sets of our own: what their words point at stands in their texts, and the locked halves are as they were."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

EVALS = Path(__file__).parent.parent / "evals"
SETS = ("chains", "expectations", "parties")
HALVES = [f"{name}/{half}" for name in SETS for half in ("open", "locked")]


def rows(half):
    return [json.loads(line) for line in (EVALS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def pointed_at(row):
    """Give all that a row says stands in its text."""
    for fact in row.get("facts", ()):
        yield fact["trigger"]
        yield from (link[name] for link in fact["chain"] for name in ("source", "cue", "reason") if link[name])
    for said in row.get("expectations", ()):
        yield from (said[name] for name in ("statement", "hedge", "by") if said[name])
        yield from (*said["actors"], *said["recipients"])


@pytest.mark.parametrize("half", HALVES)
def test_words_stand_in_their_text(half):
    astray = [(row["id"], words) for row in rows(half) for words in pointed_at(row) if words not in row["text"]]
    assert astray == []


@pytest.mark.parametrize("name", SETS)
def test_halves_share_no_passage(name):
    texts = [row["text"] for half in ("open", "locked") for row in rows(f"{name}/{half}")]
    ids = [row["id"] for half in ("open", "locked") for row in rows(f"{name}/{half}")]
    assert len(texts) == len(set(texts))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SETS)
def test_locked_half_is_as_it_was_set_down(name):
    digest, _, _ = (EVALS / name / "locked.sha256").read_text(encoding="utf-8").partition(" ")
    assert sha256((EVALS / name / "locked.jsonl").read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("half", HALVES[4:])
def test_parties_lie_in_their_text(half):
    spans = [(row, row[side]) for row in rows(half) for side in ("source", "target") if row[side]]
    assert all(row["text"][s["start"] : s["end"]].strip() for row, s in spans)
    assert all(s["end"] <= len(row["text"]) for row, s in spans)


def test_chain_starts_with_its_only_origin():
    chains = [fact["chain"] for half in HALVES[:2] for row in rows(half) for fact in row["facts"]]
    roles = [[link["role"] for link in chain] for chain in chains]
    assert all(role == "relay" for chain in roles for role in chain[1:])
    assert {role for chain in roles for role in chain} == {"origin", "relay"}


@pytest.mark.parametrize("name", ["desk", "desk_wire"])
def test_locked_storylines_are_as_they_were_set_down(name):
    lines = (EVALS / name / "locked.sha256").read_text(encoding="utf-8").splitlines()
    named = {file.strip().lstrip("*"): digest for digest, _, file in (line.partition(" ") for line in lines)}
    assert sorted(named) == ["dispatches.jsonl", "gold.json"]
    found = {file: sha256((EVALS / name / "locked" / file).read_bytes()).hexdigest() for file in named}
    assert found == named


@pytest.mark.parametrize("half", ["desk/open", "desk/locked", "desk_wire/open", "desk_wire/locked"])
def test_storylines_point_at_words_of_their_dispatches(half):
    folder = EVALS / half
    dispatches = [json.loads(line) for line in (folder / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in dispatches}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    assert [row["doc"] for row in gold["expectations"] if texts[row["doc"]].count(row["contains"]) != 1] == []
    assert {doc for row in [*gold["episodes"], *gold["same_origin"]] for doc in row["docs"]} <= texts.keys()
