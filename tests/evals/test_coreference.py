"""The scorer of coreference, run as the program that it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCORER = Path(__file__).parents[2] / "evals" / "coreference" / "score.py"
TEXTS = {"d1": "Vareno sent relief. The relief came late.", "d2": "Relief for the valley was sent by Vareno."}
GOLD = {"d1": [("sent", "send"), ("relief.", "aid"), ("came", "come")], "d2": [("Relief", "aid"), ("sent", "send")]}


def at(document, words):
    start = TEXTS[document].index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def scored(tmp_path):
    """Run the scorer on episodes, each a list of (document, trigger); give its last line as figures."""

    def run(*episodes):
        numbered = {member: f"e{n}" for n, member in enumerate(m for episode in episodes for m in episode)}
        gold = [
            {"id": d, "topic": 1, "text": TEXTS[d], "events": [at(d, words) | {"cluster": c} for words, c in marked]}
            for d, marked in GOLD.items()
        ]
        coded = [
            {
                "id": d,
                "events": [{"id": e, "trigger": at(d, words)} for (where, words), e in numbered.items() if where == d],
            }
            for d in TEXTS
        ]
        merged = [
            {"id": f"p{n}", "events": [{"document": m[0], "event": numbered[m]} for m in episode]}
            for n, episode in enumerate(episodes)
        ]
        paths = []
        for name, rows in (("gold", gold), ("coded", coded), ("episodes", merged)):
            paths.append(tmp_path / f"{name}.jsonl")
            paths[-1].write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        done = subprocess.run([sys.executable, SCORER, *paths], capture_output=True, text=True, check=True)  # noqa: S603
        return {k: float(v) for k, v in (part.split("=") for part in done.stdout.splitlines()[-1].split()[1:])}

    return run


SENT = [("d1", "sent"), ("d2", "sent")]
RELIEF = [("d1", "relief"), ("d2", "Relief")]
CAME = [("d1", "came")]


def test_gold_itself_is_whole_across_documents(scored):
    found = scored(SENT, RELIEF, CAME)
    assert found["gold_cross_conll"] == found["predicted_cross_conll"] == 1


def test_a_merge_that_gold_has_not_costs(scored):
    assert scored(SENT + RELIEF, CAME)["gold_cross_b_cubed"] < 1


def test_what_is_not_coded_costs_end_to_end_alone(scored):
    found = scored(SENT, RELIEF)
    assert (found["gold_cross_conll"], found["coverage"]) == (1, 0.8)
    assert found["predicted_cross_conll"] < 1


def test_a_merge_across_documents_does_not_count_within(scored):
    assert scored(SENT + RELIEF[:1], RELIEF[1:], CAME)["gold_within_b_cubed"] < 1
    assert scored([SENT[0], RELIEF[1]], [SENT[1]], RELIEF[:1], CAME)["gold_within_b_cubed"] == 1
