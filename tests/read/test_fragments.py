from __future__ import annotations

import pytest

from dragoman.read.fragments import read_fragment


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("They met.", "They met."),
        ("They met.\n\n  They  left.", "They met.\nThey left."),
        ("<p>They met.</p><p>They left.</p>", "They met.\nThey left."),
        ("They<br/>met", "They\nmet"),
        ("<div>They <b>met</b> <a href='x'>there</a>.<div>Then</div>left</div>", "They met there.\nThen\nleft"),
        ("A &amp; B&nbsp;C &#8217;", "A & B C ’"),
        ("<p>One<script>alert('x')</script> two</p><style>p {}</style>", "One two"),
        ("<figure><img><figcaption>Photo</figcaption></figure>Text", "Text"),
        ("<p>One</p><!-- note --> two", "One\ntwo"),
        ("<p>They met.</p><p>The post Talks appeared first on The Steppe Herald.</p>", "They met."),
        ("<p>Unclosed <b>bold", "Unclosed bold"),
        ("a < b", "a < b"),
        ("<p>a\x00b</p>", "ab"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_words_are_read_a_block_a_line(markup, text):
    assert read_fragment(markup) == text


def test_deep_nesting_is_read():
    assert "deep" in read_fragment("<div>" * 200 + "deep")


def test_nesting_without_bound_does_no_harm():
    assert isinstance(read_fragment("<div>" * 100_000 + "deep"), str)
