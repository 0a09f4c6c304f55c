"""Under TLS the name is checked against the certificate although the connection goes to a number."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from tests.read.clocks import FakeClock
from tests.read.hostile_server import ARTICLE, Handler, Page, Site

from dragoman.read.fetching import Fetcher, Manners
from dragoman.read.refusals import RefusedError

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example",
               "-addext", "subjectAltName=DNS:news.example", "-keyout", "key.pem", "-out", "cert.pem")  # fmt: skip
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603
    return folder


@pytest.fixture
def port(certificate):
    handler = type("OwnHandler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads, server.block_on_close = True, False
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    handler.site = Site(server.server_port)
    handler.site.pages["/report"] = Page(ARTICLE)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.server_port
    handler.site.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def trusted(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))


def fetch(host, port, path="/report"):
    manners = Manners(allow_private=True, deadline=0.5, robots=False)
    fetcher = Fetcher(manners, timing=FakeClock().timing, resolve=lambda *_: ["127.0.0.1"])
    return fetcher.fetch(f"https://{host}:{port}{path}").raw.decode()


@pytest.mark.usefixtures("trusted")
def test_name_of_the_certificate_is_fetched(port):
    assert fetch("news.example", port) == ARTICLE


@pytest.mark.usefixtures("trusted")
def test_other_name_is_refused(port):
    with pytest.raises(RefusedError, match="hostname mismatch"):
        fetch("other.example", port)


def test_certificate_that_nobody_vouches_for_is_refused(port):
    with pytest.raises(RefusedError, match="self-signed certificate"):
        fetch("news.example", port)


@pytest.mark.usefixtures("trusted")
def test_deadline_holds(port):
    with pytest.raises(RefusedError, match=r"the answer took more than 0.5 seconds"):
        fetch("news.example", port, "/drip")
