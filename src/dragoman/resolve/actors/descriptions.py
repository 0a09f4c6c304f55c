"""What the words of a mention say of an actor: name, country, sectors, role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.record import ActorKind, AnnotatedDocument, Mention, Span

if TYPE_CHECKING:
    from dragoman.codebook.countries import Country
    from dragoman.codebook.names import KnownName
    from dragoman.codebook.offices import RoleNoun
    from dragoman.codebook.organisations import Organisation
    from dragoman.codebook.people import Term
    from dragoman.codebook.whoswho import WhosWho

FORMER = frozenset({"former", "ex", "ex-president", "late", "deposed", "ousted", "retired", "then"})
FORMER_SECTOR = "ELI"
"""PLOVER codes former officials as elites."""

ROYAL = frozenset({"king", "queen", "prince", "princess", "crown prince", "emir", "sultan", "emperor", "pope"})
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "IGO"})
ARMED = frozenset({"REB", "PRM", "MIL", "CRM", "UAF"})
SERVING = frozenset({"GOV", "ELI", ""})
SPOKEN_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "leader", "chief", "head", "member"})
_OPPOSED = re.compile(r"(?:\b(?:anti|pro|non|ex)-)$", re.IGNORECASE)
_BACKED = re.compile(
    r"-?\s?(?:-backed|-led|-allied|-aligned|-sponsored|-supported|-funded|-linked|-based|-occupied)", re.IGNORECASE
)
_WORKING_ON = re.compile(r" (?:\w+ )?(?:expert|analyst|specialist|researcher|scholar|correspondent|director|envoy)")
_NUMBER = re.compile(r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many)\b ?")
_COUNTED = re.compile(
    r"(?:some |about |nearly |almost |over )?(?:\d[\d,.]*|many|several|hundreds of|thousands of) ", re.IGNORECASE
)
_SEATED = re.compile(r" in (?:the )?([A-Z])")
_ELSEWHERE = re.compile(r", [A-Z]")  # «in Athens, Georgia»
_BESIDE = re.compile(r"\s?\(([^()]{2,40})\)")

LED = frozenset({"government", "administration", "cabinet", "regime", "presidency", "monarchy"})
"""Bodies that are called after who leads them."""

CERTAIN, TITLED, PLACED, SET, VAGUE = 0.95, 0.85, 0.7, 0.6, 0.45
"""Confidence of an actor known by name, told by title, by country alone, by where the report is set, by nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One mention, described. `key` is equal for mentions that surely name the same actor."""

    key: tuple[str, ...]
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    noun: str | None = None
    wikidata_id: str | None = None
    confidence: float = VAGUE
    is_plural: bool = False
    is_unlisted: bool = False  # named in the report, but not in the who's who
    rule: str = ""  # how it came to be described so


class Describer:
    """Describes the mentions of one document as of its day."""

    def __init__(self, annotated: AnnotatedDocument, book: WhosWho) -> None:
        """Find the names that the tables know in the document."""
        self._text = annotated.text
        self._day = annotated.document.day
        self._book = book
        self._names = book.names.find(annotated.text)

    def describe(self, mention: Mention) -> Description | None:
        """Describe a mention by its own words; None for a pronoun."""
        if mention.form == "pronoun":
            return None
        known = self._known_at(mention)
        if known is not None:
            return self._of_known(known, mention)
        noun = self.noun_of(mention)
        if mention.name is None and noun is not None:
            return self._of_nominal(mention, noun)
        if mention.kind == "person":
            return self._of_unknown_person(mention)
        return self._of_unknown_name(mention, noun)

    def noun_of(self, mention: Mention) -> RoleNoun | None:
        """Give the office or body that the words up to the head, or up to the name, end with."""
        end = mention.name.start if mention.name and mention.kind == "person" else mention.head.end
        words = self._text[mention.start : max(end, mention.start)].rstrip(" ,").split()
        return self._book.offices.ending(words) if words else None

    def country_in(self, span: Span) -> str | None:
        """Give the country that words name: the first state, capital, demonym or national body among them."""
        for name in self._names:
            if span.contains(name) and not (self._is_aside(name) or self._is_topic(name) or self._is_elsewhere(name)):
                country = self._country_of(name)
                if country:
                    return country
        return None

    def _known_at(self, mention: Mention) -> KnownName | None:
        place = mention.name or mention.head
        fits = [n for n in self._names if n.overlaps(mention.head) and (mention.name is None or n.contains(place))]
        return fits[0] if fits else None

    def _is_aside(self, name: KnownName) -> bool:
        before, after = self._text[max(0, name.start - 6) : name.start], self._text[name.end : name.end + 12]
        return bool(_OPPOSED.search(before) or _BACKED.match(after))

    def _is_topic(self, name: KnownName) -> bool:
        """Tell whether a state's name says what someone works on: «a Syria expert» (but «a US expert»)."""
        is_abbreviated = name.of(self._text).replace(".", "").isupper()
        return name.sort == "country" and not is_abbreviated and bool(_WORKING_ON.match(self._text, name.end))

    def _is_elsewhere(self, name: KnownName) -> bool:
        """Tell a capital from a town of its name: «in Athens, Georgia»."""
        return name.sort == "capital" and bool(_ELSEWHERE.match(self._text, name.end))

    def _country_of(self, name: KnownName) -> str | None:
        if name.sort == "organisation":
            return self._book.organisations.on(name.key, self._day).country
        if name.sort == "person":
            return next((term.country for term in self._book.people.terms(name.key)), None)
        return name.key

    def _around(self, mention: Mention) -> str | None:
        """Give the country in the mention, its apposition, or the brackets right behind it."""
        found = self.country_in(mention.span) or self._led(mention)
        if found is None and mention.apposition:
            found = self.country_in(mention.apposition)
        if found is None and (seat := _SEATED.match(self._text, mention.end)):
            found = self._seated(Span(seat.start(1), seat.end(1)))
        if found is None and (beside := _BESIDE.match(self._text, mention.end)):
            found = self.country_in(Span(beside.start(1), beside.end(1)))
        return found

    def _led(self, mention: Mention) -> str | None:
        """Give the country of the leader whom a government is called after: «the Netanyahu government»."""
        name, _, body = self._text[mention.start : mention.head.end].rpartition(" ")
        if body.lower() not in LED or not name[:1].isupper():
            return None
        people = self._book.people
        surname = name.removesuffix("'s")
        known = people.leader(surname, self._day) or people.by_surname(surname, self._day)
        return next((term.country for term in people.terms(known)), None) if known else None

    def _seated(self, span: Span) -> str | None:
        """Give the country of the capital that a body sits in: «the Foreign Ministry in Manila»."""
        fits = [n for n in self._names if n.start == span.start and n.sort in {"capital", "country"}]
        return fits[0].key if fits and not self._is_elsewhere(fits[0]) else None

    def _of_known(self, known: KnownName, mention: Mention) -> Description:
        if known.sort == "person":
            return self._of_person(self._book.people.terms(known.key), mention)
        if known.sort == "organisation":
            row = self._book.organisations.on(known.key, self._day)
            noun = self._book.offices.ending(known.of(self._text).split())
            if noun is not None and self._is_anothers(row, mention):
                return self._of_nominal(mention, noun)
            return self._of_organisation(row, mention)
        is_plural = mention.kind == "group" or bool(_COUNTED.match(self._text, mention.start))
        if known.sort == "people" or (known.sort == "demonym" and is_plural):
            people = known.of(self._text)
            return Description(
                key=("people", known.key),
                name=people,
                kind="group",
                country=known.key,
                sectors=("CVL",),
                confidence=CERTAIN,
                is_plural=True,
                rule="a people by the table of countries",
            )
        return self._of_country(self._book.countries.by_code[known.key], f"{known.sort} by the table of countries")

    def of_state(self, code: str, *, rule: str) -> Description | None:
        """Describe a state by its code, None where the table of countries has none such."""
        country = self._book.countries.by_code.get(code)
        return self._of_country(country, rule) if country is not None else None

    def _of_country(self, country: Country, rule: str) -> Description:
        return Description(
            key=("state", country.alpha3),
            name=country.name,
            kind="state",
            country=country.alpha3,
            sectors=("GOV",),
            wikidata_id=country.wikidata_id,
            confidence=CERTAIN,
            rule=rule,
        )

    def _is_anothers(self, row: Organisation, mention: Mention) -> bool:
        """Tell whether a body named without its country is that of another: «Chile's Defense Department»."""
        told = self.country_in(Span(mention.start, mention.head.start)) if mention.head.start > mention.start else None
        return told is not None and row.country is not None and told != row.country

    def _of_organisation(self, row: Organisation, mention: Mention) -> Description:
        beside = _BESIDE.match(self._text, mention.end)
        told = self.country_in(Span(beside.start(1), beside.end(1))) if beside else None
        return Description(
            key=("organisation", row.name),
            name=row.name,
            kind=row.kind,
            country=row.country or told or (self._around(mention) if row.kind == "organisation" else None),
            sectors=row.sectors or (("GOV",) if row.kind == "state" else ()),
            confidence=CERTAIN,
            rule="body by the table of organisations",
        )

    def _of_person(self, terms: tuple[Term, ...], mention: Mention) -> Description:
        held = [term for term in terms if term.holds(self._day)]
        past = [term for term in terms if term.end and term.end < self._day]
        noun = self.noun_of(mention)
        term = (held or past or list(terms))[0]
        sectors = tuple(dict.fromkeys(s for h in held for s in h.sectors)) or _sectors_after(past)
        if not held and noun is not None and not self._is_former(mention):
            sectors = noun.sectors or sectors
        role = self._role(mention) or (held[0].office if held else f"former {term.office}" if past else None)
        return Description(
            key=("person", term.name),
            name=term.name,
            kind="person",
            country=term.country or self._around(mention),
            sectors=sectors,
            role=role,
            noun=noun.noun if noun else term.office,
            confidence=CERTAIN,
            rule="person by the who's who, " + ("in office on the day" if held else "not in office on the day"),
        )

    def _of_unknown_person(self, mention: Mention) -> Description:
        name = (mention.name or mention.head).of(self._text)
        noun = self.noun_of(mention) or self._apposed_noun(mention)
        country = self._around(mention)
        return Description(
            key=("person", name),
            name=name,
            kind="person",
            country=country,
            sectors=self._sectors(mention, noun),
            role=self._role(mention) or (mention.apposition.of(self._text) if mention.apposition and noun else None),
            noun=noun.noun if noun else None,
            confidence=TITLED if noun and country else PLACED if noun or country else VAGUE,
            is_unlisted=True,
            rule="person not in the who's who, by what stands beside the name",
        )

    def _apposed_noun(self, mention: Mention) -> RoleNoun | None:
        return self._book.offices.ending(mention.apposition.of(self._text).split()) if mention.apposition else None

    def _of_nominal(self, mention: Mention, noun: RoleNoun) -> Description:
        country = self._around(mention)
        words = mention.of(self._text)
        is_plural = mention.kind == "group"
        return Description(
            key=("nominal", country or "", noun.noun, _without_numbers(words), self._owner(mention)),
            name=words,
            kind=mention.kind or noun.kind,
            country=country,
            sectors=self._sectors(mention, noun),
            role=words if noun.kind == "person" and not is_plural else None,
            noun=noun.noun,
            confidence=PLACED if country else VAGUE,
            is_plural=is_plural,
            rule=f"noun «{noun.noun}»" + (", country told" if country else ", no country told"),
        )

    def _owner(self, mention: Mention) -> str:
        return next((n.key for n in self._names if mention.contains(n) and n.sort in {"organisation", "person"}), "")

    def _of_unknown_name(self, mention: Mention, noun: RoleNoun | None) -> Description:
        name = (mention.name or mention.head).of(self._text)
        ending = self._book.offices.ending(name.split()) or noun
        ship = self._book.organisations.ships.get(name.partition(" ")[0])
        return Description(
            key=("organisation", name.lower()),
            name=name,
            kind=mention.kind or "organisation",
            country=ship.country if ship else self._around(mention),
            sectors=ship.sectors if ship else ending.sectors if ending else (),
            noun=ending.noun if ending else None,
            confidence=PLACED if ending else VAGUE,
            is_unlisted=True,
            rule="name that no table knows" + (f", ends with «{ending.noun}»" if ending else ""),
        )

    def _sectors(self, mention: Mention, noun: RoleNoun | None) -> tuple[str, ...]:
        """Give the sectors of a role: the noun's own, or those of the body that it serves."""
        if self._is_former(mention):
            return (FORMER_SECTOR,)
        served = self._served(mention)
        if noun is None:
            return served
        is_officer = "MIL" in noun.sectors and bool(served and ARMED & set(served))
        is_voice = noun.noun in SPOKEN_FOR and "GOV" not in served
        if served and (not noun.sectors or is_officer or is_voice):
            return served
        return noun.sectors or served or self._told_by_words(mention)

    def _served(self, mention: Mention) -> tuple[str, ...]:
        for name in self._names:
            if mention.contains(name) and name.sort == "organisation" and not name.overlaps(mention.head):
                return self._book.organisations.on(name.key, self._day).sectors
        return ()

    def _told_by_words(self, mention: Mention) -> tuple[str, ...]:
        """Read the sectors off the words before the head: «rebel group», «police chief», «army source»."""
        words = mention.of(self._text).split()
        for last in range(len(words), 0, -1):
            noun = self._book.offices.ending(words[:last])
            if noun is not None and noun.sectors:
                return noun.sectors
        return ()

    def _is_former(self, mention: Mention) -> bool:
        end = mention.name.start if mention.name else mention.head.end
        words = re.split(r"[\s-]+", self._text[mention.start : end].lower())
        return not FORMER.isdisjoint(words)

    def _role(self, mention: Mention) -> str | None:
        """Give the title before a person's name without the country: «President», «Kremlin spokesperson»."""
        if mention.name is None or mention.name.start <= mention.start:
            return None
        start = mention.start
        for name in self._names:
            if name.start == start and name.sort in {"country", "demonym", "capital"} and name.end < mention.name.start:
                start = name.end
        title = self._text[start : mention.name.start].removeprefix("'s").strip(" ,'")
        return title or None


