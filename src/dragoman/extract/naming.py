"""Names in a document: those that the tables know, and those that only the pipeline's recogniser sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.record import ActorKind, AnnotatedDocument, Span

from .syntax import span_of, word_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from dragoman.codebook.names import KnownName
    from dragoman.codebook.whoswho import WhosWho

Sort = Literal["country", "capital", "demonym", "people", "organisation", "person", "region", "unknown"]
RECOGNISED: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group"}
KINDS: dict[str, ActorKind] = {
    "country": "state", "capital": "state", "demonym": "state", "people": "group", "person": "person",
}  # fmt: skip
NEVER_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", "LAW"})
MISTAKEN = frozenset({"", "GPE", "ORG", "NORP", "FAC", "PRODUCT"})
"""What the recogniser takes a lone surname for, if not for a person."""

SUBJECTS_OF_VERBS = frozenset({"nsubj", "nsubjpass"})
HONORIFICS = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "sheikh",
        "shaikh",
        "prince",
        "princess",
        "king",
        "queen",
        "pope",
        "st.",
        "hon.",
        "the",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A proper name: its words, the word that heads it, and what sort of name it is."""

    span: Span
    head: Span
    root: int
    tokens: range
    sort: Sort
    kind: ActorKind | None


def name_tokens(annotated: AnnotatedDocument, book: WhosWho) -> tuple[Naming, ...]:
    """Give the names of a document in text order, none overlapping another, save those joined within one token."""
    doc = annotated.doc
    known = [
        hit
        for hit in book.names.find(annotated.text)
        if not (_is_inside_a_persons_name(hit, doc, book) or _is_inside_a_longer_name(hit, annotated.text))
    ]
    found = [_known(hit, doc, book) for hit in known]
    found += _ships(doc, book, {i for naming in found for i in naming.tokens})
    taken = {i for naming in found for i in naming.tokens}
    for entity in doc.ents:
        if entity.label_ in RECOGNISED and (words := _free_words(entity, annotated.text, taken, book)):
            words = _with_first_names(words, taken, book) if entity.label_ == "PERSON" else words
            found.append(_recognised(words, RECOGNISED[entity.label_]))
    found += _overlooked(annotated, book, {i for naming in found for i in naming.tokens}, _surnames(found, doc))
    return tuple(sorted(found, key=lambda naming: naming.span.start))


def _ships(doc: Doc, book: WhosWho, taken: Iterable[int]) -> list[Naming]:
    """Find ships of a navy by what stands before their name: «HMS Ocean»."""
    blocked, found = set(taken), []
    for token in doc:
        if token.text in book.organisations.ships and token.i not in blocked:
            last = token.i
            while last + 1 < min(len(doc), token.i + 4) and doc[last + 1].text[:1].isupper():
                last += 1
            if last > token.i:
                found.append(_recognised(list(doc[token.i : last + 1]), "organisation"))
    return found


def _surnames(found: Iterable[Naming], doc: Doc) -> frozenset[str]:
    """Give the last words of the persons' full names."""
    return frozenset(doc[n.tokens[-1]].text for n in found if n.sort == "person" and len(n.tokens) > 1)


def _overlooked(
    annotated: AnnotatedDocument, book: WhosWho, taken: Iterable[int], surnames: frozenset[str]
) -> list[Naming]:
    """Find what the recogniser overlooks: «President Buhari», a surname told before, an unknown name that acts."""
    blocked = set(taken)
    found = []
    for token in annotated.doc:
        if token.i in blocked or token.pos_ != "PROPN" or not token.text[:1].isupper() or token.dep_ == "compound":
            continue
        if token.ent_type_ in NEVER_ACTORS or _is_title([token.text], book):
            continue
        before = annotated.doc[token.i - 1] if token.i else token
        titled = before.text[:1].isupper() and before.head == token and _is_title([before.text], book)
        serving = token.ent_type_ in MISTAKEN and book.people.serving(token.text, annotated.document.day)
        if titled or serving or token.text in surnames:
            found.append(_recognised([token], "person"))
        elif token.dep_ in SUBJECTS_OF_VERBS and not token.ent_type_ and token.head.pos_ == "VERB":
            found.append(_recognised([token], "organisation"))
    return found


