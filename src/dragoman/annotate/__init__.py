"""Document → AnnotatedDocument: normal text, tokens, parse, paragraphs, sections, sentences."""

from .annotator import Annotator

__all__ = ["Annotator"]
