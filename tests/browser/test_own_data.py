"""Taking one's data along, and bringing it back: on one account, then on another."""

import pytest
from django.utils import timezone

from babies.models import Baby, Caregiver, Smile
from exchange.jobs import end
from exchange.models import JobKind
from tests.browser.steps import assert_says, at, barriers, button, enter_as, follow
from tests.factories import make_user
from tests.factories_archive import make_full_diary
from tests.factories_jobs import make_job

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = at(11, 23)


def fetch(phone, folder):
    """Make the file, and save it."""
    button(phone, "Make the file").tap()
    assert_says(phone, "Your file is ready")
    assert barriers(phone) == []
    with phone.expect_download() as fetched:
        phone.get_by_role("link", name="Save the file").tap()
    file = folder / fetched.value.suggested_filename
    fetched.value.save_as(file)
    return file


def bring_back(phone, file):
    """From the settings to the look through a file."""
    phone.get_by_role("link", name="Take your data with you").tap()
    phone.get_by_role("link", name="Bring a diary back").tap()
    phone.get_by_label("Your file").set_input_files(file)
    button(phone, "Look through it").tap()


@pytest.mark.time_machine(NOW)
def test_a_diary_moves_to_another_account(phone, live_server, catalog, tmp_path):
    parent, other = make_user(), make_user()
    baby = make_full_diary(by=parent)
    enter_as(phone, live_server.url, parent)
    phone.goto(f"{live_server.url}/babies/{baby.pk}/more/")
    phone.get_by_role("link", name="Take your data with you").tap()
    assert_says(phone, "all entries of Test Juniper")
    file = fetch(phone, tmp_path)
    assert file.name == "smilestone-test-juniper-2026-11-23.zip"

    enter_as(phone, live_server.url, other)
    phone.goto(f"{live_server.url}/account/")
    bring_back(phone, file)
    assert_says(phone, "Test Juniper: a new diary")
    assert barriers(phone) == []
    button(phone, "Add 18 entries").tap()
    assert_says(phone, "18 entries were added.")
    follow(phone, "Go to Test Juniper")

    copy = Caregiver.objects.get(user=other).baby
    assert Baby.objects.count() == 2
    assert Smile.objects.filter(baby=copy).count() == 2


@pytest.mark.time_machine(NOW)
def test_what_is_wrong_with_a_file_comes_up_while_one_waits(
    phone, live_server, catalog
):
    job = make_job(who=make_user(), kind=JobKind.CHECK)
    enter_as(phone, live_server.url, job.who)
    phone.clock.install()
    phone.goto(f"{live_server.url}/jobs/{job.pk}/")
    assert_says(phone, "Waiting to start")
    end(job, fault="not_a_zip", found={}, now=timezone.now())
    phone.clock.run_for(2_100)
    assert_says(phone, "Bring a diary back", "This is not a zip file.")
