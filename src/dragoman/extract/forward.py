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

AIMS = frozenset({"aim", "goal", "purpose", "objective", "idea", "task", "job", "priority", "point", "role", "mission"})
"""Subjects of «is to» that say what a thing is for, not what is to come."""

COPULAS = frozenset({"be", "seem", "look", "appear", "remain"})
SUBJECT_LABELS = SUBJECTS | PASSIVE_SUBJECTS
DONE = frozenset({"had", "'d"})
CONDITIONS = frozenset({"if", "unless", "whether", "provided"})
WITHOUT = frozenset({"otherwise", "failing", "without"})
INVERTED = frozenset({"should", "were", "had"})
OPINIONS = frozenset({"believe", "think", "reckon", "suppose", "guess", "suspect", "doubt"})
"""Verbs by which someone says what he takes to be coming."""

WISHES = frozenset({"want", "seek", "wish", "need"})
GIVING, HAVING = frozenset({"give", "hand", "set", "grant", "allow"}), frozenset({"have"})
SPANS = frozenset({"hour", "day", "week", "month", "year", "deadline", "ultimatum", "notice"})
UNTIL = frozenset({"until", "till", "by"})
SETTING_OUT = frozenset(
    ["send", "quit", "leave", "withdraw", "deploy", "dispatch", "pull", "join", "host", "prepare", "begin", "start"]
    + ["head", "travel", "fly", "move", "expel", "recall", "close", "reopen", "impose", "lift", "suspend"]
)
"""Verbs that in the progressive tell of a decision: «Washington is sending marines»."""

ON_COURSE = frozenset({("on", "track"), ("on", "course"), ("in", "line")})
OPEN = frozenset(
    {("under", "consideration"), ("under", "discussion"), ("on", "cards"), ("on", "table"), ("in", "prospect")}
)
"""What a copula and a preposition say of what may come."""

GATHERINGS = frozenset(
    [
        "summit",
        "conference",
        "meeting",
        "talk",
        "visit",
        "vote",
        "election",
        "referendum",
        "departure",
        "trip",
        "session",
    ]
    + [
        "exercise",
        "round",
        "hearing",
        "ceremony",
        "launch",
        "ballot",
        "inauguration",
        "deadline",
        "review",
        "poll",
        "tour",
    ]
)
"""Nouns for what is held on a day, in the singular."""

BEFORE_DATES = frozenset(
    {"on", "in", "by", "before", "at", "for", "from", "after", "until", "within", "during", "this"}
)
LASTING = frozenset(
    {"say", "tell", "have", "remain", "know", "think", "believe", "show", "seem", "note", "report", "add"}
)
"""Verbs whose present tells what lasts, or is told, whatever the day beside it."""

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
    dated = {t.i for t in words for phrase in times if phrase.type != "SET" and phrase.start <= t.idx < phrase.end}
    opened: dict[int, tuple[Token, _Opening]] = {}
    for token in words:
        opening = _opening(token, dated, outlooks)
        if opening is not None:
            opened[token.i] = (token, opening)
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
            is_conditional=_hangs_on_a_condition(token),
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


def _opening(token: Token, dated: set[int], outlooks: Outlooks) -> _Opening | None:
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
        return None if is_conditional(token) else _of_verb(token, dated, outlooks)
    if token.pos_ == "ADJ" and (any(children(token, "xcomp", "ccomp")) or _is_said_of_event(token, dated)):
        kind = outlooks.kind(token.lower_, "ADJ")
        return _Opening(kind, _act_of(token)) if kind else None
    if token.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(token, dated, outlooks)
    return None


def _of_verb(token: Token, dated: set[int], outlooks: Outlooks) -> _Opening | None:
    lemma = token.lemma_.lower()
    if _is_deadline(token, dated):
        return _Opening("demand", _act_of(token))
    if lemma in WISHES:
        return _of_wish(token)
    phrase = _of_phrase(token)
    if phrase is not None:
        return phrase
    opened = outlooks.kind(lemma, "VERB")
    if opened and _opens(token, dated) and not _is_past_of_past(token):
        return _Opening(opened, _act_of(token))
    if _is_to_come(token):
        return _Opening("plan", _act_of(token))
    kind = _kind_of_modal(token, dated, outlooks)
    if kind is not None:
        return _Opening(kind, _act_of(token))
    if _has_modal(token):
        return None
    if _is_told_for_a_day(token, dated):
        return _Opening("plan", token, by_date=True)
    if _is_present(token) and token.dep_ in {"ROOT", "conj", "ccomp"} and _is_branch(token):
        return _Opening("plan", token)
    progressive = token.tag_ == "VBG" and any(c.lower_ in {"is", "are", "'s", "'re"} for c in children(token, "aux"))
    if progressive and lemma in SETTING_OUT:
        return _Opening("plan", _act_of(token))
    return None


