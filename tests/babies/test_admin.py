"""Support staff find and read diaries, and change nothing there."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import User
from babies.models import Smile
from tests.factories import make_baby, make_concern, make_smile

OURS = ["baby", "babyversion", "caregiver", "concern", "lostskill", "smile"]


@pytest.fixture
def support(client, db):
    client.force_login(User.objects.create_superuser("support@example.com", "x"))
    return client


@pytest.fixture
def smile(db):
    baby = make_baby(name="Test Wren")
    make_concern(baby=baby, on=baby.birth_on)
    make_baby(name="Test Ash")
    return make_smile(baby=baby, state="asleep", note="very private")


@pytest.mark.parametrize("name", [*OURS, "smileversion"])
def test_lists_show_rows_and_offer_no_adding(support, smile, name):
    page = support.get(reverse(f"admin:babies_{name}_changelist"))
    assert page.context["cl"].result_count == page.context["cl"].queryset.count()
    assert page.context["has_add_permission"] is False


@pytest.mark.parametrize("query", ["wren", "parent@"])
def test_babies_are_found_by_name_and_by_mail(support, smile, query):
    User.objects.filter(caring__baby=smile.baby).update(email="parent@example.com")
    page = support.get(reverse("admin:babies_baby_changelist"), {"q": query})
    assert list(page.context["cl"].queryset) == [smile.baby]


def test_a_smile_can_be_read_and_not_changed_or_deleted(support, smile):
    page = reverse("admin:babies_smile_change", args=[smile.pk])
    assert "very private" in support.get(page).content.decode()

    assert support.post(page, {"note": "x"}).status_code == 403
    gone = reverse("admin:babies_smile_delete", args=[smile.pk])
    assert support.post(gone, {"post": "yes"}).status_code == 403

    assert Smile.objects.get().note == "very private"


def test_every_model_of_the_diary_is_registered():
    names = {m._meta.model_name for m in admin.site._registry} & {*OURS, "smileversion"}
    assert names == {*OURS, "smileversion"}
