"""Clauses and phrases that look ahead: what opens them, of what kind they are, which words they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .statuses import MODALS
from .syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_backshifted, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from dragoman.codebook.outlooks import Outlooks
    from dragoman.record import ExpectationKind, Span, TimePhrase

SUBJECT_LABELS = SUBJECTS | PASSIVE_SUBJECTS
IS = frozenset({"is", "are", "'s", "'re"})
DONE = frozenset({"had", "'d"})
INVERTED = frozenset({"should", "were", "had"})
UNTIL = frozenset({"until", "till", "by"})
PREPOSITIONS = frozenset(
    {"on", "in", "by", "before", "at", "for", "from", "after", "until", "within", "during", "this"}
)
PARTED = frozenset({";", "—"})
ASIDE = frozenset({"punct", "cc", "parataxis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A stretch that looks ahead: the word that heads it, its kind, its words, and the word of the act.

    `by_date` marks one that nothing but its date puts ahead («votes on Wednesday»): it counts only where that date is
    still to come. `is_conditional` marks one that hangs on a condition.
    """

    head: Token
    kind: ExpectationKind
    span: Span
    act: Token
    by_date: bool = False
    is_conditional: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a word opens: a kind, the word of the act, and whether only a date says that it is to come."""

    kind: ExpectationKind
    act: Token
    by_date: bool = False


def find_forward(words: Sequence[Token], times: Iterable[TimePhrase], outlooks: Outlooks) -> list[Forward]:
    """Give the stretches of a sentence that look ahead, in text order; of two with one act the outer stands."""
    dated = frozenset(t.i for t in words for p in times if p.type != "SET" and p.start <= t.idx < p.end)
    reader = _Reader(outlooks, dated)
    opened = {token.i: (token, opening) for token in words if (opening := reader.opening(token)) is not None}
    covered = {i for token, opening in opened.values() for i in _between(token, opening.act) if i != token.i}
    kept = [(token, opening) for i, (token, opening) in opened.items() if i not in covered]
    heads = {token.i for token, _ in kept}
    return [
        Forward(
            head=token,
            kind=opening.kind,
            span=stretch(token, heads),
            act=opening.act,
            by_date=opening.by_date,
            is_conditional=reader.hangs_on_a_condition(token),
        )
        for token, opening in kept
    ]


def _between(head: Token, act: Token) -> Iterator[int]:
    """Yield the words on the way from a head down to the word of its act."""
    while act.i != head.i:
        yield act.i
        if act.head.i == act.i:
            return
        act = act.head


class _Reader:
    """Reads what the words of one sentence open; `dated` are the places of words that tell of time."""

    def __init__(self, outlooks: Outlooks, dated: frozenset[int]) -> None:
        self._outlooks = outlooks
        self._words = outlooks.words
        self._dated = dated

    def opening(self, token: Token) -> _Opening | None:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            return None if is_conditional(token) else self._of_verb(token)
        if token.pos_ == "ADJ" and (any(children(token, "xcomp", "ccomp")) or self._is_said_of_event(token)):
            return self._opened(token, self._outlooks.kind(token.lower_, "ADJ"))
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._of_noun(token)
        return None

    def hangs_on_a_condition(self, token: Token) -> bool:
        top = token
        while top.dep_ in {"xcomp", "ccomp", "conj"} and top.head.i != top.i and top.head.pos_ in {"VERB", "AUX"}:
            top = top.head
        for verb in {token.i: token, top.i: top}.values():
            if any(is_conditional(c) for c in verb.children if c.dep_ in {"advcl", "ccomp", "dep", "parataxis"}):
                return True
            if any(c.lower_ in self._words["without"] for c in verb.children):
                return True
        return False

    def _opened(self, token: Token, kind: ExpectationKind | None) -> _Opening | None:
        return _Opening(kind, self._act_of(token)) if kind else None

    def _of_verb(self, token: Token) -> _Opening | None:
        if self._is_deadline(token):
            return _Opening("demand", self._act_of(token))
        if self._is_a(token, "wish"):
            return self._of_wish(token)
        phrase = self._of_phrase(token)
        if phrase is not None:
            return phrase
        opened = self._outlooks.kind(token.lemma_.lower(), "VERB")
        if opened and self._opens(token) and not _is_past_of_past(token):
            return self._opened(token, opened)
        if self._is_to_come(token):
            return self._opened(token, "plan")
        if _has_modal(token):
            return self._opened(token, self._kind_of_modal(token))
        return self._of_present(token)

    def _of_present(self, token: Token) -> _Opening | None:
        """Read a present that is ahead: by its day, by a condition still open, or as a decision under way."""
        if self._is_told_for_a_day(token):
            return _Opening("plan", token, by_date=True)
        if _is_present(token) and token.dep_ in {"ROOT", "conj", "ccomp"} and _is_branch(token):
            return _Opening("plan", token)
        if token.tag_ == "VBG" and _has_is(token, "aux") and self._is_a(token, "deciding"):
            return self._opened(token, "plan")
        return None

    def _of_noun(self, token: Token) -> _Opening | None:
        if any(c.tag_ == "VB" for c in children(token, "acl")):
            return self._opened(token, self._outlooks.kind(token.lemma_.lower(), "NOUN"))
        if not self._is_a(token, "gathering") or token.dep_ in {"compound", "nsubj", "nsubjpass", "poss"}:
            return None
        preps = [c for c in children(token, "prep") if c.lower_ in PREPOSITIONS and self._has_date(c.children)]
        return _Opening("plan", token, by_date=True) if preps else None

    def _of_wish(self, verb: Token) -> _Opening | None:
        """Tell what someone wants done by another from what he is after himself."""
        if verb.tag_ not in {"VBZ", "VBP", "VBD", "VBG"} or _is_past_of_past(verb) or _has_modal(verb):
            return None
        subject = next(children(verb, *SUBJECT_LABELS), None)
        if subject is None or any(t.text == ":" for t in verb.doc[subject.i : verb.i]):
            return None  # an entry of a list of parties: «Egypt: Wants cheap grain»
        own = next((c for c in children(verb, "xcomp") if not any(children(c, *SUBJECT_LABELS))), None)
        if own is not None and own.tag_ == "VB":
            return self._opened(verb, "plan")
        wanted = next(children(verb, "ccomp", "xcomp", "dobj"), None)
        if verb.lemma_.lower() == "need" or wanted is None:
            return None
        if wanted.dep_ == "dobj":
            from_whom = any(c.lower_ in {"from", "out", "of", "off"} for t in (wanted, verb) for c in t.children)
            return _Opening("demand" if from_whom else "plan", wanted) if wanted.pos_ == "NOUN" else None
        return _Opening("demand", wanted)

    def _of_phrase(self, verb: Token) -> _Opening | None:
        """Read set phrases: «is on track to», «is under consideration», «remains to be seen»."""
        if verb.lemma_.lower() == "remain" and any(c.lemma_ == "see" for c in children(verb, "xcomp")):
            subject = next(children(verb, "csubj", "nsubj"), None)
            return _Opening("possibility", subject or verb)
        if not self._is_a(verb, "copula"):
            return None
        told = {f"{p.lower_} {t.lower_}" for p in children(verb, "prep") for t in children(p, "pobj")}
        if told & self._words["on course"]:
            act = next((c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VB"), None)
            return _Opening("forecast", act) if act is not None else None
        subject = next((c for c in children(verb, "nsubj") if c.pos_ == "NOUN"), None)
        return _Opening("possibility", subject) if told & self._words["open"] and subject is not None else None

    def _is_a(self, token: Token, sort: str) -> bool:
        return token.lemma_.lower() in self._words[sort]

    def _has_date(self, tokens: Iterable[Token]) -> bool:
        return any(t.i in self._dated for t in tokens)

    def _is_deadline(self, verb: Token) -> bool:
        """Tell «gave Tehran a month to stop», «has until Tuesday to explain», «has been given ten days to comply»."""
        if not self._is_a(verb, "giving") or _is_past_of_past(verb):
            return False
        told = [c for c in verb.children if c.dep_ in {"dobj", "prep", "npadvmod", "oprd", "xcomp", "acl", "advcl"}]
        below = [x for top in told for x in (top, *children(top, "acl", "relcl", "xcomp"))]
        if not any(c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.lefts) for c in below):
            return False
        if any(self._is_a(c, "stretch") for c in told if c.dep_ in {"dobj", "npadvmod", "oprd"}):
            return True
        return any(c.lower_ in UNTIL and self._has_date(c.subtree) for c in told if c.dep_ == "prep")

    def _is_told_for_a_day(self, verb: Token) -> bool:
        """Tell a present told with its day: «votes on Wednesday», «is on 26 December», «are meeting next week»."""
        if not _is_present(verb) or not any(children(verb, *SUBJECT_LABELS)) or self._is_a(verb, "lasting"):
            return False
        if verb.lemma_ == "be" and any(children(verb, "acomp", "attr")):
            return False
        return any(t.i in self._dated and _clause_of(t).i == verb.i for t in verb.subtree)

    def _is_said_of_event(self, token: Token) -> bool:
        """Tell «a deal is possible», «talks seem unlikely», «elections are due in June» from other uses."""
        copula = token.head
        if token.dep_ not in {"acomp", "oprd", "attr"} or not self._is_a(copula, "copula"):
            return False
        if token.lower_ in self._words["due"]:
            return any(self._has_date(t.subtree) for t in (token, copula))
        named = any(s.pos_ in {"NOUN", "PROPN"} for s in children(copula, *SUBJECTS))
        return token.lower_ in self._words["said of events"] and named

    def _opens(self, verb: Token) -> bool:
        """Tell whether a verb of planning, asking or warning has something ahead under it, and is itself not ahead."""
        if any(self._is_ahead_of(verb, child) for child in verb.children):
            return True
        preps = list(children(verb, "prep"))
        if self._is_a(verb, "calling") and any(c.lower_ in {"for", "on", "towards", "toward"} for c in preps):
            return True
        told = list(children(verb, "dobj", *PASSIVE_SUBJECTS))
        if verb.lemma_.lower() in {"prepare", "announce"}:
            return bool(told) and verb.tag_ in {"VBG", "VBZ", "VBP"}
        is_set = verb.tag_ == "VBN" and any(self._has_date(c.subtree) for c in children(verb, "prep", "npadvmod"))
        is_passive = any(children(verb, *PASSIVE_SUBJECTS, "auxpass"))
        return (self._is_a(verb, "direct") and bool(told)) or (is_set and is_passive)

    def _is_ahead_of(self, verb: Token, child: Token) -> bool:
        """Tell a clause under a verb that tells of what is ahead: «to meet», «that they be freed», «meeting in May»."""
        if child.dep_ == "xcomp":
            infinitive = child.tag_ == "VB" or any(c.tag_ == "TO" for c in child.lefts)
            return infinitive or (child.tag_ == "VBG" and self._is_a(verb, "direct"))
        if child.dep_ not in {"ccomp", "advcl"}:
            return False
        if child.tag_ == "VB" or any(c.lower_ == "be" for c in child.lefts):
            return True
        return child.dep_ == "ccomp" and child.tag_ == "VBP" and self._is_a(verb, "mandative")

    def _is_to_come(self, verb: Token) -> bool:
        """Tell a plan told as «is to» or «is going to»: «the ministers are to meet»; not «the goal is to meet»."""
        if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.lower_ in IS for c in verb.lefts):
            return any(c.tag_ == "VB" for c in children(verb, "xcomp"))
        if verb.lemma_ != "be" or verb.lower_ not in IS:
            return False
        infinitives = [c for c in children(verb, "xcomp") if any(t.tag_ == "TO" for t in c.lefts)]
        return bool(infinitives) and not any(self._is_a(c, "aim") for c in children(verb, *SUBJECTS))

    def _kind_of_modal(self, verb: Token) -> ExpectationKind | None:
        word = next(c.lower_ for c in verb.lefts if c.dep_ == "aux" and c.lower_ in MODALS)
        told = _told_by(verb)
        if any(c.lower_ in {"have", "'ve"} for c in verb.lefts) or self._is_no_future(verb, word, told):
            return None
        opened = self._outlooks.kind(told.lemma_.lower(), "VERB") if told is not None else None
        if told is not None and self._is_a(told, "opinion"):
            opened = "forecast"
        if opened in {"warning", "demand", "forecast"}:
            return opened
        if MODALS[word] == "planned" or is_backshifted(verb):
            return "forecast" if self._is_a(verb, "stative") else "plan"
        if MODALS[word] == "possible":
            return "possibility"
        if word == "should" and (self._has_date(verb.subtree) or any(c.lower_ == "still" for c in verb.lefts)):
            return "forecast" if any(children(verb, "auxpass")) else "plan"
        return "demand"

    def _is_no_future(self, verb: Token, word: str, told: Token | None) -> bool:
        """Tell history told ahead of itself («he would die in its custody»), ability, and what could not be."""
        if word in {"would", "'d"}:
            return told is None and not is_backshifted(verb) and not self.hangs_on_a_condition(verb)
        return word in {"can", "ca"} or (word == "could" and told is None and any(children(verb, "neg")))

    def _act_of(self, token: Token) -> Token:
        """Climb down to the word of the act that a governing word opens: «focus» of «is expected to focus»."""
        for child in token.children:
            if child.dep_ in {"xcomp", "ccomp", "acl"} and child.i > token.i:
                return self._act_of(child) if child.pos_ in {"VERB", "AUX", "ADJ"} else child
        if self._is_a(token, "direct") or self._is_a(token, "calling"):
            direct = next((c for c in children(token, "dobj") if c.pos_ == "NOUN"), None)
            asked = next((p for c in children(token, "prep") if c.lower_ == "for" for p in children(c, "pobj")), None)
            return direct or asked or token
        return token


def is_conditional(token: Token) -> bool:
    """Tell whether a verb heads a condition: «if it refuses», «should it refuse»."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "provided"} for c in token.children):
        return True
    subject = next((c for c in token.children if c.dep_ in SUBJECT_LABELS), None)
    inverted = next((c for c in token.lefts if c.dep_ in {"aux", "auxpass"} and c.lower_ in INVERTED), None)
    if inverted is None or subject is None or inverted.i > subject.i:
        return False
    return next((t.text for t in reversed(list(token.sent)) if not t.is_space), "") != "?"


