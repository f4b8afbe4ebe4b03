"""The page of numbers: for who counts, without a baby's name or a small cell."""

from datetime import timedelta

import pytest

from babies.watch import set_watched
from clinical.catalog import catalog
from clinical.numbers import (
    COHORT_LATE_FROM_PERMILLE,
    COHORT_LATE_TO_PERMILLE,
    LATE_FROM_DAY,
)
from clinics.choices import Mode, StaffRole
from clinics.models import Share
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_answer, make_baby, make_social_smile, make_user
from tests.milestones.pages import main_of, words_of

TODAY = NOW.date()


@pytest.fixture
def reviewer(client, clock, db):
    staff = make_staff(role=StaffRole.REVIEWER, name="Reviewer Example")
    client.force_login(staff.user)
    return staff


def watch(staff, babies, age=60):
    family = make_user()
    for number in range(babies):
        baby = make_baby(
            by=family, name=f"Test Ash {number}", birth_on=TODAY - timedelta(days=age)
        )
        set_watched(baby, is_watched=True)
        baby.refresh_from_db()
        yield make_share(baby=baby, clinic=staff.clinic, mode=Mode.WATCH).baby


def test_a_reviewer_begins_with_the_numbers_and_has_no_tab_to_babies(client, reviewer):
    assert client.get("/clinic/start/").url == "/clinic/numbers/"
    page = client.get("/clinic/numbers/")
    assert [name for name, *_ in page.context["tabs"]] == ["numbers", "team"]


def test_rates_without_small_cells_or_any_baby(client, reviewer):
    list(watch(reviewer, 6, age=60))
    list(watch(reviewer, 7, age=90))
    list(watch(reviewer, 3, age=200))
    page = words_of(client.get("/clinic/numbers/"))
    # Six, none, seven and three: the smallest large one goes with the small ones.
    assert (
        "Up to 7 days hidden hidden 8 to 30 days hidden hidden"
        " 31 to 90 days 7 44 % More than 90 days hidden hidden All 16"
    ) in page
    html = main_of(client.get("/clinic/numbers/"))
    keys = {str(row.pk) for row in Share.objects.all()}
    keys |= {str(row.baby_id) for row in Share.objects.all()}
    assert [key for key in keys if key in html] == []
    assert "Test Ash" not in html


def test_late_smiles_stand_beside_the_cohort(client, reviewer):
    babies = list(watch(reviewer, 15))
    for baby in babies[:5]:
        make_answer(baby=baby, on=TODAY, value="not_yet")
    for baby in babies[5:10]:
        for ago in (30, 28):
            make_social_smile(baby=baby, on=TODAY - timedelta(days=ago))
    page = words_of(client.get("/clinic/numbers/"))
    assert "Flagged late, of those who answered: 50.0 %." in page
    assert "0.6 to 1.5 % did not smile back. They were seen from day 57 on." in page


def test_the_cohorts_band_fits_its_own_weeks():
    weeks = [week for week in catalog().cohort if week.group == "term"]
    for first in (LATE_FROM_DAY // 7, LATE_FROM_DAY // 7 + 1):
        later = [week for week in weeks if week.week >= first]
        seen = sum(week.assessed for week in later)
        without = seen - sum(week.smiled for week in later)
        permille = 1000 * without / seen
        assert COHORT_LATE_FROM_PERMILLE < permille < COHORT_LATE_TO_PERMILLE
