"""Making up a record from the command line."""

import subprocess
import sys
from pathlib import Path

from dragoman.record import Coding
from dragoman.record.exchange import from_json

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "record.py"


def test_make_writes_codings_one_a_line(tmp_path):
    out = tmp_path / "made-up.jsonl"
    subprocess.run([sys.executable, PROGRAM, "make", "40", "--days", "2", "-o", out], check=True, capture_output=True)  # noqa: S603
    lines = out.read_text(encoding="utf-8").splitlines()
    assert len({from_json(Coding, line).id for line in lines}) == 40
