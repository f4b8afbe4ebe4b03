"""Story P12: delete with proof. Afterwards nothing is found, anywhere."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from accounts.models import Token
from accounts.tokens import TokenWish, make_token
from babies.models import Baby
from clinics.looks import BadLine, first_bad_line
from clinics.models import Look
from exchange.models import KeptNote
from exchange.removal import delete_baby, put_into_bin
from exchange.traces import count_about, delete_folder
from tests.exchange.everything import (
    NAME,
    make_everything,
    places_with,
    pointing_at,
    rows_about,
    spellings,
)
from tests.factories import NOW, make_baby, make_smile, parent_of
from tests.factories_jobs import make_ended_job, make_job
from tests.factories_photos import make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def baby():
    # Files of other tests, whose rows are gone.
    for folder in default_storage.listdir("")[0]:
        delete_folder(folder)
    found = make_everything()
    parent = parent_of(found)
    make_token(parent, TokenWish(name=NAME, baby_id=found.pk), now=NOW)
    LogEntry.objects.create(
        user=parent,
        content_type=ContentType.objects.get_for_model(Baby),
        object_id=str(found.pk),
        object_repr=NAME,
        action_flag=2,
    )
    said = {"kept_post": {"path": f"/babies/{found.pk}/edit/", "form": NAME}}
    Session.objects.create(
        session_key="a",
        session_data=Session.objects.encode(said | {"theme": "dark"}),
        expire_date=NOW,
    )
    job = make_job(who=parent)
    job.file.save("", ContentFile(NAME.encode()))
    job.found = {"babies": [str(found.pk)]}
    job.save()
    DBTaskResult.objects.create(args_kwargs={"args": [str(job.pk)]}, run_after=NOW)
    default_storage.save(f"photos/{found.pk}/orphan.webp", ContentFile(b"x"))
    make_photo(baby=found)
    return found


def traces_of(baby):
    keys = [key for some in rows_about(baby).values() for key in some]
    return {NAME.lower()} | spellings(keys)


def test_the_world_has_a_row_of_every_kind_that_can_point_at_a_baby(baby):
    missing = [m.__name__ for m in pointing_at(Baby) if not m._base_manager.exists()]
    assert missing == []


def test_nothing_is_found_after_a_deletion_for_good(
    baby, django_capture_on_commit_callbacks
):
    traces = traces_of(baby)
    before = set(places_with(traces))
    assert {"babies_smile.note", "clinics_note.words", "accounts_token.name"} <= before
    assert any(place.startswith("photos/") for place in before)

    with django_capture_on_commit_callbacks(execute=True):
        delete_baby(baby=baby, now=NOW)

    assert list(places_with(traces)) == []


def test_nothing_is_found_after_the_bin_is_emptied(
    baby, django_capture_on_commit_callbacks, time_machine
):
    traces = traces_of(baby)
    with django_capture_on_commit_callbacks(execute=True):
        put_into_bin(baby=baby, by=baby.created_by, now=NOW)
    time_machine.move_to(NOW + timedelta(days=30))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("purge_bin")
    assert list(places_with(traces)) == []


def test_what_is_no_trace_stays(baby, django_capture_on_commit_callbacks):
    other = make_baby(name="Test Marlow")
    make_smile(baby=other, note="at the window")
    photo = make_photo(baby=other)
    job = make_ended_job(who=parent_of(other), baby=other)
    token, _secret = make_token(parent_of(other), TokenWish(name="all"), now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        delete_baby(baby=baby, now=NOW)

    assert Baby.objects.filter(pk=other.pk).exists()
    assert other.smiles.filter(note="at the window").exists()
    assert default_storage.exists(str(photo.image))
    assert Token.objects.get() == token
    job.refresh_from_db()
    assert Session.objects.get().get_decoded() == {"theme": "dark"}


def test_what_staff_wrote_in_their_own_notes_stays_without_the_name(baby):
    delete_baby(baby=baby, now=NOW)
    kept = KeptNote.objects.all()
    assert {note.words for note in kept} == {"… smiled"}
    assert {note.who for note in kept} == {"Nurse Example"}
    assert kept.count() == 3


def test_the_log_of_who_looked_stays_provable(baby):
    delete_baby(baby=baby, now=NOW)
    assert first_bad_line() is None
    erased = Look.objects.get(number=1)
    assert (erased.who, erased.clinic, erased.part, erased.salt) == ("", "", "", "")

    Look.objects.filter(number=2).update(digest="0" * 64)
    assert first_bad_line() == BadLine(2, "does not fit the line before it")


def test_counting_without_reading_comes_to_the_same(baby):
    read = {model._meta.label_lower: len(k) for model, k in rows_about(baby).items()}
    assert count_about(baby) == read