def _known(hit: KnownName, doc: Doc, book: WhosWho) -> Naming:
    words = _words(hit, doc)
    root = words.root
    exact = words.start_char >= hit.start and words.end_char <= hit.end
    kind = KINDS.get(hit.sort) or book.organisations.by_name[hit.key][0].kind
    return Naming(
        span=hit.span,
        head=word_span(root) if exact else hit.span,
        root=root.i,
        tokens=range(words.start, words.end),
        sort=hit.sort,
        kind=kind,
    )


def _words(hit: KnownName, doc: Doc) -> Words:
    """Give the tokens that a name lies in; names lie within the text, so there are some."""
    return doc.char_span(hit.start, hit.end, alignment_mode="expand") or doc[:1]


def _recognised(words: list[Token], kind: ActorKind) -> Naming:
    span = span_of(words)
    root = next((t for t in reversed(words) if t.head not in words), words[-1])
    return Naming(
        span=span,
        head=word_span(root),
        root=root.i,
        tokens=range(words[0].i, words[-1].i + 1),
        sort="person" if kind == "person" else "unknown",
        kind=kind,
    )


def _free_words(entity: Words, text: str, taken: Iterable[int], book: WhosWho) -> list[Token]:
    """Give the words of an entity that no known name has taken and no title precedes: «Vladimir Putin»."""
    words = [t for t in entity if not t.is_space]
    blocked = set(taken)
    after = text[entity.end_char : entity.end_char + 1]
    if entity.label_ == "NORP" and (after == "-" or any(t.i in blocked for t in words)):
        return []
    while words and (words[-1].i in blocked or words[-1].lower_ in {"'s", "'"} or words[-1].is_punct):
        words.pop()
    if words and words[-1].pos_ == "ADP":
        if book.offices.ending([t.text for t in words[:-1]]) is not None:
            return []  # a body of a known state: «the Federal Government of» before «Somalia», «Church of»
        words.pop()
    last = max((n for n, t in enumerate(words) if t.i in blocked), default=-1)
    words = words[last + 1 :]
    if entity.label_ == "PERSON":
        titled = [n for n in range(len(words) - 1) if _is_title([t.text for t in words[: n + 1]], book)]
        words = words[titled[-1] + 1 :] if titled else words
    else:
        while words and words[0].lower_ == "the":
            words.pop(0)
    is_region = " ".join(t.lower_ for t in words).replace(" - ", "-") in book.offices.regions
    return words if any(t.text[:1].isupper() for t in words) and not is_region else []


def _with_first_names(words: list[Token], taken: Iterable[int], book: WhosWho) -> list[Token]:
    """Add the proper nouns right before a person's name that the recogniser left out."""
    blocked = set(taken)
    while (first := words[0]).i > first.sent.start:
        before = first.nbor(-1)
        if before.pos_ != "PROPN" or before.dep_ != "compound" or before.head.i > words[-1].i or before.i in blocked:
            break
        if before.ent_type_ not in {"", "PERSON"} or _is_title([before.text], book):
            break
        words = [before, *words]
    return words


def _is_title(words: list[str], book: WhosWho) -> bool:
    return words[-1].lower() in HONORIFICS or book.offices.ending(words) is not None


def _is_inside_a_longer_name(hit: KnownName, text: str) -> bool:
    """Tell a body of a state from a newspaper: «The National Unity Government», «The National»."""
    after = text[hit.end : hit.end + 2]
    return text[hit.start : hit.end].startswith("The ") and after[:1] == " " and after[1:].isupper()


def _is_inside_a_persons_name(hit: KnownName, doc: Doc, book: WhosWho) -> bool:
    """Tell whether a country's or city's name is part of a person's: «Georgia Meloni», «Michael Jordan»."""
    if hit.sort not in {"country", "capital"}:
        return False
    words = _words(hit, doc)
    near = {t.i for t in words}
    person = next((e for e in doc.ents if e.label_ == "PERSON" and e.start <= words.start < e.end), None)
    if person is None or len(person) == len(words):
        return False
    rest = [t for t in person if t.i not in near]
    return all(t.text[:1].isupper() and t.pos_ == "PROPN" and not _is_title([t.text], book) for t in rest)
