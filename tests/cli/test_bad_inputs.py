"""Every input that cannot be read is named with what to do, and ends in exit code 1 without a traceback."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

BODY = "The foreign ministers of Kazakhstan and Uzbekistan met in Astana on Thursday, the Kazakh ministry said.\n"
DATE = ("--published", "2025-10-09")
PAGE = """<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"""
ARTICLE = (
    f"<article><h1>Ministers meet</h1>{{byline}}<p>{BODY}</p><p>They will meet again in May, it added.</p></article>"
)
GERMAN = (
    "Der russische Präsident und sein aserbaidschanischer Amtskollege wollen sich am Donnerstag in Duschanbe treffen, "
    "teilte der Kreml mit. Beide Seiten hatten zuvor telefoniert und über die Lage im Südkaukasus gesprochen.\n"
)
SPANISH = (
    "El ministro de Asuntos Exteriores viajará el jueves a Rabat para reunirse con su homólogo marroquí, según informó "
    "el Gobierno, que espera cerrar un acuerdo sobre pesca antes de que termine el año.\n"
)
TURKISH = (
    "Dışişleri Bakanı perşembe günü Bakü'ye gidecek ve Azerbaycanlı mevkidaşıyla görüşecek. Bakanlıktan yapılan "
    "açıklamada, görüşmede enerji ve ulaştırma projelerinin ele alınacağı belirtildi.\n"
)


def fails(result, words):
    assert result.exit_code == 1, result.stderr
    assert result.stdout == ""
    assert words in result.stderr


def test_missing_file(call):
    fails(call("code", "missing.txt", *DATE), "dragoman: missing.txt: no such file or folder: check the path")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(call):
    Path("closed.txt").touch(mode=0o000)
    fails(call("code", "closed.txt", *DATE), "closed.txt: may not be read: check its permissions")


def test_folder_without_a_report(call, folder):
    (folder / "empty").mkdir()
    (folder / "empty" / "photo.jpg").touch()
    fails(call("code", "empty", *DATE), "empty: no .txt, .md, .html")


def test_folder_with_reports(call, folder):
    (folder / "archive" / "may").mkdir(parents=True)
    for name in ("b.txt", "may/a.txt", ".hidden.txt", "notes.doc"):
        (folder / "archive" / name).write_text(BODY)
    result = call("code", "archive", *DATE)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b", "a"]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (bytes(range(256)), "binary data"),
    ],
)
@pytest.mark.parametrize("name", ["report", "report.txt", "report.html", "report.jsonl"])
def test_binary_file(call, folder, raw, kind, name):
    (folder / name).write_bytes(raw)
    fails(call("code", name, *DATE), f"dragoman: {name}: not a text but {kind}: give plain text, HTML or JSON Lines")


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["report.txt", "report.html", "report.jsonl"])
def test_empty_file(call, folder, raw, name):
    (folder / name).write_bytes(raw)
    fails(call("code", name, *DATE), f"dragoman: {name}: empty: it holds no")


def test_header_without_a_body(call, folder):
    (folder / "report.txt").write_text("Title: Ministers meet\nPublished: 2025-10-09\n\n")
    fails(call("code", "report.txt"), "report.txt: empty: it holds no text")


def test_bytes_in_no_encoding(call, folder):
    (folder / "noise.txt").write_bytes(bytes(1 + (7 * n * n + n // 3) % 255 for n in range(4000)))
    fails(call("code", "noise.txt", *DATE), "noise.txt: not text in any encoding that can be told: save it as UTF-8")


def test_bytes_that_belie_their_mark(call, folder):
    (folder / "cut.txt").write_bytes(BODY.encode("utf-16")[:-1])
    fails(call("code", "cut.txt", *DATE), "its byte order mark says utf-16")


def test_text_without_a_date(call, folder):
    (folder / "report.txt").write_text(BODY)
    fails(call("code", "report.txt"), "report.txt: no publication date: pass --published YYYY-MM-DD or open the text")


def test_line_without_a_date(call, folder):
    (folder / "reports.jsonl").write_text(json.dumps({"text": BODY}))
    fails(call("code", "reports.jsonl"), "reports.jsonl, line 1: no publication date: pass --published YYYY-MM-DD or")


def test_page_without_a_date(call, folder):
    (folder / "page.html").write_text(PAGE.format(title="", head="", body=ARTICLE.format(byline="")))
    fails(call("code", "page.html"), "page.html: no publication date: pass --published YYYY-MM-DD\n")


@pytest.mark.parametrize("words", ["09/10/2025", "yesterday", "2025-13-01"])
def test_text_with_a_bad_date(call, folder, words):
    (folder / "report.txt").write_text(f"Published: {words}\n\n{BODY}")
    fails(call("code", "report.txt"), f"report.txt: bad date '{words}' in its header: write it as YYYY-MM-DD")


TWO_DATES = {
    "report.txt": f"Published: 2025-10-09\nPublished: 2025-11-09\n\n{BODY}",
    "meta.html": PAGE.format(
        title="",
        head='<meta property="article:published_time" content="2025-11-09T08:00:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-09"}</script>',
        body=ARTICLE.format(byline=""),
    ),
    "shown.html": PAGE.format(
        title="",
        head='<meta property="article:published_time" content="2025-10-09T08:00:00Z">',
        body=ARTICLE.format(byline='<p class="byline">By A. Writer, November 9, 2025</p>'),
    ),
}


@pytest.mark.parametrize("name", TWO_DATES)
class TestTwoDates:
    def test_are_both_named(self, call, folder, name):
        (folder / name).write_text(TWO_DATES[name])
        result = call("code", name)
        fails(result, f"dragoman: {name}: two publication dates: 2025-10-09 in")
        assert "2025-11-09 in" in result.stderr
        assert result.stderr.endswith("pass --published with the right one\n")

    def test_are_settled_by_the_caller(self, call, folder, name):
        (folder / name).write_text(TWO_DATES[name])
        result = call("code", name, "--published", "2025-11-09")
        assert json.loads(result.stdout)["published"] == "2025-11-09"


@pytest.mark.parametrize("name", ["long.txt", "long"])
def test_text_of_20_megabytes(call, folder, name):
    (folder / name).write_text(BODY * (20_000_000 // len(BODY) + 1))
    fails(call("code", name, *DATE), f"dragoman: {name}: too long: 20,000,")


def test_line_of_20_megabytes_leaves_the_next(call, folder):
    lines = [{"text": BODY * 200_000, "published": "2025-10-09"}, {"id": "b", "text": BODY, "published": "2025-10-09"}]
    (folder / "long.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    result = call("code", "long.jsonl")
    assert "long.jsonl, line 1: too long" in result.stderr
    assert json.loads(result.stdout)["id"] == "b"


@pytest.mark.parametrize(
    "body",
    [
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav><footer>© 2025</footer>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        "<p>We use cookies to give you the best experience on our website and to analyse our traffic and its use.</p>",
        "<form><label>Name <input name=n></label><label>Password <input name=p></label><button>Log in</button></form>",
    ],
)
def test_page_without_an_article(call, folder, body):
    (folder / "page.html").write_text(PAGE.format(title="The Steppe Herald", head="", body=body))
    fails(call("code", "page.html", *DATE), "page.html: no article in this page: save the page of the report itself")


def test_one_broken_line_in_the_middle(call, folder):
    good = '{{"id": "{}", "text": "They met in Astana.", "published": "2025-10-09"}}\n'
    (folder / "reports.jsonl").write_text(good.format("a") + '{"id": "b", "text": \n' + good.format("c"))
    result = call("code", "reports.jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert "dragoman: reports.jsonl, line 2: not JSON: expecting value at column" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "German"), (SPANISH, "Spanish"), (TURKISH, "Turkish")])
def test_another_language(call, folder, text, language):
    (folder / "report.txt").write_text(text)
    fails(call("code", "report.txt", *DATE), f"report.txt: not English but {language}: translate it first")


def test_address_that_does_not_answer(call):
    fails(call("code", "http://127.0.0.1:9/report", *DATE), "http://127.0.0.1:9/report: cannot be fetched: ")


def test_same_id_twice(call):
    line = '{"id": "a", "text": "They met in Astana.", "published": "2025-10-09"}\n'
    result = call("code", "-", stdin=line * 2)
    assert "standard input, line 2: the id a was given to an earlier document of this run" in result.stderr


@pytest.mark.parametrize("command", ["code", "brief"])
def test_all_failures_are_named(call, command):
    result = call(command, "a.txt", "b.txt")
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["a.txt", "b.txt", "0 coded, 2 failed"]