def _is_deadline(verb: Token, dated: set[int]) -> bool:
    """Tell «gave Tehran a month to stop», «has until Tuesday to explain», «has been given ten days to comply»."""
    lemma = verb.lemma_.lower()
    if lemma not in GIVING | HAVING or _is_past_of_past(verb):
        return False
    told = [c for c in verb.children if c.dep_ in {"dobj", "prep", "npadvmod", "oprd", "xcomp", "acl", "advcl"}]
    infinitive = any(
        c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.lefts)
        for top in told
        for c in (top, *(x for x in top.children if x.dep_ in {"acl", "relcl", "xcomp"}))
    )
    span = any(c.lemma_.lower() in SPANS for c in told if c.dep_ in {"dobj", "npadvmod", "oprd"})
    until = any(c.lower_ in UNTIL and any(t.i in dated for t in c.subtree) for c in told if c.dep_ == "prep")
    return infinitive and (span or until)


def _of_wish(verb: Token) -> _Opening | None:
    """Tell what someone wants done by another from what he is after himself."""
    if verb.tag_ not in {"VBZ", "VBP", "VBD", "VBG"} or _is_past_of_past(verb) or _has_modal(verb):
        return None
    subject = next(children(verb, *SUBJECT_LABELS), None)
    if subject is None or any(t.text == ":" for t in verb.doc[subject.i : verb.i]):
        return None  # an entry of a list of parties: «Egypt: Wants cheap grain»
    own = next((c for c in children(verb, "xcomp") if not any(children(c, *SUBJECT_LABELS))), None)
    if own is not None and own.tag_ == "VB":
        return _Opening("plan", _act_of(verb))
    wanted = next(children(verb, "ccomp", "xcomp", "dobj"), None)
    if verb.lemma_.lower() == "need" or wanted is None:
        return None
    if wanted.dep_ == "dobj":
        from_whom = any(c.lower_ in {"from", "out", "of", "off"} for t in (wanted, verb) for c in t.children)
        return _Opening("demand" if from_whom else "plan", wanted) if wanted.pos_ == "NOUN" else None
    return _Opening("demand", wanted)


def _of_noun(token: Token, dated: set[int], outlooks: Outlooks) -> _Opening | None:
    if any(c.tag_ == "VB" for c in children(token, "acl")):
        kind = outlooks.kind(token.lemma_.lower(), "NOUN")
        return _Opening(kind, _act_of(token)) if kind else None
    if token.lemma_.lower() not in GATHERINGS or token.dep_ in {"compound", "nsubj", "nsubjpass", "poss"}:
        return None
    preps = [c for c in children(token, "prep") if c.lower_ in BEFORE_DATES and any(t.i in dated for t in c.children)]
    return _Opening("plan", token, by_date=True) if preps else None


def _is_told_for_a_day(verb: Token, dated: set[int]) -> bool:
    """Tell a present told with its day: «votes on Wednesday», «is on 26 December», «are meeting next week»."""
    if not _is_present(verb) or not any(children(verb, *SUBJECT_LABELS)) or verb.lemma_.lower() in LASTING:
        return False
    if verb.lemma_ == "be" and any(children(verb, "acomp", "attr")):
        return False
    return any(t.i in dated and _clause_of(t).i == verb.i for t in verb.subtree)


def _is_present(verb: Token) -> bool:
    if verb.tag_ in {"VBZ", "VBP"}:
        return not any(c.dep_ == "aux" and c.lower_ in {"have", "has", "'s", "did", "does"} for c in verb.lefts)
    if verb.tag_ == "VB":  # the tagger's slip: «On Saturday the two shake hands»
        return not any(c.dep_ in {"aux", "mark"} for c in verb.lefts) and any(children(verb, "nsubj"))
    return verb.tag_ == "VBG" and any(c.lower_ in {"is", "are", "'s", "'re"} for c in children(verb, "aux"))


