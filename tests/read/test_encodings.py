from __future__ import annotations

import pytest

from dragoman.read.encodings import decode
from dragoman.read.refusals import RefusedError

QUOTED = "“We are ready”, the minister’s spokesman said – in Chișinău, as in Zürich.\n"
CURLY = "“We are ready”, the minister’s spokesman said – in Zürich as in Malmö.\n"
RUSSIAN = "Министры встретились в Астане во вторник, сообщили в министерстве иностранных дел Казахстана.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_decoded(encoding):
    assert decode(QUOTED.encode(encoding)) == QUOTED


def test_western_text_is_told_without_a_declaration():
    assert decode(CURLY.encode("cp1252")) == CURLY


def test_declared_character_set_is_taken():
    assert decode(RUSSIAN.encode("koi8-r"), "koi8-r") == RUSSIAN


def test_utf_8_is_stronger_than_a_declaration():
    assert decode(QUOTED.encode(), "latin-1") == QUOTED


def test_declaration_that_names_nothing_is_passed_over():
    assert decode(CURLY.encode("cp1252"), "x-none") == CURLY


def test_cyrillic_is_not_taken_for_western():
    assert "встретились" in decode(RUSSIAN.encode("cp1251") * 3)


def test_nul_bytes_are_binary():
    with pytest.raises(RefusedError, match="not a text but binary data"):
        decode(b"The ministers\x00 met.")
