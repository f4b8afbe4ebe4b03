"""Receipts of deletions, for whoever knows the number."""

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiViewSet
from babies.api.entries import answer_one
from exchange.api.outside_serializers import ReceiptSerializer
from exchange.models import Receipt

TOLD = ("number", "about", "asked_at", "due_at", "gone_at", "taken_back_at", "counts")


class ReceiptViewSet(ApiViewSet):
    """Receipts of deletions; the number is all that is needed."""

    authentication_classes = []
    permission_classes = []
    serializer_class = ReceiptSerializer
    has_state = True

    def retrieve(self, request: Request, number: str) -> Response:
        """What was deleted, when, and how many rows of each kind."""
        row = get_object_or_404(Receipt, pk=number)
        return answer_one(request, {name: getattr(row, name) for name in TOLD})
