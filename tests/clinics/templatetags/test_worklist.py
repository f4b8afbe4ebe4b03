"""The list's rows and filters are written escaped, with their labels."""

import uuid
from datetime import date

import pytest

from clinics.forms.worklist import FilterForm
from clinics.models import Staff
from clinics.templatetags.worklist import as_selects, as_worklist_rows
from clinics.worklist import Row
from tests.clinics.rows import make_staff

SHARE = uuid.UUID(int=7, version=4)


def a_row(**said):
    given = {
        "share_id": SHARE,
        "name": "Test <b>Ash</b>",
        "birth_on": date(2026, 9, 1),
        "zero_on": date(2026, 9, 1),
        "today": date(2026, 10, 30),
        "language": "",
        "kind": "social_smile_late",
        "level": "talk_to_pediatrician",
        "when": "this_week",
        "since": date(2026, 10, 28),
        "status": "late",
        "evidence": "not_yet",
        "rank": 6,
        "action": "",
        "outcome": "",
        "snoozed_until": None,
        "taken_by": "Nurse & Example",
        "reasons": 1,
    }
    return Row(**{**given, **said})


def test_a_row_is_escaped_and_labelled():
    html = as_worklist_rows([a_row()])
    assert 'href="/clinic/babies/' + str(SHARE) in html
    assert "Test &lt;b&gt;Ash&lt;/b&gt;" in html
    assert '<td data-label="Taken by">Nurse &amp; Example</td>' in html
    assert '<td data-label="From birth">8 weeks 3 days</td>' in html
    assert "<small>" not in html


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"reasons": 2}, "<small>and 1 more</small>"),
        ({"reasons": 4}, "<small>and 3 more</small>"),
        ({"zero_on": date(2026, 11, 20)}, '<td data-label="Corrected">not yet</td>'),
        (
            {"today": date(2026, 10, 29)},
            '<td class="number" data-label="Waiting">1 day',
        ),
    ],
)
def test_what_else_a_row_says(said, words):
    assert words in as_worklist_rows([a_row(**said)])


@pytest.mark.django_db
def test_filters_show_what_was_chosen():
    staff = make_staff(name="Nurse <Example>")
    other = make_staff(clinic=staff.clinic, name="Kim <Example>")
    data = {"state": "closed", "by": str(other.pk)}
    form = FilterForm(data, staff=staff, colleagues=Staff.objects.order_by("pk"))
    html = as_selects(form)
    assert html.count("<select") == 5
    assert '<option value="closed" selected>Closed</option>' in html
    assert f'<option value="{other.pk}" selected>Kim &lt;Example&gt;</option>' in html
    assert html.count(" selected") == 2 + 3
    assert '<label for="id_waits">Waiting</label>' in html
