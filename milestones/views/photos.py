"""Adding a photo to a smile, to an answer, or to a first of the family's own."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.templatetags.shell import link
from babies.forms.photo import PhotoForm
from babies.models import Baby
from babies.page import FamilyRequest, baby_page
from babies.photos import PhotoLine, Pictured, TooManyPhotosError, add_photo
from babies.views.photos import photo_part
from babies.views.posts import key_from, way_back
from milestones.photos import pictured


@require_http_methods(["GET", "HEAD", "POST"])
def photo_new(
    request: FamilyRequest, pk: uuid.UUID, photo_of: str, entry: uuid.UUID
) -> HttpResponse:
    """Add a photo; it is made anew before the baby is held, as that takes a while."""
    found = _entry(request, pk, photo_of, entry)
    here = link("milestones:photo_new", pk, photo_of, entry)
    back, form = way_back(request, here), PhotoForm()
    if request.method == "POST":
        form = PhotoForm(data=request.POST, files=request.FILES)
        if form.is_valid() and _add(request, form, found):
            return HttpResponseRedirect(back)
    context = {
        **baby_page(request, found.baby, now=timezone.now(), tab="timeline"),
        **photo_part(found),
        "photo_form": form,
        "next": back,
    }
    return render(request, "milestones/photo_new.html", context)


def _entry(
    request: FamilyRequest, pk: uuid.UUID, photo_of: str, entry: uuid.UUID
) -> Pictured:
    baby = get_object_or_404(Baby.objects.editable_by(request.user), pk=pk)
    found = pictured(request.user, baby, photo_of, entry)
    if found is None:
        raise Http404
    return found


def _add(request: FamilyRequest, form: PhotoForm, entry: Pictured) -> bool:
    """Store the photo, or say on the form why there is no room for it."""
    said = form.cleaned_data
    line = PhotoLine(
        key=key_from(request.POST),
        words=said["words"],
        by=request.user,
        now=timezone.now(),
    )
    try:
        photo = add_photo(entry, said["image"], line)
    except TooManyPhotosError as error:
        form.add_error("image", error.sentence)
        return False
    undo = link("babies:photo_delete", entry.baby.pk, photo.pk)
    messages.success(request, _("The photo is saved."), extra_tags=undo)
    return True
