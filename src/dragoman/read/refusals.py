"""Why one input cannot become a document."""

from __future__ import annotations


class RefusedError(Exception):
    """One input cannot be read; the message is the reason, for a person to act on.

    Never leaves the stage: `read_inputs` hands it on as a `Rejected` that names the input.
    """


class RepeatedError(RefusedError):
    """A gathered report is, to the letter, one that came before in this run: passed over, since nothing is lost."""
