"""Fixtures of records on each database; a test folder imports them in its conftest."""

from __future__ import annotations

import pytest

from dragoman.store import Record


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'record.sqlite'}"
    return request.getfixturevalue("postgresql").database()


@pytest.fixture
def record(url):
    opened = Record.open(url)
    yield opened
    opened.close()
