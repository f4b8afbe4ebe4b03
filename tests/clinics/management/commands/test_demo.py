import pytest
from django.core.management import CommandError, call_command

from babies.models import Baby
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_command_says_how_many_babies_it_made_and_then_that_they_are_there(capsys):
    call_command("demo")
    call_command("demo")
    assert capsys.readouterr().out.splitlines() == [
        "Made 42 demo babies and 40 shares.",
        "The demo is there already; nothing was changed.",
    ]


def test_the_command_refuses_a_database_with_real_accounts():
    make_user(email="somebody@example.com")
    with pytest.raises(CommandError, match="This database has accounts in it already"):
        call_command("demo")
    assert Baby.objects.count() == 0
