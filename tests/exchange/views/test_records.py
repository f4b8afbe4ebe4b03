"""The record as a file: what its page says; nothing that is not shared."""

import pytest
import time_machine

from clinics.models import Look
from tests.clinics.diary import make_diary
from tests.clinics.rows import make_share, make_staff
from tests.exchange.reading import letters, paper
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.STAFF_TWO_FACTOR = "optional"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def share(client):
    nurse = make_staff()
    client.force_login(nurse.user)
    return make_share(baby=make_diary(), clinic=nurse.clinic)


def file(client, share):
    return client.get(f"/clinic/babies/{share.pk}/record.pdf")


def test_paper_says_what_the_page_says_and_is_one_look(client, share):
    page = client.get(f"/clinic/babies/{share.pk}/print/").context["record"]
    answer = file(client, share)
    printed = letters(paper(answer.content))
    assert "record-2026-11-23.pdf" in answer["Content-Disposition"]
    said = [fact.said for fact in page.first.facts]
    said += [line.head for part in page.parts for g in part.groups for line in g.lines]
    assert len(said) > 25
    assert [each for each in said if letters(each) not in printed] == []
    assert Look.objects.latest("number").part == "pdf"


def test_what_is_not_shared_is_not_on_paper(client, share):
    share.parts = ["sleep"]
    share.save()
    printed = paper(file(client, share).content)
    assert "2 hours a day" in printed
    for word in ("Smiling", "worr", "dream", "Face to face", "Gazes"):
        assert word not in printed


def test_an_ended_share_gives_no_file(client, share):
    share.ended_at = NOW
    share.save()
    assert file(client, share).status_code == 404
    assert not Look.objects.exists()
