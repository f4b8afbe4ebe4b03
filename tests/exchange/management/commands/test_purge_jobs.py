import pytest
from django.core.management import call_command

from exchange.jobs import KEPT
from exchange.models import Job
from tests.factories import NOW, make_user
from tests.factories_jobs import make_job

pytestmark = pytest.mark.django_db


def test_the_command_deletes_what_ran_out(capsys, time_machine):
    time_machine.move_to(NOW)
    make_job(who=make_user(), now=NOW - KEPT)
    kept = make_job(who=make_user())
    call_command("purge_jobs")
    assert capsys.readouterr().out == "Deleted 1 jobs.\n"
    assert list(Job.objects.all()) == [kept]
