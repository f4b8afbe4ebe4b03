from datetime import date

import pytest
import time_machine

from tests.factories import make_answer, make_caregiver, make_user
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db
FACES = "cdc-02m-studies-faces"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-10-28T12:00Z", tick=False):
        yield


def address(baby):
    return f"/babies/{baby.pk}/lost/"


def test_smiling_comes_first_then_what_was_there(signed_in, baby):
    make_answer(baby=baby, on=date(2026, 10, 20), expectation=FACES)
    make_answer(baby=baby, on=date(2026, 10, 21), expectation=FACES)
    make_answer(
        baby=baby,
        on=date(2026, 10, 20),
        expectation="cdc-02m-notices-loud-noise",
        value="not_yet",
    )
    response = signed_in.get(address(baby))
    assert words_of(response).startswith(
        "Blue or gray, hard to wake, or not breathing well? Call 999 now. 999 "
        "What to do now Something has stopped "
        "Juniper did something before and does not do it now? Tap what it is. "
        "Smiling at people Gazes at the face of a caregiver You answered yes before. "
        "Something else Tell us on the page about worries. "
        "Everything else on the lists so far"
    )
    html = main_of(response)
    for slug in ("social-smile", FACES):
        assert html.count(f'href="/babies/{baby.pk}/milestones/{slug}/lost/"') == 1
    assert "cdc-02m-social-smile-responsive" not in html
    assert "cdc-02m-notices-loud-noise/lost/" in html
    assert "cdc-04m" not in html


def test_every_choice_has_its_page(signed_in, baby):
    response = signed_in.get(address(baby))
    slugs = [slug for slug, _ in response.context["others"]]
    assert len(slugs) == len(set(slugs)) > 10
    for slug in ("social-smile", *slugs):
        page = signed_in.get(f"/babies/{baby.pk}/milestones/{slug}/lost/")
        assert "Save this" in words_of(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_more_rows(
    signed_in, baby, rows, django_assert_num_queries
):
    for number in range(rows):
        make_answer(baby=baby, on=date(2026, 10, 20 + number), expectation=FACES)
    with django_assert_num_queries(4):
        signed_in.get(address(baby))


def test_a_viewer_can_read_it(client, baby):
    viewer = make_user()
    make_caregiver(baby=baby, user=viewer, role="viewer")
    client.force_login(viewer)
    assert "Smiling at people" in words_of(client.get(address(baby)))
