"""The parse, mended where news confuses the parser: «…, the agency TASS reported», two leaders joined by «and»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import DEP, HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Span, Token

REPORTING = frozenset({"say", "report", "announce", "add", "write", "note", "confirm", "state", "claim"})
TRAILING = frozenset({"prep", "npadvmod", "advmod", "advcl", "punct", "prt", "dative", "cc", "agent"})
"""What may follow «said» at the end of a sentence."""

INSIDE = frozenset({"compound", "nmod", "amod", "nummod"})
DESCRIBING = frozenset({"NORP", "GPE", "LOC", "LANGUAGE", "DATE", "CARDINAL", "ORDINAL"})
"""Names that describe what stands behind them: «Russian and Chinese envoys» are one phrase."""


def mend(doc: Doc, lemmas: Mapping[tuple[str, str], str]) -> Doc:
    """Mend the lemmas and the dependency parse of a document in place, and give it back; sentences stay as they are.

    `lemmas` has the right lemma by form and wrong lemma, see `codebook.lemmas`.
    """
    for token in doc:
        right = lemmas.get((token.lower_, token.lemma_))
        if right is not None:
            token.lemma_ = right
    links = {t.i: (t.head.i, t.dep_) for t in doc}
    before = dict(links)
    for sentence in doc.sents:
        _mend_reporting(sentence, links)
    for token in doc:
        _mend_joined(token, links)
    return _relinked(doc, links) if links != before else doc


def _relinked(doc: Doc, links: dict[int, tuple[int, str]]) -> Doc:
    """Set heads and labels; where the new links would not be trees of the same sentences, the parse stays."""
    if not all(_reaches_root(i, links) for i in links):
        return doc
    starts = [t.is_sent_start for t in doc]
    heads = np.array([links[t.i][0] - t.i for t in doc], dtype="int64").astype("uint64")
    labels = np.array([doc.vocab.strings.add(links[t.i][1]) for t in doc], dtype="uint64")
    old = doc.to_array([HEAD, DEP])
    mended: Doc = doc.from_array([HEAD, DEP], cast("Any", np.stack([heads, labels], axis=1)))
    if [t.is_sent_start for t in mended] != starts:
        mended = doc.from_array([HEAD, DEP], cast("Any", old))
    return mended


def _reaches_root(place: int, links: dict[int, tuple[int, str]]) -> bool:
    for _ in range(len(links)):
        head = links[place][0]
        if head == place:
            return True
        place = head
    return False


def _mend_reporting(sentence: Span, links: dict[int, tuple[int, str]]) -> None:
    """Make «…, the ministry in Manila said on Sunday» a report of what stands before the comma."""
    verb = next((t for t in reversed(sentence) if _ends_report(t)), None)
    comma = _comma_before(verb, sentence) if verb is not None else None
    if verb is None or comma is None:
        return
    told, source = sentence.doc[sentence.start : comma.i], sentence.doc[comma.i + 1 : verb.i]
    speaker, clause = _speaker(source, verb), _clause(told)
    if speaker is None or clause is None or _is_told(clause, speaker, verb):
        return
    for token in source:
        if token != speaker and not comma.i < token.head.i < verb.i:
            links[token.i] = (speaker.i, "compound" if token.i < speaker.i else "appos")
    for token in told:
        if token != clause and token.head.i >= comma.i:
            links[token.i] = (clause.i, token.dep_ if token.dep_ != "ROOT" else "dep")
    links[verb.i] = (verb.i, "ROOT")
    links[clause.i] = (verb.i, "ccomp")
    links[speaker.i] = (verb.i, "nsubj")
    links[comma.i] = (verb.i, "punct")


def _ends_report(token: Token) -> bool:
    if token.lemma_.lower() not in REPORTING or token.tag_ not in {"VBD", "VBZ"}:
        return False
    return all(c.dep_ in TRAILING for c in token.rights)


def _comma_before(verb: Token, sentence: Span) -> Token | None:
    """Find the comma after which nothing but a noun phrase stands before the verb."""
    for token in reversed(sentence.doc[sentence.start : verb.i]):
        if token.text == ",":
            return token if verb.i - token.i > 1 else None
        if token.pos_ in {"VERB", "AUX", "SCONJ", "PUNCT"} or token.lower_ in {"who", "which", "that", "and", "but"}:
            return None
    return None


def _speaker(source: Span, verb: Token) -> Token | None:
    """Find the word that heads the source: the verb's subject, else the noun on which the others hang."""
    own = next((t for t in source if t.head == verb and t.dep_ == "nsubj"), None)
    nouns = [t for t in source if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ not in {"pobj", *INSIDE, "poss"}]
    return own if own is not None else nouns[0] if nouns else None


def _clause(told: Span) -> Token | None:
    """Find the verb of the main clause before the comma; None where there is none, or it is but «When …»."""
    tops = [t for t in told if not told.start <= t.head.i < told.end or t.head == t]
    verbs = [t for t in tops if t.pos_ in {"VERB", "AUX"}]
    top = verbs[0] if verbs else None
    if top is None or not any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in top.children):
        return None
    is_marked = any(c.dep_ == "mark" or c.tag_ == "WRB" for c in top.lefts)
    return None if is_marked else top


def _is_told(clause: Token, speaker: Token, verb: Token) -> bool:
    return clause.head == verb and clause.dep_ in {"ccomp", "parataxis"} and speaker.head == verb


def _mend_joined(token: Token, links: dict[int, tuple[int, str]]) -> None:
    """Join two persons whom the parser took for one: «President Vucic and Kosovo Prime Minister Kurti»."""
    head = token.head
    if token.dep_ not in INSIDE or head.i < token.i or head.ent_type_ != "PERSON" or head.dep_ == "ROOT":
        return
    joint = next((c for c in token.rights if c.dep_ == "cc" and c.i < head.i), None)
    if joint is None or not token.text[:1].isupper() or token.ent_type_ in DESCRIBING:
        return
    links[token.i] = links[head.i]
    links[head.i] = (token.i, "conj")
    for child in head.lefts:
        if child != token and child.i < joint.i:
            links[child.i] = (token.i, child.dep_)
    for child in token.rights:
        if joint.i < child.i < head.i:
            links[child.i] = (head.i, "compound")
