"""Deleting a sleep into the bin, and taking it back."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.templatetags.shell import link
from babies.models import Baby, Sleep
from babies.page import FamilyRequest
from babies.services import BeforeBirthError
from babies.sleep_log import OverlapError, bin_sleep, restore_sleep
from babies.sleep_words import span_in_words
from babies.views.posts import at_once, reach, way_back


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_delete(
    request: FamilyRequest, pk: uuid.UUID, sleep: uuid.UUID
) -> HttpResponse:
    """Put a sleep into the bin; this is also the undo of starting the timer."""
    row = _in_or_out_of_the_bin(request, pk, sleep)
    back = link("babies:sleeps", pk)
    if request.method != "POST":
        return redirect(back)
    bin_sleep(sleep=row, now=timezone.now())
    undo = link("babies:sleep_restore", pk, sleep)
    messages.success(request, _("Moved to the bin."), extra_tags=undo)
    return HttpResponseRedirect(way_back(request, back))


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def sleep_restore(
    request: FamilyRequest, pk: uuid.UUID, sleep: uuid.UUID
) -> HttpResponse:
    """Take a sleep back from the bin, unless its time is taken."""
    row = _in_or_out_of_the_bin(request, pk, sleep)
    bin_page = link("milestones:bin", pk)
    if request.method != "POST":
        return redirect(bin_page)
    try:
        restore_sleep(sleep=row, now=timezone.now())
    except BeforeBirthError:
        text = _("This sleep is from before the birth date now.")
    except OverlapError as error:
        other = {"times": span_in_words(error.other)}
        text = _("It overlaps another sleep: %(times)s") % other
    else:
        messages.success(request, _("The sleep is back."))
        back = link("babies:sleeps", pk)
        return HttpResponseRedirect(way_back(request, back))
    messages.warning(request, text)
    return redirect(bin_page)


def _in_or_out_of_the_bin(
    request: FamilyRequest, pk: uuid.UUID, sleep: uuid.UUID
) -> Sleep:
    """The sleep, wherever it is: a second tap on Undo finds it done already."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    here = Sleep.objects.editable_by(request.user)
    either = here | Sleep.objects.binned_editable_by(request.user)
    row = get_object_or_404(either, pk=sleep, baby=baby)
    row.baby = baby
    return row
