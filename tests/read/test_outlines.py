from __future__ import annotations

import pytest

from dragoman.read.outlines import MAX_FEEDS, Outline, read_outlines
from dragoman.read.refusals import RefusedError

OPML = '<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>%s</body></opml>'
HERALD = '<outline type="rss" text="The Steppe Herald" xmlUrl="https://herald.example/feed"/>'
WIRE = '<outline type="rss" title="The Wire" text="wire" xmlUrl="https://wire.example/feed"/>'


def read(markup):
    return read_outlines((OPML % markup).encode())


def test_feeds_are_read_with_titles_and_folders():
    assert read(f'<outline text="World"><outline text="Asia">{HERALD}</outline></outline>{WIRE}') == (
        Outline(url="https://herald.example/feed", title="The Steppe Herald", folders=("World", "Asia")),
        Outline(url="https://wire.example/feed", title="The Wire"),
    )


def test_feed_named_twice_is_one():
    assert len(read(HERALD * 2 + WIRE)) == 2


def test_list_that_breaks_off_gives_what_stands_before():
    assert len(read_outlines((OPML % (HERALD + WIRE)).encode()[:-12])) == 2


def test_letters_that_xml_escapes_are_read():
    assert (
        read('<outline text="A &amp; B" xmlUrl="https://a.example/?x=1&amp;y=2"/>')[0].url
        == "https://a.example/?x=1&y=2"
    )


def test_list_is_read_up_to_a_maximum():
    many = "".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(MAX_FEEDS + 5))
    assert len(read(many)) == MAX_FEEDS


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<!DOCTYPE opml [<!ENTITY a "b">]>' + OPML.partition("?>")[2] % HERALD, "it declares XML entities"),
        (OPML % "", "no feed in this list"),
        (OPML % '<outline xmlUrl="file:///etc/passwd"/>', "no feed in this list"),
        ("<rss></rss>", "no OPML but XML with the root 'rss'"),
        (OPML % ("<outline>" * 100_000), "no feed in this list"),
    ],
)
def test_what_lists_no_feed_is_refused(markup, words):
    with pytest.raises(RefusedError, match=words):
        read_outlines(markup.encode())
