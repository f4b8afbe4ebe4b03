import re
import uuid

import pytest

from clinical.catalog import catalog
from clinical.library import PAGE_TITLES, Page, library
from tests.milestones.pages import main_of, words_of

pytestmark = pytest.mark.django_db


def test_the_index_leads_to_every_page(client):
    response = client.get("/learn/")
    page = main_of(response)
    for slug, title in PAGE_TITLES.items():
        assert f'href="/learn/{slug.value}/"' in page
        assert title in words_of(response)
    assert 'href="/learn/sources/"' in page


@pytest.mark.parametrize("topic", Page)
def test_a_page_says_of_every_claim_how_sure_it_is_and_why(client, topic):
    response = client.get(f"/learn/{topic.value}/")
    words, text = words_of(response), main_of(response)
    assert f"{PAGE_TITLES[topic]} " in words
    claims = library().by_page[topic]
    assert [claim.text for claim in claims if claim.text not in words] == []
    sure = re.findall(r'data-claim="(\w+)"', text)
    assert sure == [claim.mark for claim in claims if claim.mark != "step"]
    keys = re.findall(r'aria-label="Source (\w+)"', text)
    assert sorted(keys) == sorted(key for claim in claims for key in claim.sources)
    assert "Last checked on 23 November 2026. Not yet signed by a clinician." in words


def test_claims_stand_beside_their_mark(client):
    words = words_of(client.get("/learn/sleep-smiles/"))
    assert "Open question Do newborns dream? Nobody knows." in words
    assert "Known A sleep smile can be wide, with both cheeks raised." in words
    assert "Likely They fade slowly" in words


def test_steps_come_first(client):
    words = words_of(client.get("/learn/late-smiles/"))
    assert words.index("What you can do No social smile by 8 weeks?") < words.index(
        "What is known, and how well"
    )
    assert "What you can do" not in words_of(client.get("/learn/sleep-smiles/"))


def test_a_page_about_sleep_has_the_safe_sleep_points(client):
    point = "Lay your baby on the back for every sleep."
    assert point in words_of(client.get("/learn/sleep-smiles/"))
    assert point not in words_of(client.get("/learn/early-help/"))


def test_early_help_is_for_any_country(client):
    words = words_of(client.get("/learn/early-help/"))
    assert "In other countries it works in other ways. Ask your clinic" in words
    assert "the check and first meeting must be done within 45 days" in words


@pytest.mark.parametrize("slug", ["none", "SLEEP-SMILES", "1"])
def test_there_are_no_other_pages(client, slug):
    assert client.get(f"/learn/{slug}/").status_code == 404


def test_every_source_of_a_claim_or_a_tip_is_on_the_page_of_sources(client):
    page = main_of(client.get("/learn/sources/"))
    keys = {key for tip in library().tips for key in tip.sources}
    keys |= {key for claim in library().claims for key in claim.sources}
    assert {key for key in keys if f'id="{key}"' not in page} == set()
    assert keys <= set(catalog().source_by_key)


def test_one_comes_back_to_the_baby_one_came_from(client):
    pk = uuid.uuid4()
    for address in ("/learn/", "/learn/early-help/"):
        page = main_of(client.get(address, {"baby": str(pk)}))
        assert f"?baby={pk}" in page
    assert f'href="/babies/{pk}/"' in main_of(client.get("/learn/", {"baby": str(pk)}))


@pytest.mark.parametrize("baby", ["", "x", "../..", "\x00"])
def test_one_comes_back_to_nothing_else(client, baby):
    page = main_of(client.get("/learn/", {"baby": baby}))
    assert "Back to your baby" not in page
    assert "?baby=" not in page


def test_signed_in_one_comes_back_to_ones_babies(signed_in):
    page = main_of(signed_in.get("/learn/"))
    assert 'href="/babies/"' in page
    assert "Back to your baby" in page


def test_signed_out_the_pages_ask_the_database_nothing(
    client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get("/learn/why-smiles-matter/")
    assert "Nobody has to teach a baby to smile." in words_of(response)
