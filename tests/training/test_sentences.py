"""The labelled sentences from which the encoder learns keep to their format and to the codebook."""

import re
from pathlib import Path

import pytest

from dragoman.codebook.plover import Plover

FOLDER = Path(__file__).parent.parent.parent / "training" / "sentences"
LINE = re.compile(r"([A-Z]+)(?::([a-z-]+))? \| (\w+) \| (\w+) \| (.+)")
MARK = re.compile(r"\{(?:(T)|[AR]/([A-Z]{3})):([^{}]+)\}")
STATUSES = {"happened", "ongoing", "planned", "possible", "called_for", "conditional", "denied", "cancelled"}
STYLES = {"wire", "brief", "communique", "headline", "indirect", "passive", "nominal", "several"}
SECTORS = {
    *("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "REB", "PRM", "SPY", "UAF", "CVL"),
    *("BUS", "EDU", "MED", "LAB", "AGR", "JRN", "REF", "REL", "SOC", "CRM", "IGO", "NGO"),
}
PLOVER = Plover.load()


def lines():
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                yield f"{path.name}:{number}", line


def faults(line):
    match = LINE.fullmatch(line)
    if match is None:
        return "is not a labelled sentence"
    kind, mode, status, style, marked = match.groups()
    plain = MARK.sub(lambda m: m[3], marked)
    if "{" in plain or "}" in plain:
        return "has a broken mark"
    marks = list(MARK.finditer(marked))
    if style not in STYLES or any(m[2] and m[2] not in SECTORS for m in marks):
        return "has an unknown style or sector"
    if kind == "NONE":
        return None if status == "none" and not marks else "tells no event but has a status or marks"
    if kind not in PLOVER.types or (mode and mode not in PLOVER.modes_of(kind)):
        return "has an unknown type or mode"
    if status not in STATUSES or sum(bool(m[1]) for m in marks) != 1:
        return "has an unknown status or not one trigger"
    return None


def test_each_line_is_labelled_in_the_terms_of_the_codebook():
    assert [f"{place} {fault}" for place, line in lines() if (fault := faults(line))] == []


def test_there_are_enough_sentences_and_enough_without_an_event():
    texts = {MARK.sub(lambda m: m[3], line.rpartition(" | ")[2]): line.startswith("NONE") for _, line in lines()}
    assert len(texts) >= 5000
    assert sum(texts.values()) >= 1500


@pytest.mark.parametrize("kind", PLOVER.types)
def test_each_type_is_told_in_each_status(kind):
    told = {m[3] for _, line in lines() if (m := LINE.fullmatch(line)) and m[1] == kind}
    assert told == STATUSES


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("CONSULT | happened | wire | {A/GOV:Chad} {T:met} {A/GOV:Mali}.", None),
        ("NONE | none | wire | Chad is large.", None),
        ("CONSULT:dance | happened | wire | {A/GOV:Chad} {T:met} {A/GOV:Mali}.", "has an unknown type or mode"),
        ("CONSULT | happened | wire | {A/GOV:Chad} met {A/GOV:Mali}.", "has an unknown status or not one trigger"),
        ("CONSULT | happened | wire | {A/GOV:Chad {T:met} Mali.", "has a broken mark"),
        ("AID | happened | wire | {A/XYZ:Chad} {T:aided} Mali.", "has an unknown style or sector"),
        ("AID happened Chad aided Mali.", "is not a labelled sentence"),
        ("NONE | none | wire | {A/GOV:Chad} is large.", "tells no event but has a status or marks"),
    ],
)
def test_the_check_finds_faults(line, fault):
    assert faults(line) == fault
