"""What the pages share: colours that can be read, and components that hold together."""

import math
import re
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

from milestones.strip import StripDates, day_strip

CSS = Path(__file__).parent.parent / "static/css"
PAPERS = ["paper", "card", "sunk", "leaf-wash", "amber-wash", "moon-wash"]
TOKENS = (CSS / "base.css").read_text().split("@layer reset {")[0]
SHEETS = sorted(CSS.glob("*.css"))


def luminance(lightness, chroma, hue):
    """Relative luminance (WCAG 2.2) of an OKLCH colour, by way of linear sRGB."""
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(1, max(0, each)) for each in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def themes():
    """The luminance of each token in each theme, as the style sheet says it."""
    root, night = TOKENS.split('[data-theme="night"]')
    found: dict[str, dict[str, float]] = {}
    for block, names in ((root, ["light", "dark"]), (night, ["night"])):
        for token, value in re.findall(r"--([\w-]+): ([^;]*oklch[^;]*);", block):
            colours = [
                luminance(*map(float, each.split()))
                for each in re.findall(r"oklch\(([\d. ]+)\)", value)
            ]
            for at, name in enumerate(names):
                found.setdefault(name, {})[token] = colours[min(at, len(colours) - 1)]
        for token, other in re.findall(r"--([\w-]+): var\(--([\w-]+)\);", block):
            for name in names:
                found[name][token] = found[name][other]
    return found


@pytest.mark.parametrize("theme", ["light", "dark", "night"])
@pytest.mark.parametrize(
    ("ink", "papers", "least"),
    [
        ("ink", PAPERS, 4.5),
        ("ink-soft", PAPERS, 4.5),
        ("amber-ink", ["amber-wash", "card"], 4.5),
        ("paper", ["ink", "amber-ink"], 4.5),
        ("sun-ink", ["sun"], 4.5),
        ("urgent-ink", ["urgent"], 4.5),
        ("edge", ["paper", "card", "sunk"], 3),
        ("moon", ["card", "sunk", "leaf-wash"], 3),
        ("leaf", ["card", "sunk", "leaf-wash"], 3),
        ("cloud", ["card", "sunk"], 3),
        ("sun-mark", ["paper", "card", "sunk", "leaf-wash"], 3),
        ("strong-ink", ["strong"], 4.5),
        ("strong-edge", ["paper", "card"], 3),
        ("toast-ink", ["toast"], 4.5),
        ("call-ink", ["call"], 4.5),
        # A line around what has the focus, wherever that is.
        ("moon", PAPERS, 3),
        # The spans and bars of charts.
        ("moon", ["moon-wash"], 3),
        # A camera needs more than an eye.
        ("qr-ink", ["qr-paper"], 5),
    ],
)
def test_colours_can_be_told_apart(theme, ink, papers, least):
    tokens = themes()[theme]
    ratios = {}
    for paper in papers:
        light, dark = sorted((tokens[ink], tokens[paper]), reverse=True)
        ratios[paper] = (light + 0.05) / (dark + 0.05)
    assert {p: r for p, r in ratios.items() if r < least} == {}


