"""Story S6: staff suggest other dates, a parent decides, both sides see which."""

import pytest

from babies.choices import Role
from babies.services import edit_baby
from clinics.corrections import profile_with
from clinics.models import Correction, Look
from tests.clinics.corrections import suggested
from tests.clinics.rows import make_share, make_staff
from tests.factories import NOW, make_baby, make_caregiver, make_smile, parent_of
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db
TERM = {"birth_on": "2026-09-01", "gestation_weeks": "37", "gestation_days": "0"}
SENT = {**TERM, "why": "Our birth record says so."}


@pytest.fixture
def baby(clock):
    """Baby C of the stories, on 30 October: late at once, if born a day later."""
    clock.move_to("2026-10-30T12:00Z")
    return make_baby(gestation_weeks=36, gestation_days=6)


@pytest.fixture
def share(nurse, baby):
    began = {"from_at": "2026-10-01T00:00Z", "made_at": "2026-10-01T00:00Z"}
    share = make_share(baby=baby, clinic=nurse.clinic, parts=("summary",))
    type(share).objects.filter(pk=share.pk).update(**began)
    return share


@pytest.fixture
def row(baby, nurse):
    return suggested(baby=baby, by=nurse)


@pytest.fixture
def parent(client, baby):
    client.force_login(parent_of(baby))
    return client


def at_clinic(share, page=""):
    return f"/clinic/babies/{share.pk}/dates/{page}"


def at_home(row):
    return f"/babies/{row.baby_id}/sharing/dates/{row.pk}/"


def sharing(row):
    return f"/babies/{row.baby_id}/sharing/"


def weeks_of(baby):
    baby.refresh_from_db()
    return baby.gestation_weeks, baby.gestation_days


def token_on(page):
    return page.context["token"]


