import pytest

from clinical.emergency import PLACES, SIGNS
from clinical.library import library
from tests.factories import NOW, make_baby, make_concern, parent_of
from tests.factories_api import api

TIPS = "/api/v1/tips/"


def test_every_tip_is_told_to_everybody_without_a_name(client, db):
    rows = client.get(TIPS).json()["results"]
    assert [row["id"] for row in rows] == [tip.id for tip in library().tips]
    assert any("{name}" in row["text"] for row in rows)
    assert not [row for row in rows if "%(" in row["text"]]


def test_one_tip_says_when_and_for_what_it_is(client, db):
    tip = library().tip_by_id["face-to-face"]
    response = client.get(f"{TIPS}face-to-face/")
    said = response.json()
    assert (said["from_day"], said["to_day"]) == (tip.from_day, tip.to_day)
    assert set(said["serves"]) == {gap.value for gap in tip.gaps}
    assert said["sources"] == list(tip.sources)
    assert response["Cache-Control"] == "public, max-age=3600"
    assert client.get(f"{TIPS}nothing/").status_code == 404


def test_what_to_do_now_is_told_to_everybody(client, db):
    said = client.get("/api/v1/urgent/").json()
    assert said["signs"] == list(SIGNS)
    assert {row["country"] for row in said["places"]} == set(PLACES)
    assert [row["numbers"] for row in said["places"] if row["country"] == "GB"] == [
        ["999", "112"]
    ]


@pytest.fixture
def of_day(db, time_machine):
    """What a baby's page offers to try at six weeks."""
    time_machine.move_to("2026-10-12T12:00:00Z", tick=False)

    def told(baby):
        return api(parent_of(baby)).get(f"/api/v1/babies/{baby.pk}/tips/").json()

    return told


def test_the_tip_of_the_day_speaks_of_the_baby_by_name(of_day):
    said = of_day(make_baby())
    texts = [said["tip"]["text"], *(tip["text"] for tip in said["others"])]
    assert said["is_urgent"] is False
    assert any("Test Juniper" in text for text in texts)
    assert not any("{name}" in text for text in texts)


def test_quiet_pages_offer_none(of_day):
    baby = make_baby()
    baby.quiet_since = NOW
    baby.save()
    assert of_day(baby) == {"is_urgent": False, "tip": None, "others": []}


def test_what_is_urgent_comes_first(of_day):
    baby = make_baby()
    make_concern(baby=baby, on=baby.birth_on, kind="refuses_feeds")
    assert of_day(baby) == {"is_urgent": True, "tip": None, "others": []}
