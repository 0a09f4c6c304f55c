"""Which web addresses may be asked, and at which network address: nobody sends the reader inside."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from dragoman.read.refusals import RefusedError

PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
BLOCKED_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}
)
"""Ports past `FIRST_FREE_PORT` that speak another protocol: the «bad ports» of the WHATWG's Fetch standard (2026). Of
the ports below, only those of the two schemes are asked."""
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that carry an IPv4 address to the other side of a translator (RFC 6052)."""

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the network addresses of a host, best first; raises `OSError`."""
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_KEPT = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A web address that may be asked: its parts, and the checked network addresses to connect to, best first."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    peers: tuple[str, ...]

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as a header names it, with its port where that is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def is_address(name: str) -> bool:
    """Tell whether an input is a web address."""
    return name.lower().startswith(("http://", "https://"))


def resolve_host(host: str, port: int) -> Sequence[str]:
    """Ask the system for the network addresses of a host, each once; raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(peer[0]) for *_, peer in found))


def locate(url: str, resolve: Resolve, *, allow_private: bool = False) -> Target:
    """Check a web address and find where it lies; raises `RefusedError`.

    The host is resolved here and nowhere else: who connects takes `peers`, so that a name server cannot show one
    address to the check and another to the connection. One inner address among several refuses the host.
    """
    parts = _split(url)
    host, port = _host(parts), _port(parts)
    try:
        peers = tuple(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise RefusedError(unreachable(getattr(error, "strerror", None) or f"{host} is not found")) from error
    if not allow_private:
        for peer in peers:
            _check_peer(host, peer)
    path = quote(parts.path or "/", safe=_KEPT) + ("?" + quote(parts.query, safe=_KEPT) if parts.query else "")
    return Target(url=url, scheme=parts.scheme, host=host, port=port, path=path, peers=peers)


def unreachable(reason: object) -> str:
    """Say that there was no answer, and what to do."""
    return f"cannot be fetched: {reason}: check the address and the connection, or save the page and give the file"


def inner_kind(peer: str) -> str | None:
    """Name the kind of network address that is not on the public internet, None for a public one."""
    ip = ipaddress.ip_address(peer)
    embedded = _embedded(ip)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        return "an IPv4-mapped address"
    if embedded is not None:
        return inner_kind(str(embedded))
    kinds = {
        "the unspecified address": ip.is_unspecified,
        "a loopback address": ip.is_loopback,
        "a link-local address": ip.is_link_local,
        "a multicast address": ip.is_multicast,
        "a reserved address": ip.is_reserved,
        "a private address": not ip.is_global,
    }
    return next((name for name, holds in kinds.items() if holds), None)


def _embedded(ip: _Ip) -> _Ip | None:
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _check_peer(host: str, peer: str) -> None:
    kind = inner_kind(peer)
    if kind:
        where = peer if peer == host else f"{host} lies at {peer}, which"
        msg = f"cannot be fetched: {where} is {kind}: allow private addresses if you mean it"
        raise RefusedError(msg)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
    except ValueError as error:
        raise RefusedError(unreachable(error)) from error
    if parts.scheme not in PORTS:
        msg = f"cannot be fetched: not an address of http or https but of {parts.scheme or 'nothing'}: correct it"
        raise RefusedError(msg)
    if "@" in parts.netloc:
        msg = "cannot be fetched: the address holds a name or a password: leave them out"
        raise RefusedError(msg)
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        written = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise RefusedError(unreachable(f"{host} is no name of a host")) from error
    if not written or not written.isprintable() or " " in written:
        raise RefusedError(unreachable("it names no host"))
    return written


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise RefusedError(unreachable(str(error).lower())) from error
    if port not in PORTS.values() and (port < FIRST_FREE_PORT or port in BLOCKED_PORTS):
        msg = f"cannot be fetched: port {port} is not one that web pages are served on: correct the address"
        raise RefusedError(msg)
    return port
