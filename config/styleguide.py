"""The living page of components, for those who build pages; there in DEBUG only."""

import uuid
from types import SimpleNamespace
from typing import Final

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.themes import THEMES

TOKENS: Final = (
    "paper", "card", "sunk", "line", "edge", "ink", "ink-soft", "sun", "sun-ink",
    "sun-mark", "moon", "moon-wash", "leaf", "leaf-wash", "cloud", "amber-wash",
    "amber-ink", "urgent", "urgent-ink",
)  # fmt: skip
STATUSES: Final = (
    "before_window", "window_open", "late", "clearly_late", "emerging", "achieved",
)  # fmt: skip
CLASSES: Final = ("reflex", "unclear", "likely_social", "social", "laugh")
BABY: Final = SimpleNamespace(
    pk=uuid.UUID("6f1c2e0a-0000-4000-8000-000000000000"), name="Wren"
)
# Looks like a code, and says nothing.
CODE: Final = SimpleNamespace(
    size=8, path="M0 0h3v3H0zM5 0h3v3H5zM0 5h3v3H0zM4 4h1v1H4zM6 5h1v2H6z"
)
STATES: Final = [("awake", "Awake"), ("sleepy", "Sleepy"), ("asleep", "Asleep")]


class TasteForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(help_text="As you say it at home.")
    on = forms.DateField(
        label="Day", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    state = forms.ChoiceField(choices=STATES, widget=forms.RadioSelect)
    just_before = forms.MultipleChoiceField(
        choices=STATES, widget=forms.CheckboxSelectMultiple, required=False
    )
    roughly = forms.BooleanField(label="I know the day only roughly")
    note = forms.CharField(widget=forms.Textarea, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


@login_not_required
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, from the includes that pages use."""
    if not settings.DEBUG:
        raise Http404
    pages = Paginator(range(75), 25)
    others = ("Ash", "Bay", "Cedar", "Dill")
    context = {
        "sample": BABY,
        "switch": [("Wren", "#", True), *((name, "#", False) for name in others)],
        "code": CODE,
        "tokens": TOKENS,
        "themes": [name for name in THEMES if name != "auto"],
        "statuses": STATUSES,
        "classes": CLASSES,
        "empty_form": TasteForm(initial={"state": "awake"}, prefix="calm"),
        "refused_form": TasteForm({"name": "Wren"}),
        "pages": [pages.page(1), pages.page(2), pages.page(3)],
        "toasts": [
            Message(constants.SUCCESS, "Saved as a social smile.", "/delete/"),
            Message(constants.INFO, "Put into the bin.", "/restore/"),
            Message(constants.WARNING, "Please look at this again."),
        ],
    }
    return render(request, "styleguide.html", context)
