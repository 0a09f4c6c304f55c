from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from tests.brief.cases import accord, hostile, many_events, wire

from dragoman.brief import render, write_brief
from dragoman.brief.markdown import escaped
from dragoman.errors import CallError
from dragoman.record import Brief
from dragoman.record.exchange import from_json

BRIEFS = [write_brief(codings) for codings in ([accord()], [accord(), wire()], [many_events(9)], [hostile()])]
KEY = re.compile(r"\[(\d+):(\d+)–(\d+)\]")


class Page(HTMLParser):
    """The tags of a page, the ids in it, and the targets of its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.evidence: set[tuple[str, ...]] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if "data-source" in given:
            self.evidence.add((given["data-source"], given["data-start"], given["data-end"]))

    def handle_data(self, data):
        self.words += data


def citations(brief: Brief) -> set[tuple[str, ...]]:
    numbers = {source.document: source.number for source in brief.sources}
    cited = [c for section in brief.sections for line in section.lines for c in line.evidence]
    cited += [*brief.headline.evidence, *(c for source in brief.sources for c in source.credits)]
    return {(str(numbers[c.document]), str(c.start), str(c.end)) for c in cited}


@pytest.mark.parametrize("brief", BRIEFS)
def test_markdown_shows_the_citations_of_the_brief(brief):
    lines, evidence = render(brief, "md").split("## Evidence")
    assert set(KEY.findall(lines)) == set(KEY.findall(evidence)) == citations(brief)


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_page_shows_the_citations_of_the_brief(brief):
    page = Page(render(brief, "html"))
    cited = {tuple(link.split("-")[1:]) for link in page.links if link.startswith("#evidence-")}
    assert page.evidence == cited == citations(brief)


@pytest.mark.parametrize("brief", BRIEFS)
def test_json_is_the_brief(brief):
    assert from_json(Brief, render(brief, "json")) == brief


@pytest.mark.parametrize("brief", BRIEFS)
def test_each_link_within_a_page_leads_somewhere(brief):
    page = Page(render(brief, "html"))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.mark.parametrize("brief", BRIEFS)
def test_each_id_of_a_page_stands_once(brief):
    ids = Page(render(brief, "html")).ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_page_loads_nothing(brief):
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(Page(render(brief, "html")).tags)


@pytest.mark.parametrize("brief", BRIEFS)
def test_markdown_makes_neither_tags_nor_links_but_those_of_the_sources(brief):
    tokens = [t for block in MarkdownIt("gfm-like", {"linkify": False}).parse(render(brief, "md")) for t in
              (block, *(block.children or ()))]  # fmt: skip
    links = [t.attrs["href"] for t in tokens if t.type == "link_open"]
    assert not {t.type for t in tokens} & {"html_block", "html_inline", "image", "code_inline", "fence", "table_open"}
    assert set(links) <= {source.url for source in brief.sources}


def test_a_page_shows_hostile_words_as_words():
    assert "<script>alert(1)</script> [here](http://evil.example)" in Page(render(BRIEFS[-1], "html")).words


def test_an_address_that_runs_code_is_not_linked():
    links = Page(render(BRIEFS[-1], "html")).links
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("form", ["md", "html"])
def test_control_characters_do_not_reach_a_page(form):
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", render(BRIEFS[-1], form))


@pytest.mark.parametrize("form", ["md", "html"])
def test_lines_left_out_are_told_of(form):
    assert "4 more in the coding" in render(BRIEFS[2], form)


def test_an_address_of_the_web_is_linked():
    assert "https://gazette.example/accord" in Page(render(BRIEFS[0], "html")).links


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>",
        "//evil.example",
        "https://",
        "http://[",
        'https://a.example/"><b>',
        "https://a.example/a b",
        "https://a.example/\nb",
    ],
)
@pytest.mark.parametrize("form", ["md", "html"])
def test_any_other_address_is_not_linked(url, form):
    text = render(write_brief([replace(accord(), url=url)]), form)
    if form == "md":
        assert f"<{url}>" not in text
    else:
        assert url not in Page(text).links


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Norland's 2.5 % rise (U.S. data) - a first!", "Norland's 2.5 % rise (U.S. data) - a first!"),
        ("a](http://evil)", r"a\](http\://evil)"),
        ("# Not a heading", r"\# Not a heading"),
        ("1. Not a list", r"1\. Not a list"),
        ("- Not a list", r"\- Not a list"),
        ("*stressed* _words_ ~~struck~~", r"\*stressed\* \_words\_ \~\~struck\~\~"),
        ("`code` | cell", r"\`code\` \| cell"),
        ("<b>bold</b> &lt; AT&T", r"\<b\>bold\</b\> \&lt; AT&T"),
        ("see www.evil.example", r"see www\.evil.example"),
    ],
)
def test_markdown_is_escaped_where_it_would_act(words, written):
    assert escaped(words) == written


@pytest.mark.parametrize(
    "words",
    [
        "# a",
        "1) b",
        "+ c",
        "- d",
        "=== e",
        "> f",
        "~~~ g",
        "``` h",
        "| i | j |",
        "[k]: http://l",
        ":m",
        "***",
        "&amp; n",
    ],
)
def test_escaped_markdown_reads_as_the_words(words):
    (block,) = [t for t in MarkdownIt("commonmark").parse(escaped(words)) if t.type == "inline"]
    assert "".join(t.content for t in block.children) == words


def test_an_unknown_form_is_refused():
    with pytest.raises(CallError, match="no form named 'pdf'"):
        render(BRIEFS[0], "pdf")
