"""Fixtures that several tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests import databases

if TYPE_CHECKING:
    from dragoman.annotate import Annotator
    from dragoman.pipeline import Coder


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL cluster; without one its half of the tests is left out, unless the run demands it."""
    programs = databases.programs()
    if programs is None:
        if os.environ.get(databases.WANTED) == "required":
            pytest.fail("PostgreSQL is not installed, and this run demands it")
        pytest.skip("PostgreSQL is not installed")
    with databases.cluster(programs) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    from dragoman.annotate import Annotator  # noqa: PLC0415 - most tests do not need it

    return Annotator()


@pytest.fixture(scope="session")
def coder() -> Coder:
    from dragoman.pipeline import Coder  # noqa: PLC0415 - most tests do not need it

    return Coder()


@pytest.fixture(scope="session")
def tables_coder() -> Coder:
    """The coder without the encoder: what it codes hangs on rules and tables, not on the weights."""
    from dragoman.pipeline import Coder  # noqa: PLC0415 - most tests do not need it

    return Coder(tables_only=True)