def test_night_shows_no_white():
    assert max(themes()["night"].values()) < 0.7


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_keep_to_the_layers(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert re.findall(r"!important|(?:^|[\s,>])#[a-z][\w-]*[\s{]", text) == []
    assert [line for line in text.splitlines() if re.match(r"[^@}\s]", line)] == []
    sides = r"\b(?:margin|padding|border|inset)-(?:left|right)\b|\b(?:left|right):"
    assert re.findall(sides, text) == []


class TasteForm(forms.Form):
    name = forms.CharField(help_text="As you say it.")
    state = forms.ChoiceField(
        choices=[("asleep", "Asleep"), ("awake", "Awake")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField()
    token = forms.CharField(widget=forms.HiddenInput)


def rendered(field):
    return render_to_string("components/field.html", {"field": field})


@pytest.mark.parametrize("name", ["name", "state", "sure"])
def test_an_error_is_tied_to_its_field(name):
    page = rendered(TasteForm({})[name])
    described = re.search(r'aria-describedby="([^"]+)"', page)
    ids = re.findall(r'id="(id_\w+(?:_helptext|_error))"', page)
    assert described is not None
    assert described[1].split() == ids
    assert f"id_{name}_error" in ids
    assert "This field is required." in page


def test_radio_buttons_are_a_group_of_chips_with_a_name():
    page = " ".join(rendered(TasteForm()["state"]).split())
    assert "<legend>State</legend>" in page
    assert re.findall(r'<label for="(\w+)"><input', page) == [
        "id_state_0",
        "id_state_1",
    ]


def test_a_hidden_field_is_only_its_input():
    assert rendered(TasteForm()["token"]).strip() == (
        '<input type="hidden" name="token" id="id_token">'
    )


def test_the_summary_links_each_error_to_its_field():
    page = render_to_string("components/form_errors.html", {"form": TasteForm({})})
    assert re.findall(r'href="#(\w+)"', page) == ["id_name", "id_state", "id_sure"]
    assert "data-focus" in page


@pytest.mark.parametrize("forgets", [True, False])
def test_the_summary_promises_to_keep_what_was_typed_but_for_passwords(forgets):
    page = render_to_string(
        "components/form_errors.html", {"form": TasteForm({}), "forgets": forgets}
    )
    assert "Please look at this again." in page
    assert ("Nothing you typed is lost." in page) is not forgets


def test_a_form_without_errors_has_no_summary():
    form = TasteForm({"name": "Wren", "state": "awake", "sure": "on", "token": "t"})
    assert render_to_string("components/form_errors.html", {"form": form}).strip() == ""


@dataclass
class Day:
    on: date
    reflex: int = 0
    unclear: int = 0
    likely_social: int = 0
    social: int = 0
    laugh: int = 0


def strip_page(*, zero=date(2026, 9, 1), today=date(2026, 10, 20), **context):
    dates = StripDates(date(2026, 9, 1), zero, today, zero, zero)
    days = [Day(date(2026, 9, 2), reflex=3), Day(date(2026, 10, 16), social=1)]
    page = render_to_string(
        "milestones/_strip.html",
        {"strip": day_strip(dates, days), "baby_name": "Wren", **context},
    )
    return " ".join(page.split())


def test_the_strip_draws_one_path_a_kind_and_says_each_in_words():
    page = strip_page()
    assert re.findall(r'marker-mid="url\(#strip-(\w+)\)"', page) == ["sun", "moon"]
    assert "1 day with smiles at someone" in page
    assert "1 day with sleep smiles" in page
    assert "today, day 49" in page
    assert "<table" not in page


def test_the_strip_has_a_table_twin_where_asked():
    page = strip_page(with_table=True)
    numbers = re.findall(r'<td class="number">(\d+)</td>', page)
    assert numbers[:5] == ["3", "0", "0", "0", "0"]
    assert numbers[-10:-5] == ["0", "0", "0", "1", "0"]


def test_the_strip_of_a_baby_born_early_shows_the_due_date():
    page = strip_page(zero=date(2026, 9, 26), today=date(2026, 9, 20))
    assert "due date, the dashed line." in page
    assert re.findall(r'y="11"> (\w+) <', page) == ["today"]


def test_a_day_looked_back_at_is_named():
    assert "20 Oct, day 49" in strip_page(is_past=True)


def test_the_strip_says_when_the_day_lies_past_its_end():
    page = strip_page(today=date(2027, 1, 5))
    assert "5 January is past the end of this strip." in page
    assert 'class="now"' not in page


def toasts(**context):
    return render_to_string("components/toasts.html", {"csrf_token": "c", **context})


def test_a_message_with_an_address_can_be_undone_there():
    page = toasts(messages=[Message(constants.SUCCESS, "Saved.", "/undo/")])
    assert re.findall(r'<form method="post" action="([^"]+)">', page) == ["/undo/"]
    assert "data-leaves" in page


@pytest.mark.parametrize(
    ("address", "button"), [("/x/delete/", "Undo"), ("/x/restore/", "Put back")]
)
def test_the_button_of_a_toast_says_what_it_does(address, button):
    page = toasts(messages=[Message(constants.SUCCESS, "Done.", address)])
    assert re.findall(r">\s*([^<>]+?)\s*</button>", page) == [button]


def test_a_plain_message_has_no_undo():
    page = toasts(messages=[Message(constants.INFO, "Signed out.")])
    assert "Signed out." in page
    assert "<form" not in page


def test_a_warning_does_not_leave_by_itself():
    page = toasts(messages=[Message(constants.WARNING, "Look again.")])
    assert "Look again." in page
    assert "data-leaves" not in page


def top_bar(*others):
    return render_to_string(
        "components/topbar_baby.html",
        {
            "baby": SimpleNamespace(
                pk=uuid.UUID("6f1c2e0a-0000-4000-8000-000000000000"), name="Wren"
            ),
            "ages_line": "7 weeks 2 days",
            "babies_switch": [
                ("Wren", "/wren/", True),
                *((name, f"/{name}/", False) for name in others),
            ],
        },
    )


def test_the_bar_names_the_baby_and_offers_the_others():
    page = top_bar("Juniper")
    assert re.findall(r'aria-label="(Switch to \w+)"', page) == ["Switch to Juniper"]
    assert "7 weeks 2 days" in page
    assert "All babies" not in page


def test_the_bar_of_many_babies_shows_three_and_leads_to_all():
    page = top_bar("Ash", "Bay", "Cedar", "Dill", "Elm")
    assert re.findall(r'aria-label="Switch to (\w+)"', page) == ["Ash", "Bay", "Cedar"]
    assert 'href="/babies/"' in page
    assert 'aria-label="All babies"' in page


def test_at_night_nothing_that_calls_is_a_bright_fill():
    night = TOKENS.split('[data-theme="night"]')[1]
    assert "--toast: var(--sunk);" in night
    assert themes()["night"]["call"] < 0.05
