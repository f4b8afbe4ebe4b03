"""The sheet of a record says what the record says, and marks what is old."""

import pytest

from clinics.choices import Part
from clinics.record import record_of
from exchange.record_sheet import record_sheet
from tests.clinics.diary import DAY, TODAY, make_diary
from tests.clinics.rows import make_clinic, make_share
from tests.exchange.reading import said_by, texts_of
from tests.factories import make_baby, make_smile, make_social_smile

pytestmark = pytest.mark.django_db


def record(baby, *parts):
    share = make_share(baby=baby, clinic=make_clinic(), parts=parts or tuple(Part))
    return record_of(share, TODAY)


def test_every_line_of_the_record_is_on_the_sheet():
    baby = make_diary()
    make_social_smile(baby=baby, on=TODAY, reporter="staff")
    found = record(baby)
    said = "\n".join(texts_of(record_sheet(found, TODAY)))
    lines = [
        text
        for shown in found.parts
        for group in shown.groups
        for line in group.lines
        for text in (line.head, *line.small)
    ]
    assert len(lines) > 30
    assert [text for text in lines if text not in said] == []
    assert [f.said for f in found.first.facts if f.said not in said] == []
    assert "Seen by staff · " in said
    assert "not yet signed by a clinician" in said


def test_an_empty_part_says_so():
    sheet = record_sheet(record(make_baby(), "smiles", "sleep"), TODAY)
    assert [(part.title, part.lines) for part in sheet.sections[1:]] == [
        ("Smiles: Why", ("No smile has been logged yet.",)),
        ("Smiles: Entry by entry", ("not logged yet",)),
        ("Sleep", ("No sleep was logged in the last two weeks.",)),
    ]


@pytest.mark.parametrize(("back", "is_old"), [(14, False), (15, True)])
def test_old_entries_are_marked(back, is_old):
    baby = make_baby(gestation_weeks=40)
    make_smile(baby=baby, on=TODAY - back * DAY)
    glance, why, *_rest = record_sheet(record(baby, "smiles"), TODAY).sections
    newest = said_by(glance)["Newest smile entry"]
    assert (newest[1:] == ("older than 14 days",)) == is_old
    assert why.title == "Smiles: Why"
    assert bool(why.lead) == is_old
