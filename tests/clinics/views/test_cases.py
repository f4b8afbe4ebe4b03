"""Staff see why a baby is on the list and do something about it."""

import uuid
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from babies.models import Smile
from babies.watch import set_watched
from clinics.choices import Action, Mode, Outcome
from clinics.models import Case, CaseStep, Referral, StaffAdvice
from tests.at_once import both_at_once
from tests.clinics.rows import make_clinic, make_share, make_staff
from tests.factories import NOW, make_baby
from tests.milestones.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LATE = "social_smile_late"


@pytest.fixture(autouse=True)
def clock(settings):
    settings.STAFF_TWO_FACTOR = "optional"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def nurse(client):
    nurse = make_staff()
    client.force_login(nurse.user)
    return nurse


def watched(nurse, *, age=60, **said):
    baby = make_baby(birth_on=TODAY - timedelta(days=age))
    set_watched(baby, is_watched=True)
    until_at = NOW + timedelta(days=90)
    said = {"mode": Mode.WATCH, "until_at": until_at, **said}
    return make_share(baby=baby, clinic=nurse.clinic, **said)


def at(share, kind=LATE):
    return reverse("clinics:case", args=[share.pk, kind])


def do(client, share, action, kind=LATE, **said):
    data = {"action": action.value, "key": str(uuid.uuid4()), **said}
    return client.post(at(share, kind), data)


def test_a_case_says_why_in_words(client, nurse):
    page = words_of(client.get(at(watched(nurse))))
    assert "Unanswered · nothing logged Talk Since" in page
    assert "What was done Nothing yet." in page


def test_a_reason_that_is_gone_says_so(client, nurse):
    share = watched(nurse, age=30)
    assert "This reason is gone." in words_of(client.get(at(share)))
    answer = do(client, share, Action.ACKNOWLEDGED)
    assert answer["Location"] == "/clinic/"
    assert not Case.objects.exists()


def test_a_post_without_an_action_changes_nothing(client, nurse):
    assert client.post(at(watched(nurse)), {})["Location"] == "/clinic/"
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("action", "said", "kept"),
    [
        (Action.TAKEN, {}, {}),
        (Action.ACKNOWLEDGED, {"note": "Called."}, {"note": "Called."}),
        (
            Action.SNOOZED,
            {"until_on": "2026-11-30"},
            {"until_on": date(2026, 11, 30)},
        ),
        (Action.CLOSED, {"outcome": "not_reached"}, {"outcome": "not_reached"}),
    ],
)
def test_a_step_is_kept_and_the_list_follows(client, nurse, action, said, kept):
    share = watched(nurse)
    answer = do(client, share, action, **said)
    assert answer["Location"] == "/clinic/"
    step = CaseStep.objects.get()
    assert (step.action, step.by) == (action, nurse)
    assert {name: getattr(step, name) for name in kept} == kept
    page = words_of(client.get(at(share)))
    assert f"What was done {step.get_action_display()}" in page


def test_a_form_sent_twice_is_one_step(client, nurse):
    share, key = watched(nurse), str(uuid.uuid4())
    for _ in range(2):
        sent = {"action": "referred", "kind": "vision", "key": key}
        client.post(at(share), sent)
    assert CaseStep.objects.count() == 1
    assert Referral.objects.count() == 1


def test_advice_reaches_the_family_and_the_note_does_not(client, nurse):
    share = watched(nurse)
    sent = {"kind": "call_us", "words": "Mornings are best.", "note": "Third try."}
    client.post(at(share), {"action": "advised", "key": str(uuid.uuid4()), **sent})
    advice = StaffAdvice.objects.get()
    assert (advice.baby, advice.kind, advice.words, advice.by) == (
        share.baby, "call_us", "Mornings are best.", nurse,
    )  # fmt: skip
    assert CaseStep.objects.get().note == "Third try."


def test_a_referral_is_sent(client, nurse):
    share = watched(nurse)
    client.post(
        at(share),
        {"action": "referred", "kind": "hearing", "service": "Example ears"},
    )
    referral = Referral.objects.get()
    assert (referral.baby, referral.kind, referral.service, referral.step) == (
        share.baby, "hearing", "Example ears", "sent",
    )  # fmt: skip


