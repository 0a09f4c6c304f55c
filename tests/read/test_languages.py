from __future__ import annotations

import pytest

from dragoman.read.languages import LanguageGuard
from dragoman.read.refusals import RefusedError

ENGLISH = "The two ministers met in Astana on Thursday to speak of trade, the ministry said in a statement."
GERMAN = "Die beiden Minister trafen sich am Donnerstag in Astana, um über den Handel zu sprechen."


@pytest.fixture(scope="module")
def guard():
    return LanguageGuard()


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Russian President Vladimir Putin will host Recep Tayyip Erdogan, Ilham Aliyev and Nikol Pashinyan in Sochi.",
        "KAMPALA — Museveni, Ruto, Kagame and Tshisekedi met at State House Entebbe, Uganda, on Jan. 4.",
        "Xi met Trump.",
        f"{ENGLISH}\n{GERMAN}",
        f"{ENGLISH} «Мы готовы к переговорам», he said in Russian.",
    ],
)
def test_english_is_let_through(guard, text):
    guard.check(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("El ministro viajará el jueves a Rabat, informó ayer el Gobierno.", "Spanish"),
        ("Bakan perşembe günü Bakü'ye gidecek ve mevkidaşıyla görüşecek.", "Turkish"),
        ("Le ministre se rendra jeudi à Rabat, a annoncé hier le gouvernement.", "French"),
        ("Министр в четверг посетит Баку.", "Russian"),
        ("外交部长星期四将访问巴库并与阿塞拜疆外长举行会谈。", "Chinese"),
    ],
)
def test_another_language_is_named(guard, text, language):
    with pytest.raises(RefusedError, match=language):
        guard.check(text)


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [(ENGLISH, None, "en"), (ENGLISH, "en-GB", "en-GB"), (ENGLISH, "de", "en"), ("Xi met Trump.", None, None)],
)
def test_language_is_what_the_words_say(guard, text, declared, expected):
    assert guard.check(text, declared) == expected


def test_declaration_decides_what_words_leave_open(guard):
    with pytest.raises(RefusedError, match="not English but German"):
        guard.check("Xi traf Trump.", "de")
