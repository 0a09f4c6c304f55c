"""An engine without a language pipeline: it codes nothing, but keeps to the contract of the real one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.cli.engine import Engine, Form
from dragoman.record import Brief, BriefLine, Citation, Coding, Document, Rejected

UNCODABLE = "uncodable"
INTERRUPTING = "interrupting"


@dataclass(frozen=True)
class FakeCoder:
    """Code each document as itself; refuse the one whose id is `UNCODABLE`, break off at `INTERRUPTING`."""

    def __call__(self, documents: Iterable[Document]) -> Iterator[Coding | Rejected]:
        for document in documents:
            if document.id == INTERRUPTING:
                raise KeyboardInterrupt
            if document.id == UNCODABLE:
                yield Rejected(name=document.id, stage="annotate", reason="no sentence in it")
                continue
            yield Coding(
                id=document.id,
                published=document.published,
                text=document.text,
                title=document.title,
                url=document.url,
                outlet=document.outlet,
                language=document.language,
            )


def write_fake_brief(codings: Sequence[Coding]) -> Brief:
    first = codings[0]
    citation = Citation(start=0, end=5, document=first.id, quote=(first.text or "")[:5])
    ids = ", ".join(coding.id for coding in codings)
    return Brief(headline=BriefLine(text=f"Brief of {ids}", evidence=(citation,)), sections=(), sources=())


def render_fake_brief(brief: Brief, form: Form) -> str:
    return f"{form}: {brief.headline.text}"


FAKE_ENGINE = Engine(open_coder=FakeCoder, write_brief=write_fake_brief, render=render_fake_brief)
