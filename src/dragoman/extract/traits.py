"""Traits of sentences by which their function in a report is told: place, tense, speech, time, words, neighbours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from dragoman.codebook.narration import Narration
    from dragoman.record import AnnotatedDocument, Sentence

Traits = dict[str, float]

FINITE = ("VBD", "VBZ", "VBP", "MD")
PRONOUNS = frozenset({"i", "we", "you", "my", "our", "he", "she", "they", "it"})
WORDLESS = frozenset({"PROPN", "PUNCT", "NUM", "SYM", "X", "SPACE"})
TELLING = frozenset({"NOUN", "PROPN", "VERB"})
LEAD = 2
"""Sentences of a report that tell what it is about."""

PASSED_ON = (
    "quote", "say", "pluperfect", "perfect", "year", "past", "share=VBD", "share=MD", "share=VBZ", "weekday",
    "same paragraph", "like lead", "says=i", "within quote", "tag=MD",
)  # fmt: skip
"""Traits that bear on the sentences beside."""

_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    sentence: Sentence
    words: str
    tokens: tuple[Token, ...]
    told: frozenset[str]


def find_traits(annotated: AnnotatedDocument, narration: Narration) -> list[Traits]:
    """Give the traits of each sentence; a value is 1 for what is there, or a share in 0..1."""
    reads = [_read(annotated, sentence) for sentence in annotated.sentences]
    found = [
        {**_place(annotated, index), **_verbs(read), **_times(read, narration), **_lexis(read, narration)}
        for index, read in enumerate(reads)
    ]
    for traits, more in zip(found, _quotes(reads), strict=True):
        traits.update(more)
    for traits, more in zip(found, _likenesses(annotated, reads), strict=True):
        traits.update(more)
    return _with_neighbours(found)


def _read(annotated: AnnotatedDocument, sentence: Sentence) -> _Read:
    span = annotated.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    tokens = tuple(token for token in span or () if not token.is_space)
    told = frozenset(t.lemma_.lower() for t in tokens if t.pos_ in TELLING and len(t) > 2)  # noqa: PLR2004 - no stubs
    return _Read(sentence=sentence, words=sentence.of(annotated.text), tokens=tokens, told=told)


def _place(annotated: AnnotatedDocument, index: int) -> Traits:
    sentence, count = annotated.sentences[index], len(annotated.sentences)
    section = annotated.section_at(sentence.start)
    share = index / max(1, count - 1)
    traits = {
        f"section={section.kind if section else 'heading'}": 1.0,
        f"fifth={min(4, int(share * 5))}": 1.0,
        f"sentence={min(index, 6)}": 1.0,
        f"paragraph={min(sentence.paragraph, 6)}": 1.0,
        f"to end={min(count - 1 - index, 3)}": 1.0,
        "share": share,
    }
    if index and annotated.sentences[index - 1].paragraph == sentence.paragraph:
        traits["same paragraph"] = 1.0
    return traits


def _verbs(read: _Read) -> Traits:
    tags = Counter(t.tag_ for t in read.tokens if t.tag_ in {*FINITE, "VBG", "VBN"})
    finite = sum(tags[tag] for tag in FINITE) or 1
    traits = {f"tag={tag}": min(count, 3) / 3 for tag, count in tags.items()}
    traits |= {f"share={tag}": tags[tag] / finite for tag in FINITE if tags[tag]}
    traits |= {f"modal={t.lower_}": 1.0 for t in read.tokens if t.tag_ == "MD"}
    auxiliaries = {t.lower_ for t in read.tokens if t.dep_ == "aux"}
    if "had" in auxiliaries:
        traits["pluperfect"] = 1.0
    if auxiliaries & {"has", "have", "'ve", "'s"}:
        traits["perfect"] = 1.0
    return traits


def _times(read: _Read, narration: Narration) -> Traits:
    patterns = {"year": _YEAR, "weekday": _WEEKDAY, "past": narration.past}
    return {name: 1.0 for name, pattern in patterns.items() if pattern.search(read.words)}


def _lexis(read: _Read, narration: Narration) -> Traits:
    lemmas = [token.lemma_.lower() for token in read.tokens]
    traits = {f"word={t.lemma_.lower()}": 1.0 for t in read.tokens if t.pos_ not in WORDLESS}
    traits |= {f"names={t.ent_type_}": 1.0 for t in read.tokens if t.ent_type_}
    traits |= {f"says={t.lower_}": 1.0 for t in read.tokens if t.lower_ in PRONOUNS}
    traits |= {f"root={t.tag_}": 1.0 for t in read.tokens if t.head == t}
    traits |= {f"root={t.lemma_.lower()}": 1.0 for t in read.tokens if t.head == t and t.lemma_ in narration.sayings}
    traits |= {"first=" + " ".join(lemmas[:count]): 1.0 for count in (1, 2)}
    traits["length"] = min(len(lemmas), 60) / 60
    if len(lemmas) < 8:  # noqa: PLR2004 - an exclamation, a heading
        traits["short"] = 1.0
    if not narration.sayings.isdisjoint(lemmas):
        traits["say"] = 1.0
    return traits


def _quotes(reads: list[_Read]) -> Iterator[Traits]:
    """Follow quotations from sentence to sentence, to the end of a paragraph at most."""
    is_open = False
    for index, read in enumerate(reads):
        marks = read.words.count('"') + read.words.count("''")
        yield {
            **({"quote": 1.0} if marks or is_open else {}),
            **({"within quote": 1.0} if is_open and not marks else {}),
        }
        is_open ^= bool(marks % 2)
        after = reads[index + 1].sentence if index + 1 < len(reads) else None
        is_open = is_open and after is not None and after.paragraph == read.sentence.paragraph


def _likenesses(annotated: AnnotatedDocument, reads: list[_Read]) -> Iterator[Traits]:
    """Compare each sentence with the lead, with the title, and with all that came before it."""
    prose = [read.told for read in reads if annotated.section_at(read.sentence.start)]
    lead = frozenset[str]().union(*prose[:LEAD])
    title = {word for word in re.findall(r"\w+", (annotated.document.title or "").lower()) if len(word) > 2}  # noqa: PLR2004
    seen: set[str] = set()
    for read in reads:
        size = len(read.told) + 1
        yield {
            "like lead": len(read.told & lead) / size,
            "like title": len(read.told & title) / (len(title) + 1),
            "new": len(read.told - seen) / size,
        }
        seen |= read.told


def _with_neighbours(found: list[Traits]) -> list[Traits]:
    passed = [{name: traits[name] for name in PASSED_ON if traits.get(name)} for traits in found]
    return [
        traits | {f"{step:+d} {name}": value
                  for step in (-2, -1, 1) if 0 <= index + step < len(found)
                  for name, value in passed[index + step].items()}
        for index, traits in enumerate(found)
    ]  # fmt: skip
