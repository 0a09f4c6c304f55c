"""The command line on the fake engine, run in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.fakes import FAKE_ENGINE
from typer.testing import CliRunner, Result

from dragoman.cli import build_app

Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call() -> Call:
    def call_with(*arguments: str, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(build_app(FAKE_ENGINE), list(arguments), input=stdin, catch_exceptions=False)

    return call_with
