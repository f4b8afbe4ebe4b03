"""A table on its way into the diary, and out again."""

import pytest
from playwright.sync_api import expect

from babies.models import Smile
from exchange.models import Import
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    visit,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLE = """When;What;State;Trigger;Looking at;Notes
03/10/2026 14:05;smile;awake;face;person;at grandma
05/10/2026 09:30;smile;awake;voice;person;=1+1
06/10/2026 99:99;smile;awake;voice;person;
"""


def nothing(_phone):
    """Where there are no scripts, nobody can look for barriers."""
    return []


def choose_a_table(phone, live_server, family):
    visit(phone, live_server.url, family(at(10, 11)), "more/")
    phone.get_by_role("link", name="Bring in a diary").tap()
    phone.get_by_role("link", name="A table (CSV)").tap()
    table = {"name": "smiles.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    phone.get_by_label("File").set_input_files(table)
    button(phone, "Go on").tap()
    assert_says(phone, "smiles.csv, read as UTF-8", "How are the days written?")


def confirm_it(phone, look):
    phone.get_by_label("Day first: 31/12/2026").check()
    button(phone, "Show what would be added").tap()
    assert_says(phone, "2 new", "3 October 2026", "Line 4, When", "is not a time.")
    assert look(phone) == []
    assert Smile.objects.count() == 0
    button(phone, "Add to the diary").tap()
    assert_says(phone, "Some lines cannot be added. Please say that")
    phone.get_by_label("Leave out this 1 line").check()
    button(phone, "Add to the diary").tap()
    assert_says(phone, "Brought in", "2 added")


def assert_it_comes_in_and_goes_out(phone, live_server, family, look):
    choose_a_table(phone, live_server, family)
    assert look(phone) == []
    confirm_it(phone, look)
    assert look(phone) == []
    added = Smile.objects.order_by("on").values_list("smile_class", "note")
    assert list(added) == [("social", "at grandma"), ("social", "=1+1")]

    button(phone, "Undo this import").tap()
    assert_told(phone, "2 entries are in the bin now.")
    assert Smile.objects.filter(binned_at__isnull=True).count() == 0
    button(phone, "Take it all back from the bin").tap()
    assert_told(phone, "2 entries are back.")
    follow(phone, "Timeline")
    assert_says(phone, "Social smile")
    assert Import.objects.get().undone_at is None


def test_a_table_comes_in_and_goes_out_again(phone, live_server, family):
    assert_it_comes_in_and_goes_out(phone, live_server, family, barriers)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_a_table_comes_in_without_scripts(phone, live_server, family):
    assert_it_comes_in_and_goes_out(phone, live_server, family, nothing)


def test_the_text_of_a_mail_is_kept_when_it_says_nothing(phone, live_server, family):
    baby = family(at(10, 21))
    visit(phone, live_server.url, baby, "import/cdc/")
    button(phone, "Go on").tap()
    assert_says(phone, "Please choose a file or paste the text.")
    phone.get_by_label("The text of the mail").fill("Looks at your face: yes")
    button(phone, "Go on").tap()
    phone.get_by_label("When were these answers given?").fill("2026-10-20")
    button(phone, "Show what would be added").tap()
    assert_says(phone, "Gazes at the face of a caregiver", "1 new")
    expect(button(phone, "Add to the diary")).to_be_visible()
