"""Codings → Brief: selected, composed, cited, rendered; never generated."""

from .composition import write_brief
from .rendering import Form, render

__all__ = ["Form", "render", "write_brief"]
