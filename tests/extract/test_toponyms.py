from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.gazetteer import Gazetteer
from dragoman.extract.toponyms import find_toponyms
from dragoman.record import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def found(annotator, gazetteer, text):
    (annotated,) = annotator([Document(id="d", text=text, published=date(2025, 10, 9))])
    return annotated.text, find_toponyms(annotated, gazetteer)


NAMES = [
    ("Azerbaijan said on Friday it would reopen the border.", ["Azerbaijan"]),
    ("Leaders of Armenia and Georgia met in Yerevan.", ["Armenia", "Georgia", "Yerevan"]),
    ("Residents of Nagorno-Karabakh fled to Armenia.", ["Nagorno-Karabakh", "Armenia"]),
    ("The army captured Goma and advanced on Bukavu.", ["Goma", "Bukavu"]),
    ("Ships avoid the Red Sea and the Bab el-Mandeb strait.", ["Red Sea", "Bab el-Mandeb strait"]),
    ("Fighting resumed in Ukraine's Donetsk region.", ["Ukraine", "Donetsk region"]),
    ("Aid passed through the Lachin corridor on Monday.", ["Lachin corridor"]),
    ("The U.S. Embassy in Kabul was closed.", ["U.S.", "Kabul"]),
    ("The UAE and Qatar mediated.", ["UAE", "Qatar"]),
    ("The Philippines protested to China.", ["Philippines", "China"]),
    ("Judges in The Hague will hear the case.", ["The Hague"]),
    ("The governor flew from Norfolk, Va., to Boston.", ["Norfolk", "Va.", "Boston"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_places_are_found(annotator, gazetteer, text, names):
    assert [toponym.name for toponym in found(annotator, gazetteer, text)[1]] == names


OTHERS = [
    ("The actress Paris Hilton arrived late.", "a person"),
    ("A scholar of the University of Texas wrote the study.", "a university"),
    ("The Washington Post first reported the plan.", "a newspaper"),
    ("The Bank of England kept rates where they were.", "a bank"),
    ("Russian and Turkish diplomats declined to comment.", "adjectives"),
    ("Germans and Poles voted on Sunday.", "peoples"),
    ("The White House declined to comment.", "a government by its house"),
    ("They will march in May, in August and at Easter.", "months and days"),
    ("Mr. Bush thanked Gov. Lincoln for it.", "family names"),
]


@pytest.mark.parametrize(("text", "what"), OTHERS)
def test_names_of_other_things_are_left_out(annotator, gazetteer, text, what):
    assert found(annotator, gazetteer, text)[1] == (), what


WITHIN = [
    ("The summit opened in Busan, South Korea, on Thursday.", "Busan", "South Korea"),
    ("The mayor of Paris, Texas, resigned.", "Paris", "Texas"),
    ("Envoys of China, Japan and India met.", "China", None),
    ("Snow fell on Ohio, Indiana and Illinois.", "Ohio", None),
]


@pytest.mark.parametrize(("text", "name", "within"), WITHIN)
def test_a_larger_place_beside_a_name_is_noted(annotator, gazetteer, text, name, within):
    _, toponyms = found(annotator, gazetteer, text)
    assert {t.name: t.within for t in toponyms}[name] == within


def test_a_name_found_once_is_found_again(annotator, gazetteer):
    text = "Rockets struck houses in Sderot. A Sderot kindergarten was hit."
    assert [toponym.name for toponym in found(annotator, gazetteer, text)[1]] == ["Sderot", "Sderot"]


def test_spans_slice_back_to_the_names(annotator, gazetteer):
    text, toponyms = found(annotator, gazetteer, "DUSHANBE, Oct 9 (Reuters) - Putin landed in Dushanbe, Tajikistan.")
    assert [toponym.of(text) for toponym in toponyms] == ["DUSHANBE", "Dushanbe", "Tajikistan"]


def test_a_text_without_names_has_none(annotator, gazetteer):
    assert found(annotator, gazetteer, "nothing was said.")[1] == ()
