"""The way of a document: annotate, extract, resolve. The only place where the stages meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version

from dragoman.annotate import Annotator
from dragoman.codebook.gazetteer import Gazetteer
from dragoman.codebook.tables import own_tables
from dragoman.extract import Extractor, Meaning
from dragoman.record import Coding, Document, Reason, Rejected
from dragoman.resolve import Resolver
from dragoman.weights import Encoder, Narrator


class Coder:
    """Codes documents: the same callable in a loop, in a pool of processes, on a cluster.

    Opening one loads the language pipeline, the encoder and the tables (about two seconds, 300 MB).
    """

    def __init__(
        self, pipeline: str | None = None, *, meaning: Meaning | None = None, tables_only: bool = False
    ) -> None:
        """Open all stages; raises `ModelError` where the language pipeline or the encoder cannot be opened.

        `meaning` is the encoder that has its say on what words name, the shipped one by default; with `tables_only`
        there is none.
        """
        gazetteer = Gazetteer.load()
        meaning = None if tables_only else meaning or Encoder()
        self._annotate = Annotator(pipeline)
        narrator = Narrator.beside(meaning) if isinstance(meaning, Encoder) else None
        self._extract = Extractor(gazetteer, meaning, narrator)
        self._resolve = Resolver(gazetteer)
        parts = [f"dragoman {version('dragoman')}", self._annotate.pipeline]
        if own := own_tables():
            parts.append(f"own tables {own}")
        self.version = ", ".join(parts)

    def __call__(self, documents: Iterable[Document]) -> Iterator[Coding | Rejected]:
        """Code documents one after the other, order kept."""
        for annotated in self._annotate(documents):
            yield replace(self._resolve(self._extract(annotated)), coder=self.version)

    def explain(self, document: Document) -> tuple[Coding, tuple[Reason, ...]]:
        """Code one document and tell why words became the actors, places and days that they became, in text order."""
        (annotated,) = self._annotate([document])
        coding, reasons = self._resolve.explain(self._extract(annotated))
        return replace(coding, coder=self.version), reasons