def _is_branch(verb: Token) -> bool:
    """Tell what comes of a condition still open: «If Damascus sends a minister, the boycott fails»."""
    conditions = [c for c in children(verb, "advcl") if is_conditional(c)]
    present = {"is", "are", "do", "does"}
    return any(c.tag_ in {"VBZ", "VBP"} or any(t.lower_ in present for t in c.lefts) for c in conditions)


def _is_present(verb: Token) -> bool:
    if verb.tag_ in {"VBZ", "VBP"}:
        return not any(c.dep_ == "aux" and c.lower_ in {"have", "has", "'s", "did", "does"} for c in verb.lefts)
    if verb.tag_ == "VB":  # the tagger's slip: «On Saturday the two shake hands»
        return not any(c.dep_ in {"aux", "mark"} for c in verb.lefts) and any(children(verb, "nsubj"))
    return verb.tag_ == "VBG" and _has_is(verb, "aux")


def _has_is(verb: Token, label: str) -> bool:
    return any(c.lower_ in IS for c in children(verb, label))


def _has_modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.lefts)


def _is_past_of_past(verb: Token) -> bool:
    """Tell what had been planned, feared or asked before: it is no longer ahead."""
    return any(c.dep_ == "aux" and c.lower_ in DONE for c in verb.lefts)