def test_closing_without_an_outcome_is_refused_beside_the_field(client, nurse):
    share = watched(nurse)
    answer = do(client, share, Action.CLOSED, note="Seen today.")
    assert "Please choose how this ended." in words_of(answer)
    assert "Seen today." in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("action", "said", "sentence"),
    [
        (Action.CLOSED, {"outcome": "vanished"}, "Please choose one of these."),
        (Action.SNOOZED, {}, "Please choose a day."),
        (Action.SNOOZED, {"until_on": "soon"}, "Please give a day, such as"),
        (
            Action.SNOOZED,
            {"until_on": "2026-11-23"},
            "Please choose a day from tomorrow on, within 90 days.",
        ),
        (Action.ADVISED, {}, "Please choose the advice."),
        (Action.REFERRED, {}, "Please choose where to."),
        (Action.HANDED_OVER, {}, "Please choose a colleague."),
        (Action.HANDED_OVER, {"to_staff": "me"}, "Please choose one of these."),
    ],
)
def test_a_bad_form_gets_a_sentence_and_changes_nothing(
    client, nurse, action, said, sentence
):
    answer = do(client, watched(nurse), action, **said)
    assert sentence in words_of(answer)
    assert not Case.objects.exists()


def test_seen_smiling_closes_a_matter_of_smiling(client, nurse):
    share = watched(nurse)
    do(client, share, Action.CLOSED, outcome=Outcome.SMILING_SEEN.value)
    assert Smile.objects.get().reporter == "staff"
    assert "This reason is gone." in words_of(client.get(at(share)))


def test_seen_smiling_is_no_answer_to_a_worry(client, nurse):
    share = watched(nurse)
    share.baby.concerns.create(kind="worry", on=TODAY, logged_at=NOW)
    answer = do(client, share, Action.CLOSED, "parent_worry", outcome="smiling_seen")
    assert "Please choose one of these." in words_of(answer)
    assert not Smile.objects.exists()


def test_who_comes_second_learns_who_was_first(client, nurse):
    share = watched(nurse)
    do(client, share, Action.TAKEN)
    other = make_staff(clinic=nurse.clinic, name="Other Example")
    client.force_login(other.user)
    answer = client.post(at(share), {"action": "taken"})
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told[-1] == "Nurse Example has taken this already."
    assert Case.objects.get().taken_by == nurse


def test_a_colleague_gets_the_case(client, nurse):
    share = watched(nurse)
    other = make_staff(clinic=nurse.clinic)
    do(client, share, Action.HANDED_OVER, to_staff=str(other.pk))
    assert Case.objects.get().taken_by == other


@pytest.mark.parametrize("kind", ["nonsense", "laughter"])
def test_what_is_unknown_or_not_shared_is_not_found(client, nurse, kind):
    share = watched(nurse, parts=("summary", "smiles"))
    assert client.get(at(share, kind)).status_code == 404
    assert do(client, share, Action.ACKNOWLEDGED, kind).status_code == 404
    assert not Case.objects.exists()


def test_another_clinic_finds_nothing(client, nurse):
    share = watched(make_staff())
    assert do(client, share, Action.ACKNOWLEDGED).status_code == 404
    assert client.get(at(share)).status_code == 404
    assert not Case.objects.exists()


def test_an_ended_share_ends_at_the_next_click(client, nurse):
    share = watched(nurse)
    assert client.get(at(share)).status_code == 200
    share.ended_at = NOW
    share.save()
    assert do(client, share, Action.ACKNOWLEDGED).status_code == 404
    assert not Case.objects.exists()


def test_signed_out_staff_sign_in_first(client):
    share = watched(make_staff(clinic=make_clinic()))
    assert client.get(at(share))["Location"].startswith("/accounts/login/")


def test_a_forms_key_used_for_another_baby_is_a_step_of_its_own(client, nurse):
    key = str(uuid.uuid4())
    sent = {"action": "referred", "kind": "vision", "key": key}
    shares = [watched(nurse), watched(nurse)]
    for share in (*shares, shares[0]):
        client.post(at(share), sent)
    found = Referral.objects.values_list("baby", flat=True)
    assert sorted(found) == sorted(share.baby_id for share in shares)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("action", [Action.TAKEN, Action.CLOSED])
def test_of_two_nurses_at_once_one_settles_it_and_the_other_is_told(
    client, nurse, action
):
    share = watched(nurse)
    people = [nurse, make_staff(clinic=nurse.clinic, name="Kim")]

    def settle(person):
        browser = type(client)()
        browser.force_login(person.user)
        said = {"outcome": "not_reached"} if action is Action.CLOSED else {}
        answer = do(browser, share, action, **said)
        return [str(message) for message in get_messages(answer.wsgi_request)]

    answers = dict(zip(people, both_at_once(settle, *people), strict=True))
    step = CaseStep.objects.get()
    (first,) = (person for person in people if person == step.by)
    (late,) = (person for person in people if person != first)
    assert answers[late] == [f"{first.name} has {action} this already."]
    assert (step.action, Case.objects.get().taken_by) == (action, step.by)
