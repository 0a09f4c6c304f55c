"""The command face: `dragoman code`, `brief`, `relate`, `codebook`, `schema`."""

from .app import build_app, run

__all__ = ["build_app", "run"]
