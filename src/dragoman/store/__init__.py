"""The record in a database: what was read, what was made of it, and when the desk learned it."""

from .database import Record, default_url, now

__all__ = ["Record", "default_url", "now"]
