"""A brief as one page of HTML that needs nothing beside it."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from .settings import Setting

TEMPLATE = "brief.html"


def as_page(setting: Setting) -> str:
    """Write a brief as HTML: no script, nothing loaded, every word of the web escaped."""
    environment = Environment(
        loader=PackageLoader("dragoman.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(setting=setting)
