from __future__ import annotations

import time

import pytest

from dragoman.read.prologs import open_xml, root_of
from dragoman.read.refusals import RefusedError


@pytest.mark.parametrize(
    ("markup", "root"),
    [
        ("<rss>", "rss"),
        ("<?xml version='1.0'?><!-- <html> --><RDF:rdf xmlns='a'>", "rdf:rdf"),
        ("<!DOCTYPE html><html>", "html"),
        ("<!-- <rss>", None),
        ("They met.", None),
    ],
)
def test_root_is_the_first_element_outside_comments(markup, root):
    assert root_of(markup) == root


def test_prolog_is_cut_off():
    assert open_xml(b"<?xml version='1.0'?><!DOCTYPE rss SYSTEM 'a.dtd'>\n<rss></rss>") == "<rss></rss>"


def test_entities_of_files_elsewhere_are_passed_over():
    assert open_xml(b"<!DOCTYPE a [<!ENTITY % b PUBLIC 'c' 'http://d.example/e.ent'> %b;]><a/>") == "<a/>"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "b">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY\n\ta "<b>c</b>">',
        '<!-- <x> --><!ENTITY a "b">',
    ],
)
def test_entities_of_its_own_are_refused(declared):
    with pytest.raises(RefusedError, match="it declares XML entities of its own"):
        open_xml(f"<!DOCTYPE rss [{declared}]><rss/>".encode())


@pytest.mark.parametrize(
    "markup", ["<!-- -->" * 500_000 + "<rss>", "<!--" * 1_000_000, "<?a" * 1_000_000, "<" * 3_000_000]
)
def test_prolog_is_read_in_the_time_of_its_length(markup):
    started = time.monotonic()
    root_of(markup)
    assert time.monotonic() - started < 10
