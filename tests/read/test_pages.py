from __future__ import annotations

import pytest

from dragoman.read.pages import MAX_TAGS, draft_page
from dragoman.read.refusals import RefusedError

FIRST = "ASTANA — The foreign ministers of Kazakhstan and Uzbekistan met on Tuesday, the Kazakh foreign ministry said."
SECOND = "The two neighbours share the Syr Darya, and a dry summer would test the accord that they reached in 2023."
THIRD = "They discussed trade as well, and agreed to open two more crossings on their border before the year is out."
FOURTH = "Analysts will watch whether the crossings open on time, as earlier ones came a year later than was promised."
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Ministers meet in Astana | The Steppe Herald</title>
<meta property="og:site_name" content="The Steppe Herald">
<link rel="canonical" href="https://herald.example/astana">
%s
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Ministers meet in Astana</h1>%s
<p>{FIRST}</p><p>{THIRD}</p><h2>Why it matters</h2><p>{SECOND}</p>
<ul><li><strong>Kazakhstan:</strong> Seeking water for its southern provinces in the summer months.</li></ul>
<h2>What’s next</h2><p>{FOURTH}</p></article>
<aside><h3>Related</h3><p><time datetime="2024-12-01">1 December 2024</time> An older story</p></aside></main>
<footer>© 2025 The Steppe Herald</footer></body></html>"""


def draft(head="", byline=""):
    return draft_page((PAGE % (head, byline)).encode())


def ld(body):
    return f'<script type="application/ld+json">{body}</script>'


def test_paragraphs_headings_and_items_are_lines():
    assert draft().text.split("\n") == [
        FIRST, THIRD, "Why it matters", SECOND,
        "Kazakhstan: Seeking water for its southern provinces in the summer months.", "What’s next", FOURTH,
    ]  # fmt: skip


def test_page_says_who_published_it():
    found = draft()
    assert (found.title, found.outlet, found.url, found.language) == (
        "Ministers meet in Astana", "The Steppe Herald", "https://herald.example/astana", "en-GB",
    )  # fmt: skip


META = '<meta property="article:published_time" content="2025-03-04T10:00:00+05:00">'
TIME = '<time datetime="2025-03-04">4 March 2025</time>'


@pytest.mark.parametrize(
    ("head", "byline", "words"),
    [
        (META, "", ["2025-03-04T10:00:00+05:00"]),
        (ld('{"@type": "NewsArticle", "datePublished": "2025-03-04"}'), "", ["2025-03-04"]),
        (ld('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2025-03-04"}]}'), "",
         ["2025-03-04"]),
        (ld('{"@type": "WebPage", "datePublished": "2024-01-01"}')
         + ld('[{"@type": "ReportageNewsArticle", "datePublished": "2025-03-04"}]'), "", ["2025-03-04"]),
        (ld("{broken"), TIME, ["2025-03-04"]),
        ("", '<p class="byline">By A. Writer, March 4, 2025</p>', ["2025-03-04"]),
        ("", f"<div>Published: {TIME}</div>", ["2025-03-04"]),
        (META, '<p class="date">Updated on 9 March 2025</p>', ["2025-03-04T10:00:00+05:00"]),
        (META, TIME + '<span class="date">1 January 2020</span>', ["2025-03-04T10:00:00+05:00"]),
        (META, '<span class="date">9 March 2025</span>', ["2025-03-04T10:00:00+05:00", "2025-03-09"]),
        ("", "", []),
    ],
)  # fmt: skip
def test_witnesses_to_the_date(head, byline, words):
    assert [witness.words for witness in draft(head, byline).witnesses] == words


def test_declared_character_set_is_taken():
    raw = (PAGE % ("", "")).replace("utf-8", "windows-1251").encode("cp1251")
    assert draft_page(raw).text.startswith("ASTANA — The")


def test_server_says_the_character_set():
    assert draft_page((PAGE % ("", "")).replace("utf-8", "").encode("cp1251"), charset="cp1251").text[7] == "—"


def test_short_page_keeps_its_paragraphs_apart():
    page = f"<article><h1>Talks</h1><p class=byline>By A. Writer</p><p>{FIRST}</p><p>They parted at noon.</p></article>"
    assert FIRST in draft_page(page.encode()).text.split("\n")


@pytest.mark.parametrize(
    ("head", "url", "canonical", "publisher"),
    [
        ("", "https://herald.example/a", "https://herald.example/astana", None),
        ("", "https://www.herald.example/a", "https://herald.example/astana", None),
        ("", "https://reprints.example/a", "https://herald.example/astana", "herald.example"),
        ("", None, "https://herald.example/astana", None),
    ],
)
def test_canonical_link_to_another_host_names_the_first_publisher(head, url, canonical, publisher):
    draft = draft_page((PAGE % (head, "")).encode(), url=url)
    assert (draft.canonical_url, draft.first_publisher) == (canonical, publisher)


@pytest.mark.parametrize("link", ["javascript:x()", "http://[", ""])
def test_canonical_link_that_is_none_of_the_web_is_passed_over(link):
    page = (PAGE % ("", "")).replace("https://herald.example/astana", link)
    assert draft_page(page.encode()).canonical_url is None


def test_page_of_tags_without_bound_is_refused():
    with pytest.raises(RefusedError, match="too long: over 100,000 tags"):
        draft_page((PAGE % ("", "<a href='/'>x</a>" * MAX_TAGS)).encode())


def test_long_line_that_is_no_sentence_is_read_in_the_time_of_its_length():
    found = draft_page((PAGE % ("", "<span>4 March 2025 </span>" * 5_000)).encode())
    assert FIRST in found.text
