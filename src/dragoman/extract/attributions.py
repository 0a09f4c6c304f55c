"""Attributions: who says, thinks or wants what, in whose words, and through whom it came."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.record import AnnotatedDocument, Said, Span

from .citations import with_citations
from .credits import credit_lines
from .quotations import MARKS, find_quotations
from .relays import according_to, relays_of
from .statements import Statement, read_speech, read_statement
from .syntax import span_of, word_span
from .verdicts import weigh_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from dragoman.codebook.attribution import AttributionWeights
    from dragoman.codebook.cues import Cues
    from dragoman.record import AttributionKind

QUOTED = frozenset({"direct", "mixed"})
PLAIN = frozenset({"say", "tell", "add", "note", "confirm"})
"""Verbs that report speech and no more. With all cues, speech scored F1 0.695 on 60 reports of NewsDiscourse's train
part, with these 0.822 (2026-11-24)."""

NEAR = 8
"""Words after a quotation in which its verb is looked for: a name with its titles, then the verb."""

FULL = 0.9
"""Share of the words of a content that stand in quotation marks, from which on it is direct."""


def find_attributions(
    annotated: AnnotatedDocument, cues: Cues, weights: AttributionWeights | None = None
) -> tuple[Said, ...]:
    """Give the attributions of a report in text order; `via` counts positions in what is returned.

    Without `weights`, rules alone tell them.
    """
    quotations = find_quotations(annotated.text, annotated.paragraphs)
    statements = find_statements(annotated, cues, quotations)
    if weights is not None:
        weighed = weigh_statements(annotated, statements, quotations, (cues, weights))
        statements = [part for s in weighed if (part := _of_its_clause(s, quotations)) is not None]
    statements.sort(key=lambda s: min(t.i for t in (*s.cue, *s.source, *s.content)))
    places = {s.key: index for index, s in enumerate(statements)}
    said = [_said(s, places, quotations) for s in statements]
    said = [_nested(index, said) for index in range(len(said))]
    return (*said, *credit_lines(annotated))


def find_statements(annotated: AnnotatedDocument, cues: Cues, quotations: Sequence[Span]) -> list[Statement]:
    """Give the statements that the table of cues and the parse tell, in no order."""
    statements = _statements(annotated, cues, quotations)
    statements = [_with_quotations(s, quotations) for s in statements]
    statements += _beside(annotated, cues, statements, quotations)
    return _continued(annotated, statements, quotations)


def _statements(annotated: AnnotatedDocument, cues: Cues, quotations: Sequence[Span]) -> list[Statement]:
    """Read the words outside quotations: what a speaker says of others' words is the speaker's own."""
    found: list[Statement] = []
    for token in annotated.doc:
        if _around(token.idx, quotations):
            continue
        statement = according_to(token) or read_statement(token, cues)
        statement = _of_its_clause(statement, quotations) if statement is not None else None
        if statement is not None and not _around(statement.cue[0].idx, quotations):
            found.extend(relays_of(statement, token, cues) or (statement,))
    return with_citations(found, cues)


def _of_its_clause(statement: Statement, quotations: Sequence[Span]) -> Statement | None:
    """Leave out what a semicolon parts from the cue: «A will, X said; B will not» says nothing of B by X."""
    doc, at = statement.cue[0].doc, statement.key
    stops = [t.i for t in doc[at].sent if t.text == ";" and not _around(t.idx, quotations)]
    first = max((i for i in stops if i < at), default=-1)
    last = min((i for i in stops if i > at), default=len(doc))
    content = tuple(t for t in statement.content if first < t.i < last)
    return replace(statement, content=content) if content else None


def _around(offset: int, quotations: Sequence[Span]) -> tuple[Span, ...]:
    at = bisect_right(quotations, offset, key=_start) - 1
    return (quotations[at],) if at >= 0 and quotations[at].end > offset else ()


def _start(span: Span) -> int:
    return span.start


def _with_quotations(statement: Statement, quotations: Sequence[Span]) -> Statement:
    """Complete each quotation that the content holds a good part of, to its closing mark."""
    words, outside = set(statement.content), {*statement.cue, *statement.source}
    held = {q for t in statement.content if not t.is_punct for q in _around(t.idx, quotations)}
    for quotation in held:
        inside = _words(statement.cue[0].doc, quotation)
        if not any(t in outside for t in inside):
            words |= set(inside)
    return replace(statement, content=tuple(sorted(words, key=_place)))


def _beside(
    annotated: AnnotatedDocument, cues: Cues, statements: Sequence[Statement], quotations: Sequence[Span]
) -> list[Statement]:
    """Read the verbs of saying that stand by a quotation nobody claims: «He added: "…"», «"…", she says, as …»."""
    claimed = {t.i for s in statements for t in s.content}
    cueing = {s.key for s in statements}
    found = []
    for quotation in quotations:
        words = _words(annotated.doc, quotation)
        if not _is_whole(words) or any(t.i in claimed for t in words):
            continue
        for verb in _verbs_by(words, quotations):
            speech = read_speech(verb, cues, words) if verb.i not in cueing else None
            if speech is not None and not any(t in words for t in (*speech.source, *speech.cue)):
                found.append(speech)
                cueing.add(verb.i)
                break
    return found


def _verbs_by(words: Sequence[Token], quotations: Sequence[Span]) -> Iterator[Token]:
    """Give the verbs before a quotation that a colon or comma introduces, then those right after it."""
    doc, first, last = words[0].doc, words[0].i, words[-1].i
    start = first - 1
    while start >= 0 and doc[start].is_space:
        start -= 1
    if start >= 0 and (doc[start].text in {":", ","} or doc[start].pos_ == "VERB"):
        sentence = doc[start].sent
        yield from (t for t in reversed(doc[sentence.start : start + 1]) if t.pos_ == "VERB")
    if doc[last - 1].text in {",", "?", "!", "."} or doc[last].text not in MARKS:
        after = doc[last + 1 : min(last + 1 + NEAR, len(doc))]
        yield from (t for t in after if t.pos_ == "VERB" and not _around(t.idx, quotations))


def _words(doc: Doc, quotation: Span) -> list[Token]:
    first = bisect_right(doc, quotation.start, key=_end)
    last = bisect_right(doc, quotation.end - 1, lo=first, key=_offset)
    return [t for t in doc[first:last] if not t.is_space]


def _place(token: Token) -> int:
    return token.i


def _offset(token: Token) -> int:
    return token.idx


def _end(token: Token) -> int:
    return token.idx + len(token)


def _continued(
    annotated: AnnotatedDocument, statements: list[Statement], quotations: Sequence[Span]
) -> list[Statement]:
    """Give quotations that nobody claims to the speaker of the quotation before."""
    by_key = {s.key: s for s in statements}
    claimed = {t.i for s in statements for t in s.content}
    for quotation in quotations:
        words = _words(annotated.doc, quotation)
        if not _is_whole(words) or any(t.i in claimed for t in words):
            continue
        before = _speaker_before(words[0], by_key)
        if before is None or _paragraph(annotated, before.content[-1]) < _paragraph(annotated, words[0]) - 1:
            continue
        content = tuple(sorted({*before.content, *words}, key=_place))
        for key, same in list(by_key.items()):  # whoever relays it, relays it all
            if same.content == before.content:
                by_key[key] = replace(same, content=content)
    return list(by_key.values())


def _is_whole(words: Sequence[Token]) -> bool:
    """Tell a quotation of a sentence or more from a word in quotation marks."""
    if len(words) < 3 or not words[1].text[0].isupper():  # noqa: PLR2004 - two marks and a word
        return False
    stands_alone = bool(words[0].is_sent_start) and words[-2].text in {".", "?", "!"}
    return stands_alone or (len(words) > 4 and any(t.pos_ in {"VERB", "AUX"} for t in words))  # noqa: PLR2004 - three words


def _speaker_before(first: Token, by_key: dict[int, Statement]) -> Statement | None:
    """Find the statement whose quotation ended last before a word, its cue or quotation in the sentence before."""
    ended = [s for s in by_key.values() if max(s.content[-1].i, s.cue[-1].i) < first.i]
    quoting = [s for s in ended if any(t.text in MARKS for t in s.content)]
    return max(quoting, key=lambda s: max(s.content[-1].i, s.cue[-1].i), default=None)


def _paragraph(annotated: AnnotatedDocument, token: Token) -> int:
    return bisect_right(annotated.paragraphs, token.idx, key=_start)


def _said(statement: Statement, places: dict[int, int], quotations: Sequence[Span]) -> Said:
    return Said(
        kind=statement.kind or _kind(statement.content, quotations),
        source=_pieces(statement.source),
        cue=_pieces(statement.cue),
        content=_pieces(statement.content),
        head=word_span(statement.head) if statement.head is not None else None,
        via=places.get(statement.relay) if statement.relay is not None else None,
        stance=statement.stance,
    )


def _kind(content: Sequence[Token], quotations: Sequence[Span]) -> AttributionKind:
    words = [t for t in content if not t.is_punct]
    quoted = sum(bool(_around(t.idx, quotations)) for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= FULL * len(words) else "mixed"


def _pieces(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Cover tokens with as few spans as they make, outer punctuation left out but for quotation marks."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.is_space:
            continue
        if runs and _adjoins(runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(span_of(run) for run in map(_bared, runs) if run)


def _adjoins(before: Token, token: Token) -> bool:
    return before.i + 1 == token.i or all(t.is_space and "\n" not in t.text for t in token.doc[before.i + 1 : token.i])


def _bared(run: list[Token]) -> list[Token]:
    while run and run[-1].is_punct and run[-1].text not in MARKS | {")", "]"}:
        run = run[:-1]
    while run and run[0].is_punct and run[0].text not in MARKS | {"(", "["}:
        run = run[1:]
    return [] if all(t.is_punct for t in run) else run


def _nested(index: int, said: Sequence[Said]) -> Said:
    """Relay what is said inside another's content via the nearest that holds it; of several, the one last relayed.

    The other's content is always the longer one, so that no chain runs in a circle.
    """
    own = said[index]
    if own.via is not None or not own.cue:
        return own
    parts = (*own.source, *own.cue)
    outer = [
        (length, other.via is None, at)
        for at, other in enumerate(said)
        if (length := _length(other)) > _length(own) and all(any(c.contains(p) for c in other.content) for p in parts)
    ]
    return replace(own, via=min(outer)[-1]) if outer else own


def _length(said: Said) -> int:
    return sum(c.end - c.start for c in said.content)


def speech_sentences(annotated: AnnotatedDocument, said: Sequence[Said]) -> frozenset[int]:
    """Give the positions of the sentences that quote someone or report what someone says in so many words.

    What polls show, laws say and courts find is no speech, nor what someone denies, wants or believes.
    """
    spoken = [c for s in said if s.kind in QUOTED or _is_plain(annotated, s) for c in s.content]
    return frozenset(_holding(annotated, spoken))


def _is_plain(annotated: AnnotatedDocument, said: Said) -> bool:
    if said.kind != "indirect" or said.head is None:
        return False
    words = (annotated.doc.char_span(c.start, c.end, alignment_mode="expand") for c in said.cue)
    return any(t.pos_ == "VERB" and t.lemma_.lower() in PLAIN for span in words for t in span or ())


def _holding(annotated: AnnotatedDocument, spans: Sequence[Span]) -> Iterator[int]:
    for index, sentence in enumerate(annotated.sentences):
        if any(sentence.overlaps(s) for s in spans):
            yield index
