import re
import uuid

import pytest

from clinical import RULES_VERSION
from clinical.catalog import catalog
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


def test_emergency_help_needs_no_sign_in(client):
    page = words_of(client.get("/urgent/"))
    assert page.startswith("Call your local emergency number now if your baby:")
    assert "tel:" not in main_of(client.get("/urgent/"))


def test_a_page_of_a_family_brings_its_number(client):
    response = client.get("/urgent/", {"call": "999"})
    assert words_of(response).startswith("Call 999 now if your baby:")
    assert 'href="tel:999"' in main_of(response)


@pytest.mark.parametrize("call", ["0900123456", "javascript:alert(1)", "\x00", "99"])
def test_no_other_number_can_be_put_there(client, call):
    assert "tel:" not in main_of(client.get("/urgent/", {"call": call}))


def test_emergency_help_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/urgent/")
    assert "Put nothing in the mouth." in words_of(response)


def test_every_cited_source_is_listed_once(client):
    response = client.get("/learn/sources/")
    page = main_of(response)
    shown = {source.key for source in catalog().sources if f'id="{source.key}"' in page}
    assert {"S0", "SMOCC", "CDC2022", "WHO2006"} <= shown
    assert all(page.count(f'id="{key}"') == 1 for key in shown)
    assert set(re.findall(r'href="#(\w+)"', page)) <= shown
    assert words_of(response).startswith(
        f"Where this comes from Rules {RULES_VERSION}, not yet signed by a clinician."
    )


def test_lists_and_numbers_lead_to_their_sources(client):
    response = client.get("/learn/sources/")
    page = main_of(response)
    assert 'href="https://www.cdc.gov/ActEarly"' in page
    assert "A smile back at a person counts as social from day 28 S11" in words_of(
        response
    )
    assert "Days with a smile that confirm it 2 our own choice" in words_of(response)
    assert 'href="#S11"' in page


def test_emergency_help_leads_back_to_the_baby_it_was_opened_from(client):
    pk = uuid.uuid4()
    response = client.get("/urgent/", {"baby": str(pk), "call": "999"})
    assert f'href="/babies/{pk}/"' in main_of(response)
    assert words_of(response).startswith("Back to your baby Call 999 now")


@pytest.mark.parametrize("baby", ["", "x", "../..", "\x00"])
def test_emergency_help_leads_back_to_nothing_else(client, baby):
    page = words_of(client.get("/urgent/", {"baby": baby}))
    assert page.startswith("Call your local emergency number now")
