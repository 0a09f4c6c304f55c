"""The way of a document: annotate, extract, resolve. The only place where the stages meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version

from dragoman.annotate import Annotator
from dragoman.codebook.gazetteer import Gazetteer
from dragoman.extract import Extractor
from dragoman.record import Coding, Document, Rejected
from dragoman.resolve import Resolver


class Coder:
    """Codes documents: the same callable in a loop, in a pool of processes, on a cluster.

    Opening one loads the language pipeline and the tables (about two seconds, 250 MB).
    """

    def __init__(self, pipeline: str | None = None) -> None:
        """Open all stages; raises `ModelError` where no language pipeline is installed."""
        gazetteer = Gazetteer.load()
        self._annotate = Annotator(pipeline)
        self._extract = Extractor(gazetteer)
        self._resolve = Resolver(gazetteer)
        self.version = f"dragoman {version('dragoman')}, {self._annotate.pipeline}"

    def __call__(self, documents: Iterable[Document]) -> Iterator[Coding | Rejected]:
        """Code documents one after the other, order kept."""
        for annotated in self._annotate(documents):
            yield replace(self._resolve(self._extract(annotated)), coder=self.version)
