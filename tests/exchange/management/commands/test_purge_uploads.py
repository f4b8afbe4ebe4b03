from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from exchange.models import Upload
from tests.factories import NOW, make_baby
from tests.factories_imports import make_upload


@pytest.mark.django_db
def test_what_is_a_day_old_goes(capsys):
    baby = make_baby()
    make_upload(baby=baby, at=NOW - timedelta(days=1))
    young = make_upload(baby=baby, at=NOW - timedelta(hours=23))
    with time_machine.travel(NOW, tick=False):
        call_command("purge_uploads")
    assert capsys.readouterr().out == "Deleted 1 uploads.\n"
    assert list(Upload.objects.all()) == [young]
