"""What staff write for their own team reaches no page, file or answer of a family."""

import re

import pytest
import time_machine

from babies.models import Baby
from clinics.choices import Audience, ReferralKind
from clinics.models import Case, CaseStep, Note, ReferralEvent
from clinics.referrals import Sent, send_referral
from tests.architecture.access_api import WITH_KEYS
from tests.architecture.access_table import ACCESS
from tests.architecture.world import make_world
from tests.clinics.rows import make_share, make_staff
from tests.exchange.reading import paper
from tests.factories import NOW
from tests.factories_api import api

pytestmark = pytest.mark.django_db
SECRET = "Only-for-the-team"
TOLD = "Told-to-the-family"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    """A family whose clinic noted something for itself wherever it can."""
    world = make_world()
    baby, staff = Baby.objects.get(pk=world.keys["pk"]), make_staff()
    make_share(baby=baby, clinic=staff.clinic)
    written = {"baby": baby, "clinic": staff.clinic, "by": staff, "at": NOW}
    Note.objects.create(audience=Audience.TEAM, words=SECRET, **written)
    Note.objects.create(audience=Audience.FAMILY, words=TOLD, **written)
    case = Case.objects.create(
        baby=baby,
        clinic=staff.clinic,
        kind="parent_worry",
        since=NOW.date(),
        action="acknowledged",
        covers_urgency=0,
        covers_newest_on=NOW.date(),
        covers_facts=0,
        first_step_at=NOW,
        last_step_at=NOW,
    )
    for action in ("acknowledged", "taken"):
        CaseStep.objects.create(case=case, action=action, note=SECRET, by=staff, at=NOW)
    sent = Sent(
        baby=baby, kind=ReferralKind.VISION, by=staff, now=NOW, today=NOW.date()
    )
    referral = send_referral(sent)
    ReferralEvent.objects.filter(referral=referral).update(note=SECRET)
    return world


def said_by(response):
    """All that an answer says; PDFs are opened."""
    content = (
        b"".join(response.streaming_content) if response.streaming else response.content
    )
    if content.startswith(b"%PDF"):
        return paper(content)
    return content.decode(errors="replace")


def walk(ask, entries, keys):
    """What each address that can be read says."""
    paths = (entry.split()[1] for entry in entries if entry.startswith("GET "))
    named = (
        re.sub(r"<(?:pk:)?(\w+)>", lambda found: keys.get(found[1], "none"), path)
        for path in paths
    )
    return {path: said_by(ask(path)) for path in named}


def test_no_page_or_file_of_a_family_holds_what_is_for_the_team(client, world):
    client.force_login(world.users["parent"])
    sharing = f"GET /babies/{world.keys['pk']}/sharing/"
    found = walk(client.get, [*ACCESS, sharing], world.keys)
    assert [path for path, said in found.items() if SECRET in said] == []
    told = found[sharing.split()[1]]
    assert TOLD in told
    assert told.count("They have read it.") == 1
    assert len(found) > 60


def test_no_answer_of_the_api_holds_it(world):
    keys = {**world.keys, "baby": world.keys["pk"]}
    found = walk(api(world.users["parent"]).get, WITH_KEYS, keys)
    assert [path for path, said in found.items() if SECRET in said] == []
    assert len(found) > 10
