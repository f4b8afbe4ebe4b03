"""A family gives, sees and takes back."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages

from babies.choices import Role
from clinics.choices import Mode, Part, ReferralKind
from clinics.codes import open_with_code
from clinics.looks import record_look
from clinics.models import ExamCode, Note, Share, StaffAdvice
from clinics.referrals import Sent, send_referral
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby, make_caregiver, make_smile, make_user
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def parent(client):
    parent = make_user()
    client.force_login(parent)
    return parent


@pytest.fixture
def baby(parent):
    return make_baby(by=parent, birth_on=NOW.date() - timedelta(days=60))


def at(baby, page=""):
    return f"/babies/{baby.pk}/sharing/{page}"


def offer(**said):
    return {"mode": "look", "parts": ["summary", "smiles"], "until": "week", **said}


def test_nothing_is_shared_at_first(client, baby):
    page = words_of(client.get(at(baby)))
    assert "Only the family sees this diary." in page
    assert "Nobody has looked yet." in page


@pytest.mark.parametrize(
    ("said", "until_at"),
    [
        ({"until": "hour"}, NOW + timedelta(hours=1)),
        ({"until": "week"}, NOW + WEEK),
        ({"until": "quarter"}, NOW + timedelta(days=90)),
        (
            {"until": "date", "until_on": "2026-11-30"},
            datetime(2026, 12, 1, tzinfo=UTC),
        ),
    ],
)
def test_a_clinic_is_found_by_its_code_and_the_share_ends_by_itself(
    client, baby, said, until_at
):
    clinic = make_clinic(code="SUNNY1")
    answer = client.post(at(baby, "new/"), offer(code=" sunny1 ", **said))
    assert answer["Location"] == at(baby)
    share = Share.objects.get()
    assert (share.clinic, share.mode, share.parts, share.until_at) == (
        clinic, "look", ["summary", "smiles"], until_at,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"code": "NOBODY"}, "No clinic has this code. Please check it."),
        ({"mode": "watch"}, "Only a clinic can watch. Please give its code."),
        ({"parts": []}, "Please choose at least one part."),
        ({"parts": ["all"]}, "Please choose from these."),
        ({"until": "ever"}, "Please choose from these."),
        ({"until": "date"}, "Please choose a day."),
        (
            {"until": "date", "until_on": "2026-11-22"},
            "Please choose a day from today on, within a year.",
        ),
        (
            {"until": "date", "until_on": "9999-12-31"},
            "Please choose a day from today on, within a year.",
        ),
        ({"until": "date", "until_on": "soon"}, "Please give a day, such as"),
        ({"mode": "stare"}, "Please choose from these."),
    ],
)
def test_what_cannot_be_shared_is_refused_beside_its_field(
    client, baby, said, sentence
):
    assert sentence in words_of(client.post(at(baby, "new/"), offer(**said)))
    assert not Share.objects.exists()


def test_a_look_at_the_preview_shares_nothing(client, baby):
    make_smile(baby=baby, state="asleep")
    answer = client.post(at(baby, "new/"), offer(preview="1"))
    page = words_of(answer)
    assert "As they will see it" in page
    assert "Newest smile entry" in page
    assert not Share.objects.exists()


def test_a_preview_of_nothing_asks_for_parts(client, baby):
    answer = client.post(at(baby, "new/"), offer(parts=[], preview="1"))
    assert "Please choose at least one part." in words_of(answer)
    assert "As they will see it" not in words_of(answer)


def test_the_address_of_a_clinic_fills_in_its_code(client, baby):
    page = main_of(client.get(at(baby, "new/?clinic=SUNNY1")))
    assert 'value="SUNNY1"' in page


def test_a_link_is_shown_once_with_its_passcode(client, baby):
    page = main_of(client.post(at(baby, "new/"), offer()))
    share = Share.objects.get()
    assert share.clinic is None
    assert "/s/" in page
    assert share.secret_hash not in page
    assert "Whoever has the link" in words_of(client.get(at(baby)))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"mode": Mode.LOOK}, "They look when you ask. They do not watch."),
        (
            {"mode": Mode.WATCH, "accepted_at": None},
            "You asked them to watch. They have not answered yet.",
        ),
        (
            {"mode": Mode.WATCH, "reading_days": [3]},
            "They watch. Next reading day: 25 November 2026.",
        ),
    ],
)
def test_a_share_says_whether_somebody_watches(client, baby, said, sentence):
    make_share(baby=baby, clinic=make_clinic(), **said)
    page = words_of(client.get(at(baby)))
    assert "Example Clinic Summary, Smiles, Milestones" in page
    assert sentence in page


def test_ending_a_share_shuts_the_clinic_out_at_once(client, baby):
    staff = make_staff()
    share = make_share(baby=baby, clinic=staff.clinic)
    client.post(at(baby, f"{share.pk}/end/"))
    assert not Share.objects.open_to(staff.user, NOW).exists()
    assert "Only the family sees" in words_of(client.get(at(baby)))


def test_a_look_at_the_page_that_ends_changes_nothing(client, baby):
    share = make_share(baby=baby, clinic=make_clinic())
    assert client.get(at(baby, f"{share.pk}/end/"))["Location"] == at(baby)
    assert Share.objects.open_at(NOW).exists()


def test_every_look_is_one_line_in_plain_words(client, baby):
    staff = make_staff()
    share = make_share(baby=baby, clinic=staff.clinic)
    record_look(share=share, staff=staff, part="summary", now=NOW)
    record_look(share=share, staff=None, part="print", now=NOW)
    page = words_of(client.get(at(baby)))
    assert (
        "Nurse Example of Example Clinic looked at “Summary” on "
        "23 November 2026, noon" in page
    )
    assert "Somebody with your link looked at “The whole record, to print” on" in page


def test_a_code_for_the_exam_room_opens_what_was_chosen(client, baby):
    answer = client.post(at(baby, "code/"), {"parts": ["summary"]})
    assert "It works once, until 12:15 p.m." in words_of(answer)
    code = answer.context["code"]
    share = open_with_code(typed=code, staff=make_staff(), now=NOW)
    assert (share.baby, share.parts) == (baby, ["summary"])


def test_a_code_needs_a_part(client, baby):
    assert "Show the code" in words_of(client.get(at(baby, "code/")))
    answer = client.post(at(baby, "code/"), {})
    assert "Please choose at least one part." in words_of(answer)
    assert not ExamCode.objects.exists()


def make_advice(baby, **said):
    staff = make_staff()
    return StaffAdvice.objects.create(
        baby=baby, clinic=staff.clinic, kind="call_us", by=staff, at=NOW, **said
    )


def test_advice_is_read_and_answered(client, baby, parent):
    advice = make_advice(baby, words="Any morning.")
    page = words_of(client.get(at(baby)))
    assert "Please call us Any morning. Example Clinic, 23 November 2026" in page
    address = at(baby, f"advice/{advice.pk}/")
    assert "Any morning." in words_of(client.get(address))
    sent = {"reply": "question", "words": "Which number?"}
    assert client.post(address, sent)["Location"] == at(baby)
    advice.refresh_from_db()
    assert (advice.reply, advice.reply_words, advice.replied_by) == (
        "question", "Which number?", parent,
    )  # fmt: skip
    assert "Your answer: I have a question" in words_of(client.get(at(baby)))


def test_an_answer_that_does_not_exist_is_refused(client, baby):
    advice = make_advice(baby)
    answer = client.post(at(baby, f"advice/{advice.pk}/"), {"reply": "never"})
    assert "Please choose from these." in words_of(answer)
    advice.refresh_from_db()
    assert advice.reply == ""


def test_notes_for_the_team_never_reach_the_family(client, baby):
    staff = make_staff()
    for audience in ("family", "team"):
        Note.objects.create(
            baby=baby,
            clinic=staff.clinic,
            audience=audience,
            words=f"Written for the {audience}.",
            by=staff,
            at=NOW,
        )
    page = words_of(client.get(at(baby)))
    assert "Written for the family." in page
    assert "Written for the team." not in page


def test_a_referral_is_told_with_its_step(client, baby):
    staff = make_staff()
    send_referral(
        Sent(
            baby=baby,
            kind=ReferralKind.VISION,
            by=staff,
            now=NOW,
            today=date(2026, 11, 23),
        )
    )
    assert "Vision check: Sent, 23 November 2026" in words_of(client.get(at(baby)))


@pytest.mark.parametrize("role", [Role.CAREGIVER, Role.VIEWER])
def test_only_parents_share(client, role):
    baby = make_baby()
    person = make_caregiver(baby=baby, role=role).user
    client.force_login(person)
    share = make_share(baby=baby, clinic=make_clinic())
    assert "Share the diary" not in words_of(client.get(at(baby)))
    for page in ("new/", "code/", f"{share.pk}/end/"):
        assert client.post(at(baby, page), offer()).status_code == 404
    assert list(Share.objects.open_at(NOW)) == [share]


def test_the_share_of_another_baby_is_not_found(client, baby):
    other = make_share(clinic=make_clinic())
    assert client.post(at(baby, f"{other.pk}/end/")).status_code == 404
    assert Share.objects.open_at(NOW).get() == other


def test_sharing_says_that_notes_of_staff_stay(client, baby):
    share = make_share(baby=baby, clinic=make_clinic())
    answer = client.post(at(baby, f"{share.pk}/end/"))
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told == [
        "The share has ended. What staff wrote in their own notes stays there."
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    client, baby, rows, django_assert_num_queries
):
    for _ in range(rows):
        staff = make_staff()
        share = make_share(baby=baby, clinic=staff.clinic, parts=tuple(Part.values))
        record_look(share=share, staff=staff, part="summary", now=NOW)
        make_advice(baby)
    with django_assert_num_queries(12):
        client.get(at(baby))
