"""Fixtures that several tests share."""

from __future__ import annotations

import pytest

from dragoman.annotate import Annotator


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()
