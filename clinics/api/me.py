"""Who asks: the person, their token, their babies and their clinics."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiViewSet
from accounts.models import Token, TokenScope, User
from babies.api.entries import Shown
from babies.choices import Role
from babies.models import Caregiver
from clinics.choices import StaffRole
from clinics.models import Staff


class MyTokenSerializer(serializers.Serializer[Any]):
    """The token that is used; null `baby` means all of the person's babies."""

    name = serializers.CharField()
    prefix = serializers.CharField()
    scope = serializers.ChoiceField(TokenScope.choices)
    baby = serializers.UUIDField(allow_null=True)
    made_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()


class MyBabySerializer(serializers.Serializer[Any]):
    """A baby within reach, and what the person may do for it."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)


class MyClinicSerializer(serializers.Serializer[Any]):
    """A clinic where the person works; `id` is what `?clinic=` names."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.ChoiceField(StaffRole.choices)


class MeSerializer(serializers.Serializer[Any]):
    """Who asks; without a token a browser does."""

    email = serializers.CharField()
    token = MyTokenSerializer(allow_null=True)
    babies = MyBabySerializer(many=True)
    clinics = MyClinicSerializer(many=True)


class MeViewSet(ApiViewSet):
    """Who asks, and what is within reach."""

    serializer_class = MeSerializer

    @extend_schema(operation_id="me_retrieve")
    def retrieve(self, request: Request) -> Response:
        """The person, the token, the babies and the clinics."""
        user: Any = request.user
        return Response(
            {
                "email": user.email,
                "token": _token(request.auth),
                "babies": list(_babies(user)),
                "clinics": list(_clinics(user)),
            }
        )


def _token(token: object) -> Shown | None:
    if not isinstance(token, Token):
        return None
    return {
        "name": token.name,
        "prefix": token.prefix,
        "scope": token.scope,
        "baby": token.baby_id and str(token.baby_id),
        "made_at": token.made_at.isoformat(),
        "expires_at": token.expires_at.isoformat(),
    }


def _babies(user: User) -> list[Shown]:
    """The first that came to the person comes first."""
    mine = Caregiver.objects.visible_to(user).filter(user=user)
    return [
        {"id": str(row.baby_id), "name": row.baby.name, "role": row.role}
        for row in mine.select_related("baby").order_by("since_at", "pk")
    ]


def _clinics(user: User) -> list[Shown]:
    """Where the person works; a token for one baby speaks for no clinic."""
    if user.only_baby is not None:
        return []
    places = Staff.objects.of(user).select_related("clinic")
    return [
        {"id": str(row.clinic_id), "name": row.clinic.name, "role": row.role}
        for row in places.order_by("since_at", "pk")
    ]
