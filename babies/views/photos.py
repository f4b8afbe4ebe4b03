"""Photos: giving them out, describing them, the bin; and what a page with them needs."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.kept import kept_post, takes_back_posts
from accounts.templatetags.shell import link
from babies.forms.photo import PhotoForm, PhotoWordsForm
from babies.models import Baby, Photo
from babies.page import FamilyRequest, baby_page
from babies.photo_words import shown_photo
from babies.photos import (
    MOST,
    Entries,
    Pictured,
    TooManyPhotosError,
    bin_photo,
    describe_photo,
    photos_of,
    restore_photo,
    small_place,
)
from babies.views.posts import at_once, reach, way_back


def photo_part(entry: Pictured, also: Entries = ()) -> dict[str, Any]:
    """What `babies/_photos.html` needs on the page of an entry, in one query.

    New photos go to the entry; those of `also` are shown beside its own.
    """
    baby = entry.baby
    photos = list(photos_of(baby, entry.pk, also))
    own = [photo for photo in photos if photo.entry_id == entry.pk]
    return {
        "photos": [
            shown_photo(row, baby, entry.on if row in own else None) for row in photos
        ],
        "photo_form": PhotoForm(),
        "photo_url": link("milestones:photo_new", baby.pk, entry.kind.value, entry.pk),
        "has_photo_room": len(own) < MOST,
    }


@require_safe
def picture(request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID) -> HttpResponse:
    """The photo itself."""
    return _file(str(_visible(request, pk, photo).image))


@require_safe
def picture_small(
    request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID
) -> HttpResponse:
    """The photo in its small size."""
    return _file(small_place(_visible(request, pk, photo)))


def _visible(request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID) -> Photo:
    rows = Photo.objects.visible_to(request.user).select_related("baby")
    return get_object_or_404(rows, pk=photo, baby=pk)


def _file(place: str) -> HttpResponse:
    try:
        with default_storage.open(place) as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(content, content_type="image/webp")


@takes_back_posts
@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def photo(request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID) -> HttpResponse:
    """One photo, large, with the words for it."""
    if request.method == "POST":
        reach(request, Baby.objects.editable_by(request.user), pk)
    row = _visible(request, pk, photo)
    page = baby_page(request, row.baby, now=timezone.now(), tab="timeline")
    typed = request.POST if request.method == "POST" else kept_post(request)
    form = PhotoWordsForm(photo=row, may_manage=page["may_manage"], data=typed)
    back = way_back(request, link("milestones:today", pk))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        describe_photo(photo=row, words=words, in_shares=form.may_be_shared)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(back)
    context = {**page, "shown": shown_photo(row, row.baby), "form": form, "next": back}
    return render(request, "babies/photo.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def photo_delete(
    request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID
) -> HttpResponse:
    """Put a photo into the bin; this is also the undo of adding it."""
    row = _in_or_out_of_the_bin(request, pk, photo)
    if request.method != "POST":
        return redirect("milestones:bin", pk)
    bin_photo(photo=row, now=timezone.now())
    undo = link("babies:photo_restore", pk, photo)
    messages.success(request, _("Moved to the bin."), extra_tags=undo)
    return HttpResponseRedirect(way_back(request, link("milestones:today", pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@at_once
def photo_restore(
    request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID
) -> HttpResponse:
    """Take a photo back from the bin, if its entry has room."""
    row = _in_or_out_of_the_bin(request, pk, photo)
    if request.method != "POST":
        return redirect("milestones:bin", pk)
    try:
        restore_photo(photo=row)
    except TooManyPhotosError as error:
        messages.warning(request, error.sentence)
        return redirect("milestones:bin", pk)
    messages.success(request, _("The photo is back."))
    return HttpResponseRedirect(way_back(request, link("babies:photo", pk, photo)))


def _in_or_out_of_the_bin(
    request: FamilyRequest, pk: uuid.UUID, photo: uuid.UUID
) -> Photo:
    """The photo, wherever it is: a second tap on Undo finds it done already."""
    baby = reach(request, Baby.objects.editable_by(request.user), pk)
    here = Photo.objects.visible_to(request.user)
    either = here | Photo.objects.binned_editable_by(request.user)
    return get_object_or_404(either.select_related("baby"), pk=photo, baby=baby)
