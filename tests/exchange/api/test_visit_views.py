from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from babies.choices import Role
from babies.models import VisitNotes
from exchange.notes import HELP
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_social_smile,
    parent_of,
)
from tests.factories_api import api, fields_of
from tests.factories_milestones import make_laugh

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOW, tick=False)]
EMPTY = dict.fromkeys(HELP, "")


@pytest.fixture
def baby():
    return make_baby(name="Juniper")


@pytest.fixture
def program(baby):
    return api(parent_of(baby))


def at(baby, rest):
    return f"/api/v1/babies/{baby.pk}/{rest}"


def test_notes_are_empty_at_first(baby, program):
    assert program.get(at(baby, "visit-notes/")).json() == {**EMPTY, "changed_at": None}
    assert not VisitNotes.objects.exists()


def test_notes_anew_and_some_of_them(baby, program):
    address = at(baby, "visit-notes/")
    program.put(address, {"hearing": "Both ears", "questions": "Vitamins?\nTeeth?"})
    said = program.patch(address, {"hearing": "Clear"}).json()
    expected = {**EMPTY, "hearing": "Clear", "questions": "Vitamins?\nTeeth?"}
    assert said == {**expected, "changed_at": "2026-11-23T12:00:00+00:00"}
    row = VisitNotes.objects.get()
    assert (row.hearing, row.changed_by) == ("Clear", parent_of(baby))
    anew = program.put(address, {"vision": "Looks at us"}).json()
    assert (anew["hearing"], anew["vision"]) == ("", "Looks at us")


def test_notes_that_changed_since_are_not_overwritten(baby, program, time_machine):
    address = at(baby, "visit-notes/")
    seen = program.get(address)["ETag"]
    first = program.patch(address, {"feeding": "1"}, HTTP_IF_MATCH=seen)
    second = program.patch(address, {"feeding": "2"}, HTTP_IF_MATCH=seen)
    assert (first.status_code, second.status_code) == (200, 412)
    assert program.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert VisitNotes.objects.get().feeding == "1"


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"hearing": "a" * 5000}, "hearing"), ({"name": "x"}, "name")],
    ids=["long", "unknown"],
)
def test_notes_that_cannot_be_are_refused_by_their_field(baby, program, sent, field):
    response = program.put(at(baby, "visit-notes/"), sent)
    assert (response.status_code, fields_of(response)) == (400, [field])
    assert not VisitNotes.objects.exists()


def test_what_only_the_form_refuses_names_its_field(baby, program):
    response = program.put(at(baby, "visit-notes/"), {"hearing": "a\u202eb"})
    assert (response.status_code, fields_of(response)) == (400, ["hearing"])


def test_a_viewer_reads_notes_and_writes_none(baby):
    viewer = api(make_caregiver(baby=baby, role=Role.VIEWER).user)
    assert viewer.get(at(baby, "visit-notes/")).status_code == 200
    assert viewer.put(at(baby, "visit-notes/"), {"hearing": "x"}).status_code == 404
    assert not VisitNotes.objects.exists()


def test_the_page_for_the_visit_is_a_pdf(baby, program):
    program.put(at(baby, "visit-notes/"), {"hearing": "Both ears"})
    response = program.get(at(baby, "reports/visit.pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="visit-2026-11-23.pdf"'
    )
    text = "".join(
        page.extract_text() for page in PdfReader(BytesIO(response.content)).pages
    )
    assert "Juniper" in text
    assert "Both ears" in text


def test_p2_keepsakes_there_are_so_far(baby, program):
    make_social_smile(baby=baby, on=date(2026, 10, 16))
    make_social_smile(baby=baby, on=date(2026, 10, 18))
    image = at(baby, "keepsakes/smile.png")
    assert program.get(at(baby, "keepsakes/")).json() == {
        "next": None,
        "results": [
            {
                "kind": "smile",
                "title": "First social smile",
                "on": "2026-10-16",
                "day": "Day 45",
                "image": image,
            }
        ],
    }
    response = program.get(image)
    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"] == (
        'attachment; filename="first-smile-2026-10-16.png"'
    )
    assert Image.open(BytesIO(response.content)).format == "PNG"


def test_there_is_no_image_before_its_day(baby, program):
    make_laugh(baby=baby)
    response = program.get(at(baby, "keepsakes/smile.png"), HTTP_ACCEPT="image/png")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
