"""The command that proves the access log whole."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clinics.looks import record_look
from clinics.models import Look
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_a_whole_log_is_counted():
    share = make_share(clinic=make_clinic())
    record_look(share=share, staff=None, part="summary", now=NOW)
    said = StringIO()
    call_command("audit_verify", stdout=said)
    assert said.getvalue() == "All 1 lines are whole.\n"


def test_the_first_bad_line_is_named():
    share = make_share(clinic=make_clinic())
    for _ in range(3):
        record_look(share=share, staff=None, part="summary", now=NOW)
    Look.objects.filter(number__gte=2).update(part="notes")
    with pytest.raises(CommandError, match=r"^Line 2 does not say what it said\.$"):
        call_command("audit_verify")
