"""What stands at an address comes in, and nothing beside it; what goes wrong is one sentence."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import UnreadableArticleError
from reader.loading import load
from reader.loading.address import fetch, fetch_picture, fetching, transport
from reader.progress import CancelledError

from .server import PAGE, PNG, Server, serving, within

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def server(shared, monkeypatch) -> Server:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    shared.asked.clear()
    return shared


def sentence(address: str) -> str:
    """What the person is told: one sentence, and not a word of Python."""
    with pytest.raises(UnreadableArticleError) as caught:
        fetch(address)
    said = str(caught.value)
    assert said.endswith(".")
    assert not any(word in said for word in ("\n", "Error", "urllib", "HTTPConnection", "Errno"))
    return said


def test_a_page_comes_with_what_the_server_says_of_it(server):
    original = fetch(server.at("page?a=1#part"))
    assert original.data.decode() == PAGE
    assert (original.content_type, original.charset, original.name) == ("text/html", "utf-8", "page")
    assert original.url == original.path == server.at("page?a=1")


def test_we_say_who_we_are_and_nothing_about_the_person(server):
    fetch(server.at("cookie"))
    (_, first), (_, second) = server.asked
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert first["User-Agent"] == f"CloseReader/{version.rpartition('.')[0]}"
    for headers in (first, second):
        assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding"}


def test_user_names_in_an_address_stay_here(server):
    fetch(server.at("page").replace("//", "//ada:secret@"))
    assert "secret" not in str(server.asked)


@pytest.mark.parametrize("way", ["bare", "chunks", "packed/gzip", "packed/deflate", "packed/br", "twice", "hops/10"])
def test_every_way_to_send_a_page(server, way):
    assert fetch(server.at(way)).data.decode() == PAGE


def test_zstandard_is_asked_for_only_where_it_can_be_read():
    assert "zstd" not in transport.HEADERS["Accept-Encoding"]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-16"])
def test_the_charset_is_handed_on(server, charset):
    original = fetch(server.at(f"charset/{charset}"))
    assert (original.charset, original.content_type) == (charset, "text/html")
    assert "Größe" in original.data.decode(original.charset)


def test_an_article_is_loaded_from_its_address(server):
    address = server.at("charset/iso-8859-1")
    for source in (address, Path(address)):
        article = load(source)
        assert "Größe" in article.text
        assert article.url == article.source == address


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "people who sign in"),
        (403, "refuses"),
        (404, "no page at this address"),
        (410, "taken this page away"),
        (429, "too often"),
        (451, "legal reasons"),
        (500, "has a fault"),
        (503, "too busy"),
        (507, "Insufficient Storage"),
        (599, "no reason given"),
        (304, "Not Modified"),
    ],
)
def test_answers_that_are_no_page(server, status, words):
    said = sentence(server.at(f"status/{status}"))
    assert words in said
    assert f"({status})" in said


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("short", "before the page was complete"),
        ("vast", "more than 50 MB"),
        ("endless", "more than 50 MB"),
        ("unpackable", "compression is broken"),
        ("babble", "not as a server of the web does"),
        ("hangup", "before the page was complete"),
        ("empty", "empty page"),
        ("loop", "more than 10 redirects"),
        ("hops/11", "more than 10 redirects"),
        ("redirect/file:///etc/passwd", "leads to “file:”"),
        ("redirect/ftp://example.org/a", "leads to “ftp:”"),
        ("redirect/javascript:alert(1)", "leads to “javascript:”"),
        ("redirect/http://[broken", "broken"),
        ("picture", "is a picture"),
    ],
)
def test_what_goes_wrong_has_its_sentence(server, way, words):
    assert words in sentence(server.at(way))


@pytest.mark.parametrize("how", ["gzip", "deflate", "br"])
def test_a_bomb_goes_off_in_small_pieces(server, how):
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "more than 50 MB" in sentence(server.at(f"bomb/{how}"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000


@pytest.mark.parametrize("way", ["drip", "drippinghead", "silent"])
def test_a_server_that_takes_its_time_is_left(server, way, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    threads = threading.active_count()
    start = time.monotonic()
    assert "did not send the page within" in sentence(server.at(way))
    assert time.monotonic() - start < 2
    assert within(3, lambda: threading.active_count() <= threads + 1)


def test_a_server_that_says_nothing_is_not_waited_for(server, monkeypatch):
    monkeypatch.setattr(transport, "PATIENCE", 0.3)
    assert "did not answer in time" in sentence(server.at("silent"))


def test_the_person_can_stop_the_fetching(server):
    def stop(_share: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        fetch(server.at("drip"), progress=stop)


def test_progress_is_told(server):
    shares: list[float] = []
    fetch(server.at("page"), progress=shares.append)
    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares)


def test_nobody_listens_there():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/a"
        assert "127.0.0.1 refused the connection." in sentence(address)


def test_no_such_host(monkeypatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "There is no machine called exämple.invalid" in sentence("https://exämple.invalid/a")


def test_a_page_of_the_internet_does_not_lead_into_the_home(server, monkeypatch):
    """The first machine is taken for one far away; it leads to one that is near."""
    near = iter([False, True])
    monkeypatch.setattr(transport, "_is_near", lambda _socket: next(near))
    assert "own network" in sentence(server.at("redirect/" + server.at("page")))
    assert [path for path, _ in server.asked] == ["/redirect/" + server.at("page")]


def test_from_one_machine_at_home_to_another(server):
    assert fetch(server.at("redirect/" + server.at("page"))).url == server.at("page")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("certificate")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    try:
        subprocess.run(
            [*command, "-keyout", folder / "a.pem", "-out", folder / "b.pem"], capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    (folder / "c.pem").write_bytes((folder / "a.pem").read_bytes() + (folder / "b.pem").read_bytes())
    return folder / "c.pem"


def test_a_machine_that_cannot_prove_who_it_is(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with serving() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        said = sentence(server.at("page").replace("http:", "https:").replace("127.0.0.1", "localhost"))
    assert said == "localhost cannot prove that it is localhost: it signed its certificate itself."


def test_a_machine_that_speaks_no_tls(server):
    assert "no way to speak in secret" in sentence(server.at("page").replace("http:", "https:"))


def test_a_proxy_is_asked_when_there_is_one(server, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://ada:secret@127.0.0.1:{server.server_port}")
    with pytest.raises(UnreadableArticleError):
        fetch("http://example.org/page")
    ((path, headers),) = server.asked
    assert path == "http://example.org/page"
    assert headers["proxy-authorization"].startswith("Basic ")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert fetch(server.at("page")).data


def test_proxies_that_cannot_be_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
    assert "proxy of a kind" in sentence("http://example.org/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert "The proxy" in sentence("http://example.org/")


def test_a_picture_comes_when_it_is_asked_for(server, monkeypatch):
    assert fetch_picture(server.at("picture")) == PNG
    with pytest.raises(UnreadableArticleError, match="is no picture"):
        fetch_picture(server.at("page"))
    monkeypatch.setattr("reader.loading.address.LARGEST_PICTURE", 20)
    with pytest.raises(UnreadableArticleError, match="more than"):
        fetch_picture(server.at("picture"))
