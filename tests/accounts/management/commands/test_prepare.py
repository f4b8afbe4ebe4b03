import pytest
from django.core.management import call_command

from accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SIGN_INS = [
    "Demo sign-ins, password smilestone-demo:",
    "  parent@example.com",
    "  nurse@example.com",
    "  doctor@example.com",
    "  admin@example.com",
]


def test_an_empty_database_gets_the_demo_once(capsys):
    call_command("prepare")
    people = User.objects.count()
    capsys.readouterr()
    call_command("prepare")

    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if line in SIGN_INS] == SIGN_INS
    assert User.objects.count() == people
    assert User.objects.get(email="parent@example.com").check_password(
        "smilestone-demo"
    )


def test_for_real_families_no_demo_is_made(capsys, settings):
    settings.PLAIN_HTTP = False

    call_command("prepare")

    assert User.objects.count() == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1] == "No demo was made: that is for PLAIN_HTTP or DEBUG only."


def test_a_demo_that_came_along_is_to_be_deleted(capsys, settings):
    call_command("prepare")
    capsys.readouterr()
    settings.PLAIN_HTTP = False

    call_command("prepare")

    printed = capsys.readouterr().out.splitlines()
    assert printed[-5:] == [
        "Delete these, whose password everybody can read:",
        *SIGN_INS[1:],
    ]
    assert "smilestone-demo" not in "".join(printed)


def test_real_accounts_are_left_alone(capsys):
    make_user(email="kim@example.com")

    call_command("prepare")

    assert [user.email for user in User.objects.all()] == ["kim@example.com"]
    assert "Demo" not in capsys.readouterr().out
