"""Empty databases for tests: SQLite files, and a PostgreSQL cluster of our own on loopback, made once a run."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

WANTED = "DRAGOMAN_TEST_POSTGRESQL"
"""Set to `required` where a run without PostgreSQL must fail rather than leave its half out."""


def programs() -> Path | None:
    """Give the folder of PostgreSQL's programs, None where it is not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@dataclass(slots=True)
class Cluster:
    """A running cluster; every database handed out is new."""

    port: int
    names: Iterator[int]

    def database(self) -> str:
        """Make a database and give its URL."""
        name = f"record_{next(self.names)}"
        with psycopg.connect(f"host=127.0.0.1 port={self.port} user=dragoman dbname=postgres", autocommit=True) as on:
            on.execute(f"CREATE DATABASE {name}")
        return f"postgresql://dragoman@127.0.0.1:{self.port}/{name}"


@contextmanager
def cluster(bin_folder: Path) -> Iterator[Cluster]:
    """Start a cluster in a folder of its own on a free port of loopback, and take it away again."""
    with tempfile.TemporaryDirectory(prefix="dragoman-postgresql-") as folder:
        as_owner = _owner(Path(folder))
        data = Path(folder, "data")
        _run(as_owner, bin_folder / "initdb", "-D", data, "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--no-sync")
        port = _free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        _run(as_owner, bin_folder / "pg_ctl", "-D", data, "-w", "-l", Path(folder, "log"), "-o", options, "start")
        try:
            yield Cluster(port, count())
        finally:
            _run(as_owner, bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _owner(folder: Path) -> tuple[str, ...]:
    """Let an ordinary user own the cluster where the tests run as root, as whom PostgreSQL does not start."""
    if os.geteuid() != 0:
        return ()
    shutil.chown(folder, "postgres", "postgres")
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")


def _run(as_owner: tuple[str, ...], *command: object) -> None:
    subprocess.run([*as_owner, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
