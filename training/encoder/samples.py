"""Training samples: sentences with the events they tell, and pairs of spans with what one does to the other.

The sentences of `training/sentences` are our own; the others are read from the folder of gold sets, whose texts belong
to their publishers and are not part of the project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "possible", "called_for", "conditional", "denied", "cancelled")
CLASSES = ("none", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal_cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material_cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal_conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material_conflict"),
}
ANNOUNCED = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"), "AGREE"), "RETREAT": "CONCEDE",
    "CONCEDE": "CONCEDE",
}  # fmt: skip
"""What a planned act is coded as (PLOVER manual, draft 2.0), as in the coder."""

Span = tuple[int, int]
_LINE = re.compile(r"^([A-Z]+)(?::([a-z-]+))?\s*\|\s*(\w+)\s*\|\s*(\w+)\s*\|\s*(.+)$")
_MARK = re.compile(r"\{(A|R|T)(?:/[A-Z]{3})?:([^{}]*)\}")


@dataclass(frozen=True, kw_only=True)
class Act:
    """One event in a sentence; `type` or `statuses` is None or empty where the set does not say."""

    trigger: Span | None
    type: str | None = None
    mode: str | None = None
    statuses: tuple[str, ...] = ()
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    has_roles: bool = False


@dataclass(frozen=True, kw_only=True)
class SentenceSample:
    """A sentence with its acts. `is_complete`: no other event is in it. `label`: its class, where one is given."""

    text: str
    source: str
    acts: tuple[Act, ...] = ()
    is_complete: bool = False
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class PairSample:
    """Two spans of a sentence and the types that what the first does to the second may have."""

    text: str
    source: str
    first: Span
    second: Span
    types: tuple[str, ...] = field(default=())


def own_sentences(folder: Path) -> Iterator[SentenceSample]:
    """Read the marked sentences; lines with one text are one sample. Raises `ValueError` naming file and line."""
    grouped: dict[str, list[Act]] = {}
    nones: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            match = _LINE.match(line)
            if match is None:
                msg = f"{path.name}, line {number}: not a labelled sentence"
                raise ValueError(msg)
            kind, mode, status, _, marked = match.groups()
            text, marks = read_marks(marked)
            if kind == "NONE":
                nones.append(text)
                continue
            if kind not in TYPES or status not in STATUSES or len(marks["T"]) != 1:
                msg = f"{path.name}, line {number}: unknown type or status, or not one trigger"
                raise ValueError(msg)
            grouped.setdefault(text, []).append(
                Act(
                    trigger=marks["T"][0],
                    type=kind,
                    mode=mode,
                    statuses=(status,),
                    actors=tuple(marks["A"]),
                    recipients=tuple(marks["R"]),
                    has_roles=True,
                )
            )
    for text, acts in grouped.items():
        yield SentenceSample(text=text, source="own", acts=tuple(acts))
    for text in dict.fromkeys(nones):
        yield SentenceSample(text=text, source="own-none", is_complete=True, label="none")


def read_marks(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """Take the marks out of a sentence: its text, and the spans by mark."""
    marks: dict[str, list[Span]] = {"A": [], "R": [], "T": []}
    text, at = "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks[match[1]].append((len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + marked[at:], marks


def folded(act: Act) -> str | None:
    """Give the type that the coder codes an act as: what is planned is agreed to or conceded."""
    if act.statuses == ("planned",) and act.type in ANNOUNCED:
        return ANNOUNCED[act.type]
    return act.type


def own_pairs(samples: list[SentenceSample]) -> Iterator[PairSample]:
    """Give the pairs of parties in our own sentences: who acts and whom it is done to, or two who act together."""
    for sample in samples:
        for act in sample.acts:
            first = act.actors[:1]
            second = act.recipients[:1] or act.actors[1:2]
            kind = folded(act)
            if first and second and kind and act.statuses[0] in {"happened", "ongoing", "planned"}:
                yield PairSample(text=sample.text, source="own", first=first[0], second=second[0], types=(kind,))


def plv_pairs(path: Path) -> Iterator[PairSample]:
    """Read the pairs of PLV; its YIELD is CONCEDE or RETREAT."""
    for row in _rows(path):
        types = ("CONCEDE", "RETREAT") if row["event"] == "YIELD" else (row["event"],)
        spans = [(row[side]["start"], row[side]["end"]) for side in ("source", "target")]
        yield PairSample(text=row["text"], source="plv", first=spans[0], second=spans[1], types=types)


def cameo_sentences(path: Path) -> Iterator[SentenceSample]:
    """Read the five classes of CAMEO; its neutral statements count as none."""
    for row in _rows(path):
        label = "none" if row["label_name"] == "neutral_statement" else row["label_name"]
        yield SentenceSample(text=row["text"], source="cameo", label=label)


def role_sentences(path: Path) -> Iterator[SentenceSample]:
    """Read who does it to whom in the main event of a sentence, whose words are not marked."""
    for row in _rows(path):
        spans = {
            role: [(s["start"], s["end"]) for s in row["spans"] if s["role"] == role] for role in ("source", "target")
        }
        both = [(s["start"], s["end"]) for s in row["spans"] if s["role"] == "reciprocal"]
        act = Act(trigger=None, actors=tuple(spans["source"] + both), recipients=tuple(spans["target"]), has_roles=True)
        yield SentenceSample(text=row["text"], source="roles", acts=(act,))


def timeml_sentences(path: Path) -> Iterator[SentenceSample]:
    """Read whether the events of TimeML happened, sentence by sentence; those left open are left out."""
    for row in _rows(path):
        text, events = row["text"], row["events"]
        if sum(e.get("polarity") == "NEG" for e in events) > len(events) / 2:
            continue
        links: dict[str, set[str]] = {}
        for link in row.get("slinks") or []:
            if len(link) == 3:  # noqa: PLR2004 - main event, relation, subordinate event
                links.setdefault(link[2], set()).add(link[1])
        for start, end in _sentences(text):
            acts = [
                Act(trigger=(e["start"] - start, e["end"] - start), statuses=found)
                for e in events
                if start <= e["start"] and e["end"] <= end and (found := _statuses(e, links.get(e["eid"], set())))
            ]
            if acts:
                yield SentenceSample(text=text[start:end], source="timeml", acts=tuple(acts))


HAPPENED, POSSIBLE, DENIED = ("happened", "ongoing"), ("possible", "conditional", "called_for"), ("denied", "cancelled")


def _statuses(event: dict[str, str], links: set[str]) -> tuple[str, ...]:
    word = (event.get("modality") or "").replace("_", " ").lower().split(" ")[0]
    if event.get("polarity") == "NEG" or links & {"NEG_EVIDENTIAL", "COUNTER_FACTIVE"}:
        return DENIED
    if word in {"would", "'d"}:
        return ("planned", *POSSIBLE)
    if (
        word in {"could", "may", "might", "can", "must", "should", "possible", "potential", "likely"}
        or "CONDITIONAL" in links
    ):
        return POSSIBLE
    if word == "will" or event.get("tense") == "FUTURE":
        return ("planned",)
    if "MODAL" in links or event.get("tense") in {"INFINITIVE", None}:
        return ()
    return HAPPENED


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in re.finditer(r"(?<=[.!?\"])\s+(?=[A-Z\"`])|\n+", text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