def _clause_of(token: Token) -> Token:
    """Climb to the verb whose clause a word stands in."""
    token = token.head
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _of_phrase(verb: Token) -> _Opening | None:
    """Read set phrases: «is on track to», «is under consideration», «remains to be seen»."""
    lemma = verb.lemma_.lower()
    if lemma == "remain" and any(c.lemma_ == "see" for c in children(verb, "xcomp")):
        subject = next(children(verb, "csubj", "nsubj"), None)
        return _Opening("possibility", subject or verb)
    if lemma not in COPULAS:
        return None
    told = {(p.lower_, t.lower_) for p in children(verb, "prep") for t in children(p, "pobj")}
    if told & ON_COURSE:
        act = next((c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VB"), None)
        return _Opening("forecast", act) if act is not None else None
    subject = next((c for c in children(verb, "nsubj") if c.pos_ == "NOUN"), None)
    return _Opening("possibility", subject) if told & OPEN and subject is not None else None


def _is_said_of_event(token: Token, dated: set[int]) -> bool:
    """Tell «a deal is possible», «talks seem unlikely», «elections are due in June» from other uses of the words."""
    copula = token.head
    if token.dep_ not in {"acomp", "oprd", "attr"} or copula.lemma_ not in COPULAS:
        return False
    if token.lower_ in {"due", "scheduled", "set", "planned"}:
        return any(c.i in dated for t in (token, copula) for c in t.subtree)
    return token.lower_ in {"possible", "likely", "unlikely", "probable", "doubtful", "expected", "certain"} and any(
        s.pos_ in {"NOUN", "PROPN"} for s in children(copula, *SUBJECTS)
    )


DIRECT = frozenset(
    ["demand", "expect", "schedule", "predict", "forecast", "plan", "foresee", "anticipate", "envisage", "consider"]
    + ["weigh", "mull", "contemplate", "study", "ponder", "explore", "prepare", "announce", "draft"]
)
"""Verbs that open what is ahead by a plain object: «is mulling a suit»."""

MANDATIVE = frozenset({"ask", "demand", "insist", "request", "urge", "require", "propose", "recommend"})
CALLING = frozenset({"call", "push", "press", "appeal", "ask", "hope", "plead", "lean", "tip"})


def _opens(verb: Token, dated: set[int]) -> bool:
    """Tell whether a verb of planning, asking or warning has something ahead under it, and is itself not ahead."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "xcomp" and (child.tag_ == "VB" or any(c.tag_ == "TO" for c in child.lefts)):
            return True
        if child.dep_ in {"ccomp", "advcl"} and (child.tag_ == "VB" or any(c.lower_ == "be" for c in child.lefts)):
            return True
        if child.dep_ == "ccomp" and child.tag_ == "VBP" and lemma in MANDATIVE:
            return True
        if child.dep_ == "xcomp" and child.tag_ == "VBG" and lemma in DIRECT:
            return True
    if lemma in CALLING and any(c.lower_ in {"for", "on", "towards", "toward"} for c in children(verb, "prep")):
        return True
    told = list(children(verb, "dobj", *PASSIVE_SUBJECTS))
    if lemma in {"prepare", "announce"}:
        return bool(told) and verb.tag_ in {"VBG", "VBZ", "VBP"}
    is_set = verb.tag_ == "VBN" and any(t.i in dated for c in children(verb, "prep", "npadvmod") for t in c.subtree)
    return (lemma in DIRECT and bool(told)) or (is_set and bool(list(children(verb, *PASSIVE_SUBJECTS, "auxpass"))))


def _is_past_of_past(verb: Token) -> bool:
    """Tell what had been planned, feared or asked before: it is no longer ahead."""
    return any(c.dep_ == "aux" and c.lower_ in DONE for c in verb.lefts)


def _is_to_come(verb: Token) -> bool:
    """Tell a plan told as «is to»: «the ministers are to meet»; not «the goal is to meet»."""
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.lower_ in {"is", "are", "'s", "'re"} for c in verb.lefts):
        return any(c.tag_ == "VB" for c in children(verb, "xcomp"))
    if verb.lemma_ != "be" or verb.lower_ not in {"is", "are", "'s", "'re"}:
        return False
    infinitives = [c for c in children(verb, "xcomp") if any(t.tag_ == "TO" for t in c.lefts)]
    return bool(infinitives) and all(c.lemma_.lower() not in AIMS for c in children(verb, *SUBJECTS))


def _has_modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.lefts)


def _kind_of_modal(verb: Token, dated: set[int], outlooks: Outlooks) -> ExpectationKind | None:
    word = next((c.lower_ for c in verb.lefts if c.dep_ == "aux" and c.lower_ in MODALS), None)
    if word is None or any(c.lower_ in {"have", "'ve"} for c in verb.lefts):
        return None
    told = _told_by(verb)
    opened = outlooks.kind(told.lemma_.lower(), "VERB") if told is not None else None
    if told is not None and told.lemma_.lower() in OPINIONS:
        opened = "forecast"
    if word in {"would", "'d"} and not is_backshifted(verb) and not _hangs_on_a_condition(verb) and told is None:
        return None  # history told ahead of itself: «he would die in its custody»
    if word in {"can", "ca"} or (word == "could" and told is None and any(children(verb, "neg"))):
        return None
    if opened in {"warning", "demand", "forecast"}:
        return opened
    if MODALS[word] == "planned" or is_backshifted(verb):
        return "forecast" if _is_stative(verb) else "plan"
    if MODALS[word] == "possible":
        return "possibility"
    if word == "should" and (any(t.i in dated for t in verb.subtree) or any(c.lower_ == "still" for c in verb.lefts)):
        return "forecast" if any(children(verb, "auxpass")) else "plan"
    return "demand"


def _is_branch(verb: Token) -> bool:
    """Tell what comes of a condition still open: «If Damascus sends a minister, the boycott fails»."""
    conditions = [c for c in children(verb, "advcl") if is_conditional(c)]
    return any(
        c.tag_ in {"VBZ", "VBP"} or any(t.lower_ in {"is", "are", "do", "does"} for t in c.lefts) for c in conditions
    )


def _told_by(verb: Token) -> Token | None:
    """Give the verb by which a clause is told, before or after it: «warned that», «an official said»."""
    if verb.dep_ == "ccomp" and verb.head.i != verb.i and verb.head.pos_ == "VERB":
        return verb.head
    return next((c for c in children(verb, "parataxis") if c.pos_ == "VERB"), None)


def _is_stative(verb: Token) -> bool:
    return verb.lemma_.lower() in {"be", "become", "remain", "depend", "need", "continue", "likely"}


def is_conditional(token: Token) -> bool:
    """Tell whether a verb heads a condition: «if it refuses», «should it refuse»."""
    if any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in token.children):
        return True
    subject = next((c for c in token.children if c.dep_ in SUBJECT_LABELS), None)
    inverted = next((c for c in token.lefts if c.dep_ in {"aux", "auxpass"} and c.lower_ in INVERTED), None)
    is_question = token.sent.text.rstrip().endswith("?")
    return inverted is not None and subject is not None and inverted.i < subject.i and not is_question


def _hangs_on_a_condition(token: Token) -> bool:
    top = token
    while top.dep_ in {"xcomp", "ccomp", "conj"} and top.head.i != top.i and top.head.pos_ in {"VERB", "AUX"}:
        top = top.head
    for verb in {token.i: token, top.i: top}.values():
        if any(is_conditional(c) for c in verb.children if c.dep_ in {"advcl", "ccomp", "dep", "parataxis"}):
            return True
        if any(c.lower_ in WITHOUT for c in verb.children):
            return True
    return False


def _act_of(token: Token) -> Token:
    """Climb down to the verb or noun of the act that a governing word opens: «focus» of «is expected to focus»."""
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "acl"} and child.i > token.i:
            return _act_of(child) if child.pos_ in {"VERB", "AUX", "ADJ"} else child
    if token.lemma_.lower() in DIRECT | CALLING:
        direct = next((c for c in children(token, "dobj") if c.pos_ == "NOUN"), None)
        asked = next((p for c in children(token, "prep") if c.lower_ == "for" for p in children(c, "pobj")), None)
        return direct or asked or token
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
        joined = child.dep_ == "conj" and (_has_subject(child) or child.i in apart)
        if child.dep_ in ASIDE or joined:
            continue
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


def _has_subject(verb: Token) -> bool:
    return any(children(verb, *SUBJECT_LABELS))
