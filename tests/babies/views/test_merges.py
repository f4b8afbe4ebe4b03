"""Two caregivers log one minute: both are kept, and may be put together."""

import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine

from babies.models import Smile
from tests.babies.views.pages import messages_of, words_of
from tests.factories import make_baby, make_caregiver, make_smile, make_user

NOW = datetime(2026, 10, 16, 12, 1, tzinfo=UTC)
ON = date(2026, 10, 16)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def baby(user):
    return make_baby(by=user)


@pytest.fixture
def pair(user, baby):
    """Mine, with an answer, and theirs."""
    partner = make_caregiver(baby=baby).user
    mine = make_smile(baby=baby, on=ON, by=user, state="asleep")
    return mine, make_smile(baby=baby, on=ON, by=partner)


def merge_of(one, other):
    return f"/babies/{one.baby_id}/smiles/{one.pk}/merge/{other.pk}/"


def test_the_page_of_an_entry_asks_about_the_other(signed_in, pair):
    mine, theirs = pair
    page = words_of(signed_in.get(f"/babies/{mine.baby_id}/smiles/{mine.pk}/"))
    assert (
        "Somebody else logged one at 1 p.m.: Not clear yet. Was it the same smile?"
    ) in page
    assert f'action="{merge_of(mine, theirs)}"' in page


def test_a_viewer_is_not_asked(client, pair):
    viewer = make_user()
    make_caregiver(baby=pair[0].baby, user=viewer, role="viewer")
    client.force_login(viewer)
    page = client.get(f"/babies/{pair[0].baby_id}/smiles/{pair[0].pk}/")
    assert "Was it the same smile?" not in words_of(page)
    assert page.context["same"] is None


def test_one_tap_puts_them_together_and_one_takes_them_apart(signed_in, pair):
    mine, theirs = pair
    data = {"next": f"/babies/{mine.baby_id}/"}
    for _twice in range(2):
        response = signed_in.post(merge_of(theirs, mine), data)
        assert response["Location"] == data["next"]
    theirs.refresh_from_db()
    assert (theirs.binned_at, theirs.merged_into) == (NOW, mine)
    restore = f"/babies/{mine.baby_id}/smiles/{theirs.pk}/restore/"
    page = signed_in.get(data["next"])
    assert messages_of(page) == [
        (
            "One smile now. We kept the entry of 1 p.m.: Sleep or reflex smile.",
            restore,
        )
    ]

    signed_in.post(restore)
    theirs.refresh_from_db()
    assert (theirs.binned_at, theirs.merged_into) == (None, None)


def test_looking_at_the_address_changes_nothing(signed_in, pair):
    mine, theirs = pair
    answer = signed_in.get(merge_of(mine, theirs))
    assert answer["Location"] == f"/babies/{mine.baby_id}/smiles/{mine.pk}/"
    assert Smile.objects.filter(binned_at=None).count() == 2


def test_only_entries_that_can_be_one_smile_are_put_together(signed_in, user, pair):
    mine, _theirs = pair
    own = make_smile(baby=mine.baby, on=ON, by=user)
    elsewhere = make_smile(baby=make_baby(by=user), on=ON, by=make_user())
    nobody = Smile(pk=uuid.uuid4(), baby=mine.baby)
    for other in (mine, own, elsewhere, nobody):
        assert signed_in.post(merge_of(mine, other)).status_code == 404
    assert Smile.objects.filter(binned_at=None).count() == 4
