from __future__ import annotations

import pytest

from dragoman.read.fetching import is_address, locate
from dragoman.read.fetching.addresses import inner_kind
from dragoman.read.refusals import RefusedError

PUBLIC = "93.184.216.34"


def found(*peers):
    return lambda _host, _port: peers


@pytest.mark.parametrize(("name", "expected"), [("HTTPS://x.org", True), ("file:///etc/hosts", False), ("http", False)])
def test_only_web_addresses_are_fetched(name, expected):
    assert is_address(name) is expected


@pytest.mark.parametrize(
    ("peer", "kind"),
    [
        ("127.0.0.1", "a loopback address"),
        ("127.8.9.1", "a loopback address"),
        ("::1", "a loopback address"),
        ("10.1.2.3", "a private address"),
        ("172.16.0.1", "a private address"),
        ("192.168.1.1", "a private address"),
        ("100.64.0.1", "a private address"),
        ("fd00::1", "a private address"),
        ("169.254.169.254", "a link-local address"),
        ("fe80::1", "a link-local address"),
        ("fe80::1%eth0", "a link-local address"),
        ("224.0.0.1", "a multicast address"),
        ("ff02::1", "a multicast address"),
        ("240.0.0.1", "a reserved address"),
        ("255.255.255.255", "a reserved address"),
        ("0.0.0.0", "the unspecified address"),  # noqa: S104  # nobody binds to it
        ("0.1.2.3", "a private address"),
        ("::", "the unspecified address"),
        ("::ffff:127.0.0.1", "an IPv4-mapped address"),
        ("::ffff:93.184.216.34", "an IPv4-mapped address"),
        ("64:ff9b::7f00:1", "a loopback address"),
        ("2002:7f00:1::", "a loopback address"),
        ("2002:a01:203::", "a private address"),
        (PUBLIC, None),
        ("2606:2800:220:1:248:1893:25c8:1946", None),
        ("64:ff9b::5db8:d822", None),
    ],
)
def test_inner_addresses_are_told(peer, kind):
    assert inner_kind(peer) == kind


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/a", "cannot be fetched: 127.0.0.1 is a loopback address: allow private addresses"),
        ("http://2130706433/a", "cannot be fetched: 2130706433 lies at 127.0.0.1, which is a loopback address"),
        ("http://0x7f.1/a", "cannot be fetched: 0x7f.1 lies at 127.0.0.1, which is a loopback address"),
        ("http://[::1]/a", "cannot be fetched: ::1 is a loopback address"),
        ("http://[::ffff:10.0.0.1]/a", "cannot be fetched: ::ffff:10.0.0.1 is an IPv4-mapped address"),
        ("http://localhost./a", "cannot be fetched: localhost lies at "),
    ],
)
def test_inner_address_is_refused_however_it_is_written(url, reason):
    from dragoman.read.fetching.addresses import resolve_host  # noqa: PLC0415

    with pytest.raises(RefusedError) as refused:
        locate(url, resolve_host)
    assert str(refused.value).startswith(reason)


def test_one_inner_address_among_several_refuses_the_host():
    with pytest.raises(RefusedError, match=r"news.example lies at 10.0.0.1, which is a private address"):
        locate("https://news.example/a", found(PUBLIC, "10.0.0.1"))


def test_inner_address_may_be_allowed():
    assert locate("http://10.0.0.1/", found("10.0.0.1"), allow_private=True).peers == ("10.0.0.1",)


def test_checked_addresses_are_those_to_connect_to():
    assert locate("https://news.example/a?b=c#d", found(PUBLIC)).peers == (PUBLIC,)


def test_fragment_stays_at_home():
    assert locate("https://news.example/a?b=c#d", found(PUBLIC)).path == "/a?b=c"


def test_letters_past_ascii_are_escaped():
    target = locate("https://zürich.example/grüße?ä=%20", found(PUBLIC))
    assert (target.host, target.path) == ("xn--zrich-kva.example", "/gr%C3%BC%C3%9Fe?%C3%A4=%20")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/a", "not an address of http or https but of ftp"),
        ("file:///etc/passwd", "not an address of http or https but of file"),
        ("/a", "not an address of http or https but of nothing"),
        ("https://user:secret@news.example/", "the address holds a name or a password"),
        ("http://news.example:22/", "port 22 is not one"),
        ("http://news.example:6667/", "port 6667 is not one"),
        ("http://news.example:99999/", "port out of range"),
        ("http:///a", "it names no host"),
        ("http://[::1", "invalid ipv6"),
        (f"http://{'a' * 70}.exämple/", "is no name of a host"),
    ],
)
def test_address_that_is_no_page_is_refused(url, words):
    with pytest.raises(RefusedError) as refused:
        locate(url, found(PUBLIC))
    assert words in str(refused.value).lower()


def test_host_that_has_no_address_is_refused():
    def fail(host, _port):
        raise OSError(2, f"{host} has none")

    with pytest.raises(RefusedError, match=r"cannot be fetched: news.example has none"):
        locate("https://news.example/", fail)


@pytest.mark.parametrize(("url", "origin"), [("http://a.example:80/x", "http://a.example"),
                                             ("https://a.example:8443/", "https://a.example:8443")])  # fmt: skip
def test_origin_leaves_out_the_usual_port(url, origin):
    assert locate(url, found(PUBLIC)).origin == origin
