"""Posting reaches the internet and nothing of one's own."""

import socket
import ssl
from datetime import timedelta
from ipaddress import ip_address
from threading import Event

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from exchange.posting import (
    Answer,
    Letter,
    RefusedAddressError,
    checked,
    look_up,
    may_reach,
    post,
)
from tests.exchange.listener import listening
from tests.factories import NOW


def letter(address, *, at_home=True):
    return Letter(address, b"{}", {"X-Test": "1"}, at_home=at_home)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255",
        "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001::1", "64:ff9b:1::7f00:1", "::127.0.0.1", "fec0::1", "240.0.0.1",
    ],
)  # fmt: skip
def test_addresses_of_ones_own_are_out_of_reach(address):
    assert not may_reach(address, at_home=False)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1"])
def test_public_addresses_are_reached(address):
    assert may_reach(address, at_home=False)
    assert may_reach(address, at_home=True)


def test_at_home_only_ones_own_machine_is_reached_too():
    assert may_reach("127.0.0.1", at_home=True)
    assert may_reach("::1", at_home=True)
    assert not may_reach("192.168.1.1", at_home=True)
    assert not may_reach("169.254.169.254", at_home=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/", "ftp://example.com/", "file:///etc/passwd",
        "https://", "example.com", "https://user:word@example.com/",
        "https://user@example.com/", "https://example.com:99999/",
        "https://example.com:x/", "https://exa mple.com/", "https://a/\r\nX: 1",
        "https://[::1/", "https://exämple.com/", "https://example.com:0/", "",
    ],
)  # fmt: skip
def test_addresses_that_are_none_are_refused(address):
    with pytest.raises(RefusedAddressError):
        checked(address, at_home=False)
    assert post(letter(address, at_home=False)) == Answer(None, "refused")


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", "private"), ("10.0.0.7:8443", "private"),
        ("169.254.169.254", "private"), ("[::1]", "private"),
        ("[fe80::1]", "private"), ("[fd00::1]", "private"),
        ("[::ffff:192.168.1.1]", "private"), ("[2002:7f00:1::]", "private"),
        ("2130706433", "private"), ("0x7f.1", "private"), ("0177.0.0.1", "private"),
        ("127.1", "private"), ("0", "private"),
        ("localhost", "private"), ("LOCALHOST.", "private"),
        ("nobody-knows.invalid", "unknown"), ("10.0.0.1.", "unknown"),
        ("u:p@example.com", "secrets"), ("u@example.com", "secrets"),
        ("example.com:0", "address"), ("a" * 64, "address"), ("", "address"),
    ],
)  # fmt: skip
def test_what_would_be_refused_later_is_refused_at_once(host, reason):
    with pytest.raises(RefusedAddressError) as refused:
        look_up(f"https://{host}/x", at_home=False)
    assert refused.value.reason == reason
    fault = "unreachable" if reason == "unknown" or len(host) == 64 else "refused"
    assert post(letter(f"https://{host}/x", at_home=False)) == Answer(None, fault)


@pytest.mark.parametrize(
    ("address", "at_home"),
    [
        ("https://hooks.example.com/x", False),
        ("https://hooks.example.com.:8443/x", False),
        ("https://93.184.215.14/x", False),
        ("http://localhost:8000/x", True),
    ],
)
def test_what_could_be_posted_to_is_taken(address, at_home):
    assert checked(address, at_home=at_home).geturl() == address
    look_up(address, at_home=at_home)


def test_a_name_server_that_hangs_is_not_waited_for(monkeypatch):
    answered = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(5))
    with pytest.raises(RefusedAddressError, match="unknown"):
        look_up("https://slow.example.com/", at_home=False, wait_s=0.01)
    answered.set()


def test_a_letter_is_posted_and_its_status_comes_back():
    with listening() as ear:
        assert post(letter(ear.address)) == Answer(204)
        ear.status = 500
        refused = post(letter(ear.address))
    assert (refused, refused.is_taken) == (Answer(500), False)
    path, headers, body = ear.got[0]
    assert (path, headers["X-Test"], body) == ("/hook?x=1", "1", b"{}")
    assert headers["Host"] == ear.address.split("/")[2]


def test_one_needs_to_be_at_home_for_ones_own_machine():
    with listening() as ear:
        address = ear.address.replace("http:", "https:")
        assert post(letter(address, at_home=False)) == Answer(None, "refused")
    assert ear.got == []


def test_a_redirect_is_not_followed():
    with listening() as ear:
        ear.status, ear.headers = 302, {"Location": ear.address}
        assert post(letter(ear.address)) == Answer(302)
    assert len(ear.got) == 1


def test_slow_answers_end():
    with listening() as ear:
        ear.wait_s = 0.4
        assert post(letter(ear.address), wait_s=0.1) == Answer(None, "too_slow")
        ear.wait_s, ear.drips = 0.0, True
        dripping = post(letter(ear.address), wait_all_s=0.2)
    assert dripping == Answer(None, "unreachable")


def test_nobody_there():
    with listening() as ear:
        address = ear.address
    assert post(letter(address)) == Answer(None, "unreachable")


def answers_of(*addresses):
    """What a name server says at each question, one after the other."""
    left = list(addresses)

    def getaddrinfo(_host, port, **_options):
        found = left.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    return getaddrinfo


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    answers = answers_of(["93.184.215.14", "10.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", answers)
    sent = post(letter("https://rebind.example.com/", at_home=False))
    assert sent == Answer(None, "refused")


def test_a_name_is_asked_for_once_and_its_address_is_kept(monkeypatch):
    asked = []

    def getaddrinfo(host, port, *_rest, **_options):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with listening() as ear:
        port = ear.address.split(":")[2].split("/")[0]
        assert post(letter(f"http://rebind.example.com:{port}/")) == Answer(204)
    assert asked == ["rebind.example.com", "127.0.0.1"]
    assert ear.got[0][1]["Host"] == f"rebind.example.com:{port}"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A certificate for 127.0.0.1, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=3650))
        .add_extension(alternative, critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("papers") / "both.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file


def test_the_other_side_must_prove_its_name(papers):
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(papers)
    with listening(theirs) as ear:
        assert post(letter(ear.address)) == Answer(None, "unreachable")
        ours = ssl.create_default_context(cafile=str(papers))
        assert post(letter(ear.address), tls=ours) == Answer(204)
    assert len(ear.got) == 1
