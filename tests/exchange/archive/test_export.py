import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage

from babies.choices import Role
from babies.models import Photo
from clinics.choices import Audience
from clinics.notes import add_note
from exchange.archive.export import photo_name, readme
from exchange.models import JobState
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, make_caregiver, make_smile
from tests.factories_archive import (
    archive_of,
    exported,
    make_full_diary,
    part_of,
    rows_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]


def names(content):
    return set(ZipFile(BytesIO(content)).namelist())


def test_an_archive_holds_the_diary_tables_and_photos(user):
    baby = make_full_diary(by=user)
    content = archive_of(user, baby)
    photos = {photo_name(photo.pk) for photo in Photo.objects.all()}
    assert len(photos) == 3
    assert names(content) >= photos | {
        "manifest.json",
        "diary.json",
        "README.txt",
        "csv/smile.csv",
        "csv/visit_notes.csv",
    }


def test_a_photo_is_as_it_is_kept(user):
    make_full_diary(by=user)
    photo = Photo.objects.earliest("pk")
    with default_storage.open(str(photo.image)) as kept:
        content = kept.read()
    assert part_of(archive_of(user), photo_name(photo.pk)) == content


def test_a_photo_that_is_lost_is_left_out(user):
    make_full_diary(by=user)
    photo = Photo.objects.earliest("pk")
    default_storage.delete(str(photo.image))
    assert photo_name(photo.pk) not in names(archive_of(user))


def test_two_exports_are_the_same(user):
    make_full_diary(by=user)
    one, other = archive_of(user), archive_of(user)
    for name in names(one):
        if name == "manifest.json" or name.startswith("fhir/"):
            continue
        assert part_of(one, name) == part_of(other, name)


def test_one_baby_and_no_other(user):
    baby, other = make_baby(by=user), make_baby(by=user, name="Test Fern")
    make_smile(baby=other)
    content = archive_of(user, baby)
    assert [row["row"] for row in rows_in(content)] == ["baby"]
    assert b"Fern" not in content


def test_progress_reaches_the_end(user, monkeypatch):
    make_full_diary(by=user)
    monkeypatch.setattr("exchange.jobs.A_STEP", 1)
    job = exported(user)
    assert (job.state, job.done, job.total) == (JobState.DONE, 35, 35)
    assert job.found["bytes"] == job.file.size


def test_there_is_nothing_for_who_may_not_log(user):
    baby = make_caregiver(baby=make_baby(), user=user, role=Role.VIEWER).baby
    job = exported(user, baby)
    assert (job.state, job.fault, bool(job.file)) == (JobState.STOPPED, "gone", False)


def test_shares_and_clinics_are_not_in_it(user):
    baby = make_full_diary(by=user)
    clinic = make_clinic(name="Hillside Practice")
    share = make_share(baby=baby, clinic=clinic)
    other = baby.caregivers.exclude(user=user).get().user
    words = "Only for the team."
    nurse = make_staff(clinic=clinic)
    add_note(baby=baby, audience=Audience.TEAM, words=words, by=nurse, now=NOW)
    content = archive_of(user)
    everything = b"".join(part_of(content, name) for name in names(content))
    ids = (str(share.pk), str(clinic.pk))
    for secret in (*ids, clinic.name, nurse.name, words, other.email):
        assert secret.encode() not in everything


def test_a_copy_for_a_doctors_system_comes_along(user):
    baby = make_full_diary(by=user)
    told = json.loads(part_of(archive_of(user), f"fhir/{baby.pk}.json"))
    kinds = {each["resource"]["resourceType"] for each in told["entry"]}
    assert {"Patient", "RelatedPerson", "Observation"} <= kinds
    assert {"Consent", "Organization", "Task"} & kinds == set()
    sent = json.dumps(told)
    given = {each["fullUrl"] for each in told["entry"]}
    assert set(re.findall(r'"reference": "(urn:uuid:[^"]+)"', sent)) <= given


def test_the_words_in_the_file_name_the_babies(user):
    told = readme([make_baby(by=user)], NOW)
    assert told.startswith("This is the diary of Test Juniper, as Smilestone kept it")
    assert "SHA-256" in told
