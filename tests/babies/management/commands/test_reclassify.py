"""The command that brings classes up to date."""

import pytest
from django.core.management import call_command

from babies.models import Smile
from tests.factories import make_baby, make_smile


@pytest.mark.django_db
def test_reclassify_says_how_many_changed(capsys):
    make_smile(baby=make_baby(), state="asleep")
    Smile.objects.update(rules_version="2025.9", smile_class="unclear")

    call_command("reclassify")

    assert capsys.readouterr().out == "Classified 1 smiles again.\n"
    assert Smile.objects.get().smile_class == "reflex"
