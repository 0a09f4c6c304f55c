"""The annotate stage: documents in, annotated documents out, order kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.record import AnnotatedDocument, Document

from .layout import Layout, lay_out
from .normal import normalise
from .pipeline import open_pipeline
from .sentences import find_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Annotator:
    """Parse documents; opening one loads the language pipeline (about a second, 150 MB)."""

    def __init__(self, pipeline: str | None = None, *, batch_size: int = 8) -> None:
        """Open the spaCy pipeline named, or the best installed; raises `ModelError`."""
        self._nlp: Language = open_pipeline(pipeline)
        self._batch_size = batch_size

    def __call__(self, documents: Iterable[Document]) -> Iterator[AnnotatedDocument]:
        """Annotate documents one after the other."""
        prepared = ((self._tokenised(text := normalise(d.text), layout := lay_out(text[0])), (d, text[1], layout))
                    for d in documents)  # fmt: skip
        for doc, (document, offsets, layout) in self._nlp.pipe(prepared, as_tuples=True, batch_size=self._batch_size):
            yield AnnotatedDocument(
                document=document,
                doc=doc,
                offsets=offsets,
                paragraphs=layout.paragraphs,
                sections=layout.sections,
                sentences=find_sentences(doc, layout),
                dateline=layout.dateline,
            )

    def _tokenised(self, text: tuple[str, object], layout: Layout) -> Doc:
        doc = self._nlp.make_doc(text[0])
        starts = layout.starts
        for token in doc[1:] if len(doc) else ():
            if token.idx in starts:
                token.is_sent_start = True
        return doc
