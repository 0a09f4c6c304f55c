from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.read.dates import Witness
from dragoman.read.drafts import (
    MAX_CHARACTERS,
    Admission,
    Defaults,
    Draft,
    Ids,
    check_characters,
    check_text,
)
from dragoman.read.refusals import RefusedError
from dragoman.record import content_id

TEXT = "Xi met Ruto in Nairobi."  # too short for its language to be told, so that no model is opened
DAY = date(2025, 10, 9)


def dated(words="2025-10-09", **fields):
    return Draft(text=TEXT, witnesses=(Witness(place="its header", words=words),), **fields)


def admit(draft, **defaults):
    return Admission(Defaults(**defaults)).admit(draft)


class TestAdmission:
    def test_keeps_the_text_as_it_is(self):
        assert admit(Draft(text=" \r\nXi met Ruto.\n"), published=DAY).text == " \r\nXi met Ruto.\n"

    def test_keeps_what_the_draft_says_of_itself(self):
        found = admit(
            dated(title="Talks", url="https://herald.example/1", outlet="The Steppe Herald", language="en-GB")
        )
        assert (found.title, found.url, found.outlet, found.language) == (
            "Talks", "https://herald.example/1", "The Steppe Herald", "en-GB",
        )  # fmt: skip

    def test_takes_date_and_outlet_from_the_defaults_where_the_draft_has_none(self):
        found = admit(Draft(text=TEXT), published=DAY, outlet="TASS")
        assert (found.published, found.outlet) == (DAY, "TASS")

    def test_prefers_what_the_draft_says_to_the_defaults(self):
        found = admit(dated("2025-10-10T08:30:00Z", outlet="Xinhua"), published=DAY, outlet="TASS")
        assert (found.published, found.outlet) == (datetime(2025, 10, 10, 8, 30, tzinfo=UTC), "Xinhua")

    def test_says_how_this_kind_of_input_can_carry_its_date(self):
        with pytest.raises(
            RefusedError, match=r"^no publication date: pass --published YYYY-MM-DD or carve it in stone$"
        ):
            admit(Draft(text=TEXT, hint="carve it in stone"))

    def test_refuses_a_draft_without_using_up_its_id(self):
        admission = Admission(Defaults())
        with pytest.raises(RefusedError, match="no publication date"):
            admission.admit(Draft(text=TEXT, id="a"))
        assert admission.admit(dated(id="a")).id == "a"

    def test_refuses_a_declared_language_where_the_words_leave_it_open(self):
        with pytest.raises(RefusedError, match=r"^not English but French: translate it first$"):
            admit(dated(language="fr"))


class TestIds:
    def test_are_the_draft_s_own(self):
        assert Ids().claim(dated(id="a", stem="b"), DAY, None) == "a"

    def test_are_else_the_name_of_the_file(self):
        assert Ids().claim(dated(stem="b"), DAY, None) == "b"

    def test_are_else_made_of_outlet_day_and_text(self):
        assert Ids().claim(dated(), DAY, "TASS") == content_id("TASS", "2025-10-09", TEXT)

    def test_of_a_second_file_of_one_name_have_the_content_added(self):
        ids = Ids(taken={"b"})
        assert ids.claim(dated(stem="b"), DAY, None) == f"b-{content_id('', '2025-10-09', TEXT)}"

    def test_stated_twice_are_refused(self):
        with pytest.raises(
            RefusedError, match=r"^the id a was given to an earlier document of this run: leave one out"
        ):
            Ids(taken={"a"}).claim(dated(id="a"), DAY, None)

    def test_that_were_refused_leave_the_others_as_they_were(self):
        ids = Ids(taken={"a"})
        with pytest.raises(RefusedError):
            ids.claim(dated(id="a"), DAY, None)
        assert ids.taken == {"a"}


@pytest.mark.parametrize("text", ["", " \t\r\n", "\u00a0\u2003\n"])
def test_text_of_white_space_is_empty(text):
    with pytest.raises(RefusedError, match=r"^empty: it holds no text$"):
        check_text(text)


def test_text_of_the_greatest_length_is_let_through():
    check_text("a" * MAX_CHARACTERS)


def test_text_of_one_character_more_is_too_long():
    with pytest.raises(RefusedError, match=r"^too long: 2,000,001 characters, and one report may have 2,000,000"):
        check_text("a" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize("key", ["text", "id", "title", "url", "outlet"])
def test_half_a_character_is_named_with_its_field_and_place(key):
    draft = Draft(**{"text": TEXT, key: "Xi met \ud83e Ruto."})
    with pytest.raises(
        RefusedError, match=rf"^half a character \(a lone surrogate\) at offset 7 of its {key}: correct"
    ):
        check_characters(draft)


def test_whole_characters_past_the_basic_plane_are_let_through():
    check_characters(Draft(text="Xi met 🤝 Ruto."))


def test_precision_of_the_date_is_told():
    assert Admission(Defaults()).admit(dated("2025-10-09T16:20:30Z")).precision == "second"


def test_notes_stay_with_the_document():
    assert Admission(Defaults()).admit(dated(notes=("not believed",))).notes == ("not believed",)


def test_notes_stand_in_the_reason_where_there_is_no_date():
    with pytest.raises(RefusedError, match=r"no publication date.* \(the feed's date 'soon' cannot be read\)"):
        Admission(Defaults()).admit(Draft(text=TEXT, notes=("the feed's date 'soon' cannot be read",)))
