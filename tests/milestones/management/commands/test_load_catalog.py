from io import StringIO

import pytest
from django.core.management import call_command

from milestones.models import Expectation


@pytest.mark.django_db
def test_the_catalog_is_loaded_once():
    said = StringIO()
    call_command("load_catalog", stdout=said)
    call_command("load_catalog", stdout=said)
    assert said.getvalue().splitlines() == [
        "Catalog: 184 added, 0 changed, 0 retired, 0 unchanged.",
        "Catalog: 0 added, 0 changed, 0 retired, 184 unchanged.",
    ]
    assert Expectation.objects.filter(retired_on=None).count() == 184