def _sectors_after(past: list[Term]) -> tuple[str, ...]:
    """Give the sectors of who held offices: an official becomes one of the elites, a rebel stays what he was."""
    held = tuple(dict.fromkeys(s for term in past for s in term.sectors))
    return (FORMER_SECTOR,) if not held or OFFICIAL & set(held) else held


def _without_numbers(words: str) -> str:
    return _NUMBER.sub("", words.lower()).strip()


def as_of(description: Description, day: date, book: WhosWho) -> Description:
    """Name the holder of an office that only one person holds: «the Iranian foreign minister» on a day."""
    if description.key[0] != "nominal" or description.is_plural or not (description.country and description.noun):
        return description
    office = book.offices.by_noun[description.noun].office
    holder = book.people.holder(description.country, office, day)
    if holder is None or description.key[4] or FORMER_SECTOR in description.sectors:
        return description
    rule = f"the only {office} on the day"
    return replace(description, key=("person", holder), name=holder, confidence=TITLED, rule=rule)


def as_person(description: Description, name: str, day: date, book: WhosWho) -> Description:
    """Fill in a lone surname from the who's who, what the report itself tells standing first."""
    terms = book.people.terms(name)
    held = [term for term in terms if term.holds(day)]
    country = terms[0].country
    if description.country and country and description.country != country:
        return description
    if description.noun in ROYAL and not any(term.office in ROYAL for term in terms):
        return description  # «King Philippe» is not Édouard Philippe
    sectors = tuple(dict.fromkeys(s for term in held for s in term.sectors)) or _sectors_after(list(terms))
    return replace(
        description,
        key=("person", name),
        name=name,
        kind="person",
        is_unlisted=False,
        country=country,
        sectors=description.sectors or sectors,
        role=description.role or (held[0].office if held else f"former {terms[0].office}"),
        noun=description.noun or terms[0].office,
        confidence=TITLED,
        rule="the one of that surname who was in office on the day, or the only one known",
    )
