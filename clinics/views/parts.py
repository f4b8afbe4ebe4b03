"""The parts of a record, each at its own address: opening one is a line in the log."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from babies.homes import today_at_home
from clinics.choices import CARING_ROLES, Part
from clinics.look_words import PHOTO, PRINT
from clinics.looks import record_look
from clinics.observations import Sight
from clinics.record import part_of, record_of
from clinics.record_parts import chosen_picture
from clinics.roster import roster, shown
from clinics.views.scope import StaffRequest, clinic_page, for_staff


@require_safe
@for_staff(CARING_ROLES)
def part(request: StaffRequest, share: uuid.UUID, part: str) -> HttpResponse:
    """One part of a record, if the family shares it."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    if part not in row.parts or part not in set(Part):
        raise Http404
    record_look(share=row, staff=request.staff, part=part, now=request.now)
    number = _page_number(request.GET.get("page", ""))
    today = today_at_home(row.baby, request.now)
    context = clinic_page(request, tab="babies") | {
        "row": shown(row, request.staff, request.now),
        "shown": part_of(row, Part(part), today, number),
        "number": number,
        "older": number + 1,
        "sights": Sight.choices if part == Part.SMILES else [],
        "key": uuid.uuid4(),
    }
    return render(request, "clinics/part.html", context)


def _page_number(asked: str) -> int:
    """The page asked for; the first one where that is no number in reason."""
    return int(asked) if asked.isdecimal() and 0 < len(asked) < 5 and int(asked) else 1


@require_safe
@for_staff(CARING_ROLES)
def whole(request: StaffRequest, share: uuid.UUID) -> HttpResponse:
    """Every part on one page, to print."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    record_look(share=row, staff=request.staff, part=PRINT, now=request.now)
    context = clinic_page(request, tab="babies") | {
        "row": shown(row, request.staff, request.now),
        "record": record_of(row, today_at_home(row.baby, request.now)),
    }
    return render(request, "clinics/whole.html", context)


@require_safe
@for_staff(CARING_ROLES)
def photo(request: StaffRequest, share: uuid.UUID, photo: uuid.UUID) -> HttpResponse:
    """One photo that the family chose for shares; each opening is a line in the log."""
    row = get_object_or_404(roster(request.staff, request.now), pk=share)
    content = chosen_picture(row, photo)
    if content is None:
        raise Http404
    record_look(share=row, staff=request.staff, part=PHOTO, now=request.now)
    return HttpResponse(content, content_type="image/webp")
