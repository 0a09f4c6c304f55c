"""The commands of the desk: taking reports in, and reading the record."""

from .commands import add_commands

__all__ = ["add_commands"]
