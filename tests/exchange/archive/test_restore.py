import pytest

from exchange.models import JobState
from tests.factories import NOW, make_user
from tests.factories_archive import (
    archive_of,
    imported,
    make_full_diary,
    part_of,
    wipe,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW)]


def test_export_wipe_import_export_gives_the_same_bytes():
    user = make_user()
    make_full_diary(by=user)
    make_full_diary(by=user, name="Test Fern")
    before = archive_of(user)
    wipe()
    job = imported(before, user)
    assert (job.state, job.fault, job.found.get("remarks")) == (JobState.DONE, "", None)
    after = archive_of(user)
    assert part_of(after) == part_of(before)