def test_a_nurse_asks_and_sees_that_the_family_is_asked(at_work, nurse, share):
    page = words_of(at_work.get(at_clinic(share)))
    assert "Suggest other dates" in page
    assert "Nothing yet." in page
    assert Look.objects.get().part == "dates"
    answer = at_work.post(at_clinic(share), SENT)
    assert answer["Location"] == at_clinic(share)
    row = Correction.objects.get()
    assert (row.baby, row.clinic, row.by) == (share.baby, nurse.clinic, nurse)
    page = words_of(at_work.get(at_clinic(share)))
    assert "A suggestion waits for the family." in page
    assert (
        "Waits for the family Weeks at birth: 36 weeks 6 days → 37 weeks "
        "Our birth record says so. Nurse Example, 30 October 2026" in page
    )


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"why": ""}, "Please say where these dates are from."),
        ({"gestation_weeks": "36", "gestation_days": "6"}, "the dates the family gave"),
        ({"gestation_weeks": "22"}, "This is a rare number of weeks."),
        ({"birth_on": "2999-01-01"}, "Please check"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(at_work, share, sent, sentence):
    assert sentence in words_of(at_work.post(at_clinic(share), {**SENT, **sent}))
    assert not Correction.objects.exists()


def test_while_one_waits_no_other_is_taken(at_work, share, row):
    page = words_of(at_work.post(at_clinic(share), {**SENT, "gestation_days": "1"}))
    assert "A suggestion waits" in page
    assert Correction.objects.get() == row


def test_a_nurse_takes_it_back_once(at_work, share, row):
    address = at_clinic(share, f"{row.pk}/withdraw/")
    assert at_work.get(address)["Location"] == at_clinic(share)
    row.refresh_from_db()
    assert row.verdict == "open"
    at_work.post(address)
    assert "Withdrawn on 30 October 2026" in words_of(at_work.get(at_clinic(share)))
    at_work.post(address)
    page = at_work.get(at_clinic(share)).content.decode()
    assert "This suggestion was taken back already." in page


def test_the_suggestion_of_another_clinic_is_not_found(at_work, share):
    other = suggested(baby=share.baby, by=make_staff())
    address = at_clinic(share, f"{other.pk}/withdraw/")
    assert at_work.post(address).status_code == 404
    other.refresh_from_db()
    assert other.verdict == "open"


def test_an_ended_share_suggests_nothing(at_work, share):
    share.ended_at = share.from_at = NOW.replace(month=10, day=30)
    share.save()
    assert at_work.post(at_clinic(share), SENT).status_code == 404
    assert not Correction.objects.exists()


def test_the_family_sees_old_new_and_the_effect(parent, row):
    assert "Waits for your answer" in words_of(parent.get(sharing(row)))
    page = words_of(parent.get(at_home(row)))
    assert "Example Clinic suggested this on 23 November 2026." in page
    assert "Weeks at birth 36 weeks 6 days 37 weeks" in page
    assert "Test Juniper would be past the usual time at once." in page
    assert "today would be day 59" in page
    assert "Nothing is saved yet." in page


def test_accepting_saves_the_dates_and_both_sides_see_it(parent, at_work, share, row):
    parent.force_login(parent_of(row.baby))
    token = token_on(parent.get(at_home(row)))
    answer = parent.post(at_home(row), {"verdict": "accepted", "token": token})
    assert answer["Location"] == sharing(row)
    assert weeks_of(row.baby) == (37, 0)
    assert "Accepted on 30 October 2026" in words_of(parent.get(sharing(row)))
    assert "Look and choose" not in words_of(parent.get(sharing(row)))
    assert "Accepted Weeks at birth" in words_of(parent.get(at_home(row)))
    nurse = row.by
    at_work.force_login(nurse.user)
    assert "Accepted on 30 October 2026" in words_of(at_work.get(at_clinic(share)))


def test_refusing_changes_nothing(parent, row):
    parent.post(at_home(row), {"verdict": "refused"})
    assert weeks_of(row.baby) == (36, 6)
    assert "Refused on 30 October 2026" in words_of(parent.get(sharing(row)))


@pytest.mark.parametrize(
    "sent", [{}, {"verdict": "perhaps"}, {"verdict": "accepted", "token": "old"}]
)
def test_an_answer_to_something_else_changes_nothing(parent, row, sent):
    page = parent.post(at_home(row), sent)
    assert "Please look at this once more" in page.content.decode()
    row.refresh_from_db()
    assert (row.verdict, weeks_of(row.baby)) == ("open", (36, 6))


@pytest.mark.parametrize("verdict", ["accepted", "refused"])
def test_what_was_taken_back_is_told_and_changes_nothing(parent, row, verdict):
    token = token_on(parent.get(at_home(row)))
    Correction.objects.update(verdict="withdrawn", decided_at=NOW)
    sent = {"verdict": verdict, "token": token}
    page = parent.post(at_home(row), sent, follow=True).content.decode()
    assert "The clinic took this back. Nothing was changed." in page
    assert weeks_of(row.baby) == (36, 6)


def test_dates_changed_since_are_told_and_not_run_over(parent, row):
    token = token_on(parent.get(at_home(row)))
    profile = profile_with(row.baby, {"gestation_days": 5})
    edit_baby(baby=row.baby, profile=profile, by=parent_of(row.baby), now=NOW)
    page = words_of(parent.get(at_home(row)))
    assert "You have changed the dates since." in page
    assert "Use the new dates" not in page
    sent = {"verdict": "accepted", "token": token}
    page = parent.post(at_home(row), sent, follow=True).content.decode()
    assert "The dates are others by now. Nothing was changed." in page
    assert weeks_of(row.baby) == (36, 5)


def test_an_entry_before_the_new_birth_date_is_named(parent, baby, nurse):
    make_smile(baby=baby)
    row = suggested(baby=baby, by=nurse, birth_on="2026-09-15")
    page = parent.get(at_home(row))
    assert "There is an entry from 11 September 2026" in words_of(page)
    sent = {"verdict": "accepted", "token": token_on(page)}
    said = parent.post(at_home(row), sent, follow=True).content.decode()
    assert "An entry is older than this. Nothing was changed." in said
    baby.refresh_from_db()
    assert str(baby.birth_on) == "2026-09-01"


@pytest.mark.parametrize("role", [Role.CAREGIVER, Role.VIEWER])
def test_only_a_parent_decides(client, row, role):
    client.force_login(make_caregiver(baby=row.baby, role=role).user)
    assert client.post(at_home(row), {"verdict": "refused"}).status_code == 404
    page = words_of(client.get(sharing(row)))
    assert "Waits for your answer" in page
    assert "Look and choose" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_for_more_rows(
    at_work, nurse, share, rows, django_assert_num_queries
):
    for number in range(rows):
        row = suggested(baby=share.baby, by=nurse, gestation_weeks=30 + number)
        Correction.objects.filter(pk=row.pk).update(verdict="refused")
    at_work.get(at_clinic(share))
    with django_assert_num_queries(10):
        at_work.get(at_clinic(share))
