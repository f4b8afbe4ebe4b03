"""What a family's programs ask beside its diary, and how that is checked."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from accounts.api.fields import StrictSerializer
from accounts.api.views import ApiViewSet
from accounts.models import User
from babies.api.entries import Scope
from babies.models import Baby
from babies.services import held


@dataclass(frozen=True, slots=True)
class Family:
    """Whose diary it is, who asks, and when."""

    baby: Baby
    user: User
    now: datetime


class FamilyViewSet(ApiViewSet):
    """Something beside the diary that its family reads."""

    def seen(self, request: Request, baby: uuid.UUID) -> Family:
        """The baby of an address, for whoever may see it."""
        user: Any = request.user
        found = get_object_or_404(Baby.objects.visible_to(user), pk=baby)
        return Family(found, user, timezone.now())

    def writing(self, request: Request, baby: uuid.UUID, scope: Scope) -> Family:
        """The baby, held, for whoever the scope lets in; in a transaction."""
        user: Any = request.user
        found = get_object_or_404(held(scope(user)), pk=baby)
        return Family(found, user, timezone.now())

    def parts_of(self, rows: QuerySet[Any]) -> list[Any]:
        """One part of a list, filtered as was asked."""
        return self.paginate_queryset(self.filter_queryset(rows)) or []


def sent_as(kind: type[StrictSerializer], request: Request) -> dict[str, Any]:
    """The fields of the body, each read as what it is."""
    serializer = kind(data=request.data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def checked(form: Any, names: Mapping[str, str]) -> Any:
    """A form that refuses nothing; `names` are those of the API, where others."""
    if not form.is_valid():
        errors = {
            names.get(name, name): list(map(str, said))
            for name, said in form.errors.items()
        }
        raise ValidationError(errors)
    return form
