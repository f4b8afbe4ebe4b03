"""What no foreign key leads to."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from babies.said import profile_of
from babies.services import edit_baby
from clinics.looks import record_look
from exchange.traces import (
    count_about,
    delete_folder,
    delete_with_rows,
    forget_in_sessions,
    in_words,
    names_around,
    without,
)
from tests.clinics.rows import make_clinic, make_share
from tests.factories import NOW, make_baby, make_concern, make_user

pytestmark = pytest.mark.django_db


def test_rows_that_go_with_a_baby_are_counted_by_kind():
    baby = make_baby()
    make_concern(baby=baby, on=date(2026, 10, 1))
    assert count_about(baby) == {
        "babies.baby": 1,
        "babies.babyversion": 1,
        "babies.caregiver": 1,
        "babies.concern": 1,
    }


def test_what_points_at_a_deleted_row_points_at_nothing():
    baby, clinic = make_baby(), make_clinic()
    look = record_look(
        share=make_share(baby=baby, clinic=clinic), staff=None, part="x", now=NOW
    )
    delete_with_rows(baby)
    look.refresh_from_db()
    assert (look.baby, look.share) == (None, None)


def test_kinds_are_named_the_most_first():
    found = in_words({"babies.smile": 1, "babies.sleep": 1, "babies.photo": 3})
    assert found == [("photos", 3), ("sleeps", 1), ("smiles", 1)]


def test_earlier_names_and_mails_are_names_too():
    person = make_user(email="someone@example.com")
    baby = make_baby(by=person, name="Ann Lee")
    renamed = replace(profile_of(baby), name="X Ann")
    edit_baby(baby=baby, profile=renamed, by=person, now=NOW)
    assert names_around(baby)[0] == "someone@example.com"
    assert {"Ann Lee", "Ann", "Lee"} <= set(names_around(baby))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann smiled, ANN's eyes met mine", "… smiled, …'s eyes met mine"),
        ("Annabel and Joann", "Annabel and Joann"),
        ("ask ann.lee@example.com", "ask …"),
    ],
)
def test_names_are_left_out_as_whole_words(text, left):
    assert without(["ann.lee@example.com", "Ann Lee", "Ann"], text) == left


@pytest.mark.parametrize(
    ("email", "is_left"),
    [
        ("eve@example.com", False),
        ("steve@example.com", True),
        ("eve@example.com.example", True),
        ("st.eve@example.com", True),
    ],
)
def test_an_address_that_ends_like_another_is_left(email, is_left):
    said = {"signed_in": [{"email": email}], "theme": "dark"}
    data = Session.objects.encode(said)
    Session.objects.create(session_key="a", session_data=data, expire_date=NOW)
    forget_in_sessions(["eve@example.com"])
    assert ("signed_in" in Session.objects.get().get_decoded()) == is_left


def test_sessions_lose_only_what_holds_a_trace():
    for key, said in (("a", {"x": ["id-1"], "y": 2}), ("b", {"_auth_user_id": "7"})):
        data = Session.objects.encode(said)
        Session.objects.create(session_key=key, session_data=data, expire_date=NOW)
    forget_in_sessions(["id-1"])
    assert Session.objects.get(pk="a").get_decoded() == {"y": 2}
    forget_in_sessions([], of="7")
    assert not Session.objects.filter(pk="b").exists()


def test_a_folder_goes_with_what_is_in_it():
    default_storage.save("traces/one/two.txt", ContentFile(b"x"))
    delete_folder("traces")
    assert not default_storage.exists("traces")
    delete_folder("traces")
