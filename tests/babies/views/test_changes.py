"""Other answers about a smile: awake after all, those of before, and stale forms."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from babies.models import Smile, SmileDay, SmileVersion
from babies.services import change_answers
from babies.views.changes import smile_edit
from tests.babies.views.pages import messages_of, words_of
from tests.factories import (
    PASSWORD,
    make_baby,
    make_caregiver,
    make_seen,
    make_smile,
    make_user,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ON = date(2026, 10, 16)
FORM = {"when": "day", "on": "2026-10-16"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def smile(user):
    return make_smile(baby=make_baby(by=user), on=ON, state="asleep")


def at(smile, what=""):
    return f"/babies/{smile.baby_id}/smiles/{smile.pk}/{what}"


def stamp_on(page):
    return page.context["stamp"]


def changed_elsewhere(smile, **said):
    other = make_caregiver(baby=smile.baby).user
    seen = make_seen(baby=smile.baby, on=ON, **said)
    change_answers(smile=smile, seen=seen, by=other, now=NOW)


@pytest.fixture
def guessed(user):
    return make_smile(
        baby=make_baby(by=user), on=ON, state="asleep", state_is_guess=True
    )


def test_one_tap_says_the_baby_was_awake(signed_in, guessed):
    assert "No, awake" in words_of(signed_in.get(at(guessed)))
    response = signed_in.post(at(guessed, "awake/"), follow=True)
    smile = Smile.objects.get()
    assert (smile.state, smile.state_is_guess) == ("awake", False)
    assert (smile.smile_class, SmileDay.objects.get().reflex) == ("unclear", 0)
    assert response.redirect_chain == [(at(guessed), 302)]
    assert messages_of(response) == [("Saved. It is not clear yet, which is fine.", "")]
    assert "No, awake" not in words_of(signed_in.get(at(guessed)))
    assert "Asleep, by the sleep timer → Awake" in words_of(signed_in.get(at(guessed)))


def test_looking_at_that_address_changes_nothing(signed_in, guessed):
    for what in ("awake/", "earlier/"):
        assert signed_in.get(at(guessed, what))["Location"] == at(guessed)
    assert Smile.objects.get().state == "asleep"


def test_saving_the_form_makes_a_guess_an_answer(signed_in, guessed):
    signed_in.post(at(guessed, "edit/"), {**FORM, "state": "asleep"})
    assert not Smile.objects.get().state_is_guess


def test_earlier_answers_come_back_as_one_more_change(signed_in, user, smile):
    seen = make_seen(baby=smile.baby, on=ON, state="awake", note="Changed")
    change_answers(smile=smile, seen=seen, by=user, now=NOW)
    first = SmileVersion.objects.get(change="created")
    page = words_of(signed_in.get(at(smile)))
    assert page.count("Go back to these answers") == 1
    assert f'name="version" value="{first.pk}"' in page

    response = signed_in.post(at(smile, "earlier/"), {"version": first.pk}, follow=True)
    row = Smile.objects.get()
    assert (row.state, row.note, row.smile_class) == ("asleep", "", "reflex")
    assert SmileDay.objects.get().reflex == 1
    changes = SmileVersion.objects.order_by("pk").values_list("change", flat=True)
    assert list(changes) == ["created", "changed", "changed"]
    assert messages_of(response) == [("Saved as a sleep or reflex smile.", "")]


def test_a_viewer_is_offered_no_way_back(client, user, smile):
    seen = make_seen(baby=smile.baby, on=ON, state="awake")
    change_answers(smile=smile, seen=seen, by=user, now=NOW)
    viewer = make_user()
    make_caregiver(baby=smile.baby, user=viewer, role="viewer")
    client.force_login(viewer)
    page = words_of(client.get(at(smile)))
    assert "Asleep → Awake" in page
    assert "Go back to these answers" not in page


@pytest.mark.parametrize("version", ["", "-1", "1.5", "٣", "9" * 18, "9" * 400, "\0"])
def test_a_version_that_is_not_there_is_not_found(signed_in, smile, version):
    answer = signed_in.post(at(smile, "earlier/"), {"version": version})
    assert answer.status_code == 404
    assert not SmileVersion.objects.exists()


def test_the_version_of_another_smile_is_not_found(signed_in, user, smile):
    other = make_smile(baby=smile.baby)
    seen = make_seen(baby=smile.baby, note="Other")
    change_answers(smile=other, seen=seen, by=user, now=NOW)
    version = SmileVersion.objects.order_by("pk")[0]
    answer = signed_in.post(at(smile, "earlier/"), {"version": version.pk})
    assert answer.status_code == 404
    assert not smile.versions.exists()


def test_answers_from_before_the_birth_stay_in_the_history(signed_in, user, smile):
    seen = make_seen(baby=smile.baby, on=date(2026, 10, 20), state="awake")
    change_answers(smile=smile, seen=seen, by=user, now=NOW)
    type(smile.baby).objects.update(birth_on="2026-10-17", zero_on="2026-10-17")
    first = SmileVersion.objects.get(change="created")
    response = signed_in.post(at(smile, "earlier/"), {"version": first.pk}, follow=True)
    assert messages_of(response) == [
        ("This smile is from before the birth date now.", "")
    ]
    assert Smile.objects.get().state == "awake"


def test_a_form_that_is_older_than_the_entry_shows_both_and_keeps_mine(
    signed_in, smile
):
    stamp = stamp_on(signed_in.get(at(smile, "edit/")))
    changed_elsewhere(smile, state="drowsy", note="Theirs")
    data = {**FORM, "state": "awake", "note": "Mine", "stamp": stamp}

    refused = signed_in.post(at(smile, "edit/"), data)
    page = words_of(refused)
    assert "Somebody changed this entry while you wrote." in page
    assert "Now: Sleepy. Yours: Awake." in page
    assert "Now: Theirs. Yours: Mine." in page
    assert refused.context["form"]["note"].value() == "Mine"
    assert Smile.objects.get().note == "Theirs"

    signed_in.post(at(smile, "edit/"), {**data, "stamp": stamp_on(refused)})
    assert (Smile.objects.get().note, Smile.objects.get().state) == ("Mine", "awake")


def test_a_refused_form_stays_as_old_as_it_is(signed_in, smile):
    stamp = stamp_on(signed_in.get(at(smile, "edit/")))
    changed_elsewhere(smile, note="Theirs")
    data = {"when": "day", "on": "2020-01-01", "stamp": stamp}
    assert stamp_on(signed_in.post(at(smile, "edit/"), data)) == stamp


def test_a_kept_form_stays_as_old_as_it_is(client, user, smile):
    client.force_login(user)
    stamp = stamp_on(client.get(at(smile, "edit/")))
    client.logout()
    data = {**FORM, "note": "Mine", "stamp": stamp}
    asked = client.post(at(smile, "edit/"), data)["Location"]
    changed_elsewhere(smile, note="Theirs")
    back = client.post(asked, {"login": user.email, "password": PASSWORD})
    page = client.get(back["Location"])
    assert (stamp_on(page), page.context["form"]["note"].value()) == (stamp, "Mine")


@pytest.mark.parametrize("stamp", ["", "made-up"])
def test_the_same_answers_never_clash(signed_in, smile, stamp):
    data = {**FORM, "state": "asleep", "note": "Mine", "stamp": stamp}
    changed_elsewhere(
        smile, state="asleep", note="Mine", precision="day", observed_at=None
    )
    assert signed_in.post(at(smile, "edit/"), data)["Location"] == at(smile)
    assert Smile.objects.get().note == "Mine"


def test_what_was_typed_is_taken_back_after_signing_in():
    assert vars(smile_edit)["takes_back_posts"] is True
