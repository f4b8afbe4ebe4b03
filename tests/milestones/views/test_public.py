import re
import uuid

import pytest

from clinical import RULES_VERSION
from clinical.catalog import catalog
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


def test_emergency_help_needs_no_sign_in(client):
    page = words_of(client.get("/urgent/"))
    assert page.startswith(
        "Call your local emergency number now if your baby: is not breathing well "
        "is blue, gray or very pale cannot be woken"
    )


def called(response):
    """The numbers of the card on top, and all below."""
    card, below = main_of(response).split("</section>", 1)
    return tuple(re.findall(r'href="tel:(\d+)"', part) for part in (card, below))


BELOW = ["911", "911", "999", "112", "112", "000", "111", "112"]


def test_a_page_of_a_family_brings_its_number(client):
    response = client.get("/urgent/", {"call": "999"})
    assert words_of(response).startswith("Call 999 now if your baby:")
    assert called(response) == (["999", "112"], BELOW)
    assert "Or call 112" in words_of(response)


@pytest.mark.parametrize("call", ["0900123456", "javascript:alert(1)", "\x00", "99"])
def test_no_other_number_can_be_put_there(client, call):
    assert called(client.get("/urgent/", {"call": call})) == ([], BELOW)


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("GB", ["999", "112"]),
        ("uk", ["999", "112"]),
        ("US", ["911"]),
        ("EU", ["112"]),
        ("FR", ["112"]),
        ("NZ", ["111"]),
        ("KE", []),
        ("\x00", []),
        ("", []),
    ],
)
def test_a_visitor_can_name_a_country(client, country, numbers):
    assert called(client.get("/urgent/", {"country": country}))[0] == numbers
    # It wins over the home that the page was opened from.
    asked = {"country": country, "call": "000", "baby": str(uuid.uuid4())}
    assert called(client.get("/urgent/", asked))[0] == (numbers or ["000"])


def test_a_server_can_have_a_country_but_never_for_a_family(client, settings):
    settings.EMERGENCY_COUNTRY = "NZ"
    assert called(client.get("/urgent/"))[0] == ["111"]
    assert called(client.get("/urgent/", {"country": "AU"}))[0] == ["000"]
    assert called(client.get("/urgent/", {"call": "911"}))[0] == ["911"]
    at_home = {"baby": str(uuid.uuid4())}
    assert called(client.get("/urgent/", at_home))[0] == []
    settings.EMERGENCY_COUNTRY = "nowhere"
    assert called(client.get("/urgent/"))[0] == []


def test_a_series_of_bends_is_seen_today(client):
    page = words_of(client.get("/urgent/"))
    assert (
        "A series of quick bends, nods or stretches A doctor should see this today. "
        "If nobody can today, go to an emergency department." in page
    )
    assert "Note what you saw" not in page
    pk = uuid.uuid4()
    html = main_of(client.get("/urgent/", {"baby": str(pk)}))
    assert f'href="/babies/{pk}/laughs/new/?kind=spasm_cluster"' in html
    assert f'href="?country=GB&amp;baby={pk}"' in html


def test_only_one_page_names_illnesses_and_it_warns_first(client):
    response = client.get("/learn/laughs/")
    page = words_of(response)
    warned = page.index("This page names some illnesses.")
    assert warned < page.index("Doctors call it gelastic.")
    assert page.startswith("Blue or gray, hard to wake, or not breathing well?")
    html = main_of(response)
    cited = set(re.findall(r'href="#(\w+)"', html))
    listed = re.findall(r'id="(S\w+)"', html)
    assert cited == set(listed)
    assert len(listed) == len(cited)
    assert {"S38", "S45", "S46b"} <= cited


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
