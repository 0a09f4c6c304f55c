"""The annotate stage: documents in, annotated documents out, order kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.codebook.abbreviations import Abbreviations
from dragoman.codebook.headings import Headings
from dragoman.codebook.lemmas import read_lemmas
from dragoman.record import AnnotatedDocument, Document, OffsetMap

from .layout import Layout, lay_out
from .mending import mend
from .normal import normalise
from .paragraphs import unwrap
from .pieces import joined, pieces
from .pipeline import name_of, open_pipeline
from .sentences import find_sentences, set_boundaries

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    document: Document
    offsets: OffsetMap
    layout: Layout
    is_last: bool


class Annotator:
    """Parse documents; opening one loads the language pipeline (about a second, 150 MB)."""

    def __init__(self, pipeline: str | None = None, *, batch_size: int = 8) -> None:
        """Open the spaCy pipeline named, or the best installed; raises `ModelError`."""
        self._nlp: Language = open_pipeline(pipeline)
        self._headings = Headings.load()
        self._abbreviations = Abbreviations.load()
        self._lemmas = read_lemmas()
        self._batch_size = batch_size
        self.pipeline = name_of(self._nlp)

    def __call__(self, documents: Iterable[Document]) -> Iterator[AnnotatedDocument]:
        """Annotate documents one after the other; a long one is parsed in pieces, so that memory stays bounded."""
        parsed: list[Doc] = []
        parts = (part for document in documents for part in self._prepared(document))
        for doc, prepared in self._nlp.pipe(parts, as_tuples=True, batch_size=self._batch_size):
            parsed.append(mend(doc, self._lemmas))
            if prepared.is_last:
                yield _annotated(joined(parsed), prepared)
                parsed = []

    def _prepared(self, document: Document) -> Iterator[tuple[Doc, _Prepared]]:
        text, offsets = normalise(document.text)
        text = unwrap(text)
        title = normalise(document.title)[0] if document.title else None
        layout = lay_out(text, self._headings, title)
        places = pieces(text, layout.paragraphs)
        for start, end in places:
            doc = self._nlp.tokenizer(text[start:end])
            set_boundaries(doc, frozenset(s - start for s in layout.starts if start <= s < end), self._abbreviations)
            yield doc, _Prepared(document=document, offsets=offsets, layout=layout, is_last=end == places[-1][1])


def _annotated(doc: Doc, prepared: _Prepared) -> AnnotatedDocument:
    layout = prepared.layout
    return AnnotatedDocument(
        document=prepared.document,
        doc=doc,
        offsets=prepared.offsets,
        paragraphs=layout.paragraphs,
        sections=layout.sections,
        sentences=find_sentences(doc, layout.paragraphs),
        dateline=layout.dateline,
    )
