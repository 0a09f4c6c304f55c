"""The scorers are programs of their own: what they import lies beside them."""

import sys
from pathlib import Path

EVALS = Path(__file__).parents[2] / "evals"

sys.path.append(str(EVALS / "coreference"))
