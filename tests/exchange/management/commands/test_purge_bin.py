"""The command that empties the bin."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from babies.models import Smile
from babies.services import bin_smile
from tests.factories import NOW, make_baby, make_smile, parent_of


@pytest.mark.django_db
def test_purge_bin_says_how_many_went(capsys):
    smile = make_smile(baby=make_baby())
    bin_smile(smile=smile, by=parent_of(smile.baby), now=NOW)

    for days in (29, 30):
        with time_machine.travel(NOW + timedelta(days=days)):
            call_command("purge_bin")

    assert capsys.readouterr().out == (
        "Deleted 0 babies and 0 entries.\nDeleted 0 babies and 1 entries.\n"
    )
    assert not Smile.objects.exists()
