"""The command face: `dragoman code`, `brief`, `schema`."""

from .app import build_app, run

__all__ = ["build_app", "run"]
