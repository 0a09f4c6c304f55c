from __future__ import annotations

import json

import pytest
from lxml import html

from dragoman.read.witnesses import MAX_BYLINE, find_witnesses

PAGE = """<html><head>%s</head><body><main><article><h1>Ministers meet in Astana</h1>%s
<p>The foreign ministers of Kazakhstan and Uzbekistan met in Astana, the Kazakh foreign ministry said.</p>
</article><aside><time datetime="2021-01-05">5 January 2021</time></aside></main>
<footer><p class="date">1 January 2019</p></footer></body></html>"""
META = '<meta property="article:published_time" content="2025-03-04T10:00:00+05:00">'


def witnesses(head="", byline=""):
    return [(w.place, w.words) for w in find_witnesses(html.fromstring(PAGE % (head, byline)))]


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "NewsArticle", "datePublished": "2025-03-04"},
        {"@type": ["Thing", "Report"], "datePublished": "2025-03-04"},
        [{"@type": "Organization"}, {"@type": "Article", "datePublished": "2025-03-04"}],
        {"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},
                    {"@type": "NewsArticle", "datePublished": "2025-03-04"}]},
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2025-03-04"}},
        {"@type": "WebPage", "datePublished": "2025-03-04"},
    ],
)  # fmt: skip
def test_json_ld_says_when_its_article_was_published(value):
    assert witnesses(ld(value)) == [("its JSON-LD", "2025-03-04")]


@pytest.mark.parametrize(
    "value",
    [{"@type": "NewsArticle", "datePublished": 20250304}, {"@type": "NewsArticle", "dateModified": "2025-03-09"}],
)
def test_json_ld_without_a_day_of_publication_says_nothing(value):
    assert witnesses(ld(value)) == []


@pytest.mark.parametrize("source", ["{broken", "[" * 100_000, '"a string"', ""])
def test_json_ld_that_cannot_be_read_is_passed_over(source):
    assert witnesses(f'<script type="application/ld+json">{source}</script>{META}') == [
        ("its meta article:published_time", "2025-03-04T10:00:00+05:00")
    ]


@pytest.mark.parametrize(
    ("meta", "found"),
    [
        ('<meta name="DC.date.issued" content="2025-03-04">', [("its meta dc.date.issued", "2025-03-04")]),
        ('<meta itemprop="datePublished" content="4 March 2025">', [("its meta datepublished", "4 March 2025")]),
        ('<meta name="date" content="">', []),
    ],
)
def test_meta_says_when_the_page_was_published(meta, found):
    assert witnesses(meta) == found


def test_surest_meta_speaks_for_all():
    assert witnesses('<meta name="date" content="2025-03-09">' + META) == [
        ("its meta article:published_time", "2025-03-04T10:00:00+05:00")
    ]


@pytest.mark.parametrize(
    "byline",
    [
        '<time datetime="2025-03-04T10:00">This morning</time>',
        "<time>4 March 2025</time>",
        '<span class="post-date">March 4, 2025</span>',
        '<div id="byline">By Aigerim Bek | 4 Mar 2025 | Astana</div>',
    ],
)
def test_words_beside_the_headline_count(byline):
    assert witnesses("", byline) == [("the words beside its headline", "2025-03-04")]


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="date">Updated on 9 March 2025</p>',
        '<div>Last edited: <time datetime="2025-03-09">9 March 2025</time></div>',
        '<p class="dateline-box">9 March 2025 %s</p>' % ("and so on " * (MAX_BYLINE // 10)),
        '<p class="update">9 March 2025</p>',
        '<p class="date">in the spring of 2025</p>',
    ],
)
def test_words_that_date_no_publication_do_not_count(byline):
    assert witnesses(META, byline) == [("its meta article:published_time", "2025-03-04T10:00:00+05:00")]


def test_page_of_many_dates_is_read_in_the_time_of_its_length():
    assert len(witnesses("", "<time>4 March 2025</time>" * 5_000)) == 1


def test_shown_date_that_agrees_adds_no_witness():
    assert len(witnesses(META, "<time>4 March 2025</time>")) == 1


def test_shown_date_may_be_that_of_a_neighbouring_day():
    assert len(witnesses(META, "<time>5 March 2025</time>")) == 1


def test_one_shown_date_that_agrees_covers_those_of_other_stories():
    assert len(witnesses(META, "<time>4 March 2025</time><time>7 June 2020</time>")) == 1


def test_shown_date_that_contradicts_is_a_witness():
    assert witnesses(META, "<time>9 March 2025</time>")[1:] == [("the words beside its headline", "2025-03-09")]


def test_witnesses_stand_with_the_best_first():
    head = META + ld({"@type": "NewsArticle", "datePublished": "2025-03-01"})
    assert [place for place, _ in witnesses(head, "<time>9 March 2025</time>")] == [
        "its JSON-LD", "its meta article:published_time", "the words beside its headline",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("", "<p>Published on 2025-03-04</p>"),
        ("", '<h4 class="meta">March 4, 2025</h4>'),
        ('<link rel="canonical" href="https://herald.example/2025/03/04/astana">', ""),
    ],
)
def test_day_in_the_text_or_the_address_is_found_where_nothing_else_dates_the_page(head, byline):
    assert witnesses(head, byline) == [("its text", "2025-03-04")]


@pytest.mark.xfail(strict=True, reason="what htmldate takes for the date is not held to the rules for other dates")
@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("", '<p class="date">04/03/2025</p>'),
        ('<meta name="date" content="04/03/2025">', ""),
        ('<meta http-equiv="last-modified" content="2025-03-09">', ""),
    ],
)
def test_day_that_may_be_another_or_that_of_a_change_is_not_taken(head, byline):
    assert witnesses(head, byline) == []


def test_dates_of_other_stories_and_of_the_footer_date_nothing():
    assert witnesses() == []
