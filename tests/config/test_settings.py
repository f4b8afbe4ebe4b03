"""What each environment makes of the settings, read afresh."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
SECRET = "".join(f"{number:x}z" for number in range(40))
PATH = {"PATH": "/usr/bin:/bin"}


@pytest.fixture
def read(monkeypatch):
    def read_with(**environment: str):
        for name in (
            "DATABASE_URL", "DEBUG", "PLAIN_HTTP", "SQLITE_SYNCHRONOUS",
            "STAFF_TWO_FACTOR",
        ):  # fmt: skip
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SECRET_KEY", SECRET)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "config" / "settings.py"))

    return read_with


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 -- our own command line
        [sys.executable, *arguments],
        cwd=ROOT,
        env=PATH | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("secret", ["", "change-me", "x" * 60, "short-but-random-1"])
def test_a_start_without_a_real_secret_is_refused(read, secret):
    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY to at least 50"):
        read(SECRET_KEY=secret)


def test_debugging_makes_up_a_new_secret_each_time(read):
    keys = {read(DEBUG="on", SECRET_KEY="")["SECRET_KEY"] for _ in range(2)}

    assert sorted(len(key) for key in keys) == [86, 86]


def test_nothing_set_is_safe(read):
    settings = read()

    assert settings["DEBUG"] is False
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


def test_plain_http_turns_off_what_needs_tls_and_nothing_else(read):
    settings = read(PLAIN_HTTP="on")

    assert settings["SESSION_COOKIE_SECURE"] is False
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert settings["DEBUG"] is False


def test_a_proxy_is_believed_only_when_there_is_one(read):
    settings = read(PROXIES="1")

    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert settings["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1


def test_sqlite_keeps_every_entry_unless_told_otherwise(read):
    by_default = read()["DATABASES"]["default"]
    relaxed = read(SQLITE_SYNCHRONOUS="NORMAL")["DATABASES"]["default"]

    assert by_default["NAME"] == str(ROOT / "var" / "db.sqlite3")
    assert by_default["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL;" in by_default["OPTIONS"]["init_command"]
    assert "synchronous=NORMAL;" in relaxed["OPTIONS"]["init_command"]


def test_postgresql_is_pooled(read):
    database = read(DATABASE_URL="postgres://me:word@127.0.0.1:5432/diary")["DATABASES"]

    assert database["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert database["default"]["NAME"] == "diary"
    assert database["default"]["OPTIONS"]["pool"]["max_size"] == 8
    assert database["default"].get("CONN_MAX_AGE", 0) == 0


def test_mail_goes_to_files_until_a_server_is_named(read):
    files = read()
    server = read(EMAIL_URL="smtp+tls://me:word@mail.example.com:587")

    assert files["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert files["EMAIL_FILE_PATH"] == ROOT / "var" / "mail"
    assert server["EMAIL_HOST"] == "mail.example.com"
    assert server["EMAIL_USE_TLS"] is True


DEPLOY = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")


def test_the_deployment_check_finds_nothing():
    found = run(*DEPLOY, SECRET_KEY=SECRET, PUBLIC_URL="https://smiles.example.com")

    assert found.stdout == "System check identified no issues (0 silenced).\n"
    assert (found.returncode, found.stderr) == (0, "")


def test_the_deployment_check_asks_for_the_address_in_mails():
    found = run(*DEPLOY, SECRET_KEY=SECRET)

    assert "(accounts.W001) PUBLIC_URL is not set" in found.stderr
    assert found.returncode == 1


@pytest.mark.parametrize("command", [["check", "--deploy"], ["runserver"]])
def test_what_serves_or_vouches_for_a_deployment_needs_a_secret(command):
    refused = run("manage.py", *command, SECRET_KEY="")

    assert refused.returncode != 0
    assert "Set SECRET_KEY" in refused.stderr


def test_the_public_address_has_no_slash_at_its_end(read):
    settings = read(PUBLIC_URL="https://smiles.example.com/")

    assert settings["PUBLIC_URL"] == "https://smiles.example.com"
    assert read(PUBLIC_URL="")["PUBLIC_URL"] == ""


def test_staff_need_a_second_step_unless_it_is_the_demo(read):
    demo = read(PLAIN_HTTP="on", STAFF_TWO_FACTOR="optional")

    assert read()["STAFF_TWO_FACTOR"] == "required"
    assert read(PLAIN_HTTP="on")["STAFF_TWO_FACTOR"] == "required"
    assert demo["STAFF_TWO_FACTOR"] == "optional"


@pytest.mark.parametrize(
    "said",
    [
        {"STAFF_TWO_FACTOR": "optional"},
        {"STAFF_TWO_FACTOR": "off", "PLAIN_HTTP": "on"},
        {"STAFF_TWO_FACTOR": "", "PLAIN_HTTP": "on"},
    ],
)
def test_a_start_that_lets_staff_in_with_a_password_alone_is_refused(read, said):
    with pytest.raises(ImproperlyConfigured, match="STAFF_TWO_FACTOR must be required"):
        read(**said)


def test_the_server_itself_does_not_start_so():
    said = {"SECRET_KEY": SECRET, "STAFF_TWO_FACTOR": "optional"}
    refused = run("-c", "import config.wsgi", **said)

    assert refused.returncode != 0
    assert "STAFF_TWO_FACTOR must be required" in refused.stderr


def test_a_passing_command_runs_from_a_bare_clone():
    done = run("manage.py", "check")

    assert done.stdout == "System check identified no issues (0 silenced).\n"