def _told_by(verb: Token) -> Token | None:
    """Give the verb by which a clause is told, before or after it: «warned that», «an official said»."""
    if verb.dep_ == "ccomp" and verb.head.i != verb.i and verb.head.pos_ == "VERB":
        return verb.head
    return next((c for c in children(verb, "parataxis") if c.pos_ == "VERB"), None)


def _clause_of(token: Token) -> Token:
    """Climb to the verb whose clause a word stands in."""
    token = token.head
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def stretch(head: Token, others: Iterable[int] = ()) -> Span:
    """Cover a clause: its head and what hangs on it, clauses joined to it and outer punctuation left out.

    A subject that stands before an adjective's copula («is likely to …») and a passive's auxiliaries count in; what
    stands behind a semicolon, and what one of the `others` heads, does not.
    """
    top = head.head if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd", "attr"} else head
    apart = set(others) - {head.i, top.i}
    tokens = [top]
    for child in top.children:
        joined = child.dep_ == "conj" and (any(children(child, *SUBJECT_LABELS)) or child.i in apart)
        if child.dep_ not in ASIDE and not joined:
            tokens += [t for t in child.subtree if not t.is_space]
    tokens = _undivided(sorted(tokens, key=lambda t: t.i), head)
    if top.pos_ == "NOUN":
        return span_of(tokens)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    while len(tokens) > 1 and tokens[0].is_punct:
        tokens.pop(0)
    return span_of(tokens)


def _undivided(tokens: list[Token], head: Token) -> list[Token]:
    stops = [t.i for t in head.sent if t.text in PARTED]
    first = max((i for i in stops if i < head.i), default=-1)
    last = min((i for i in stops if i > head.i), default=len(head.doc))
    return [t for t in tokens if first < t.i < last] or [head]
