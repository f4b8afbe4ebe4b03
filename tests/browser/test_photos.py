"""Photos from a phone: chosen, kept, looked at, put away; with scripts and without."""

import pytest
from django.core.files.storage import default_storage
from playwright.sync_api import expect

from babies.models import Photo
from tests.browser.steps import (
    assert_says,
    assert_told,
    at,
    barriers,
    button,
    follow,
    visit,
)
from tests.factories import make_smile
from tests.factories_photos import a_photo, entry_of, file_of, make_photo, positioned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WITHOUT_SCRIPTS = pytest.mark.browser_context_args(java_script_enabled=False)
DESKTOP = {"width": 1280, "height": 800}


def sent(content, name="IMG_0001.jpg"):
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def choose(phone, content):
    """Open the form, choose a file and send it."""
    form = phone.locator("form[enctype]")
    if not form.is_visible():
        phone.get_by_text("Add a photo", exact=True).tap()
    form.locator("input[type=file]").set_input_files(sent(content))
    form.get_by_label("What it shows").fill("A grin in the bath")
    form.get_by_role("button", name="Save the photo").tap()


def seen_width(phone):
    """How wide the photo is that the browser has really drawn."""
    image = phone.get_by_alt_text("A grin in the bath")
    expect(image).to_have_js_property("complete", True)
    return image.evaluate("image => image.naturalWidth")


def assert_added_looked_at_and_put_away(phone, live_server, family):
    baby = family(at(10, 28))
    smile = make_smile(baby=baby)
    visit(phone, live_server.url, baby, f"smiles/{smile.pk}/")
    content = file_of(a_photo(2000, 1500), exif=positioned().tobytes())

    choose(phone, content)

    assert_told(phone, "The photo is saved.")
    assert phone.url == f"{live_server.url}/babies/{baby.pk}/smiles/{smile.pk}/"
    assert seen_width(phone) == 400
    assert default_storage.exists(str(Photo.objects.get().image))
    phone.get_by_role("link", name="A grin in the bath").tap()
    assert_says(phone, "A grin in the bath")
    assert seen_width(phone) == 1600
    button(phone, "Move to the bin").tap()
    assert_told(phone, "Moved to the bin.")
    expect(phone.get_by_alt_text("A grin in the bath")).to_have_count(0)
    phone.locator(".toasts").get_by_role("button", name="Put back").tap()
    assert_told(phone, "The photo is back.")


def test_a_photo_is_added_looked_at_and_put_away(phone, live_server, family):
    assert_added_looked_at_and_put_away(phone, live_server, family)


@WITHOUT_SCRIPTS
def test_a_photo_is_added_looked_at_and_put_away_without_scripts(
    phone, live_server, family
):
    assert_added_looked_at_and_put_away(phone, live_server, family)


def assert_refused_beside_the_field(phone, live_server, family):
    baby = family(at(10, 28))
    visit(phone, live_server.url, baby, f"smiles/{make_smile(baby=baby).pk}/")

    choose(phone, file_of(a_photo(200, 200))[:300])

    expect(phone.locator(".field .errors")).to_have_text(
        "We cannot read this file. Please choose a JPEG, PNG, WebP or HEIC photo."
    )
    expect(phone.get_by_label("What it shows")).to_have_value("A grin in the bath")
    assert Photo.objects.count() == 0
    choose(phone, file_of(a_photo(200, 200)))
    assert_told(phone, "The photo is saved.")


def test_what_is_no_photo_is_refused_beside_the_field(phone, live_server, family):
    assert_refused_beside_the_field(phone, live_server, family)


@WITHOUT_SCRIPTS
def test_what_is_no_photo_is_refused_beside_the_field_without_scripts(
    phone, live_server, family
):
    assert_refused_beside_the_field(phone, live_server, family)


def test_nothing_is_in_the_way_of_anybody(phone, live_server, family):
    baby = family(at(10, 28))
    smile = make_smile(baby=baby)
    photo = make_photo(baby=baby, entry=entry_of(smile))
    binned = make_photo(baby=baby, entry=entry_of(smile))
    pages = (
        f"smiles/{smile.pk}/",
        f"photos/new/smile/{smile.pk}/",
        f"photos/{photo.pk}/",
        "bin/",
    )
    Photo.objects.filter(pk=binned.pk).update(binned_at=at(10, 28))
    for page in pages:
        visit(phone, live_server.url, baby, page)
        assert barriers(phone) == []
        for size in (DESKTOP, {"width": 320, "height": 640}):
            phone.set_viewport_size(size)
            too_wide = "document.documentElement.scrollWidth > innerWidth"
            assert not phone.evaluate(too_wide)


def test_a_photo_is_added_by_keyboard_alone(phone, live_server, family):
    baby = family(at(10, 28))
    visit(phone, live_server.url, baby, f"smiles/{make_smile(baby=baby).pk}/")
    phone.get_by_text("Add a photo", exact=True).focus()
    phone.keyboard.press("Enter")
    form = phone.locator("form[enctype]")
    form.locator("input[type=file]").set_input_files(sent(file_of(a_photo())))
    form.get_by_role("button", name="Save the photo").focus()
    phone.keyboard.press("Enter")
    assert_told(phone, "The photo is saved.")
    follow(phone, "Photo of Juniper, 11 September 2026")


def test_a_photo_over_the_limit_is_refused_before_it_is_sent(
    phone, live_server, family
):
    baby = family(at(10, 28))
    smile = make_smile(baby=baby)
    visit(phone, live_server.url, baby, "smiles/")
    # By a tap, so that the page comes without a fresh load.
    phone.locator(f"main a[href$='/smiles/{smile.pk}/']").first.tap()
    asked = []
    phone.on("request", lambda request: asked.append(request.method))

    choose(phone, b"\0" * (15 * 1024 * 1024 + 1))

    field = phone.locator("input[type=file]")
    message = "input => input.validationMessage"
    told = "This photo is over 15 MB. Please choose a smaller one."
    assert field.evaluate(message) == told
    assert "POST" not in asked
    choose(phone, file_of(a_photo()))
    assert_told(phone, "The photo is saved.")
