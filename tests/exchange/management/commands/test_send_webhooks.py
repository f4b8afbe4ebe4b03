"""The command that tells webhooks what is new."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from exchange.hooks import NewWebhook, add_webhook
from tests.exchange.listener import listening
from tests.factories import NOW, make_baby, make_smile, parent_of


@pytest.mark.django_db
def test_it_says_how_many_arrived(capsys):
    baby = make_baby(now=NOW - timedelta(days=1))
    with listening() as ear, time_machine.travel(NOW, tick=False):
        wish = NewWebhook(address=ear.address, with_details=False)
        add_webhook(wish, baby=baby, by=parent_of(baby), now=NOW)
        make_smile(baby=baby)
        call_command("send_webhooks")
        call_command("send_webhooks")
    assert capsys.readouterr().out == "Sent 1, failed 0.\nSent 0, failed 0.\n"
    assert len(ear.got) == 1
