"""What leaves the app for other programs, under /api/v1/."""

from django.urls import path

from exchange.api.staff_files import LetterFileViewSet, RecordFileViewSet
from exchange.api.views import BabyFhirViewSet, ClinicFhirViewSet, ShareFhirViewSet

urlpatterns = [
    path(
        "babies/<uuid:baby>/fhir/",
        BabyFhirViewSet.as_view({"get": "retrieve"}),
        name="fhir",
    ),
    path(
        "clinic/babies/<uuid:share>/fhir/",
        ShareFhirViewSet.as_view({"get": "retrieve"}),
        name="share_fhir",
    ),
    path(
        "clinic/babies/<uuid:share>/record.pdf",
        RecordFileViewSet.as_view({"get": "retrieve"}),
        name="record_file",
    ),
    path(
        "clinic/referrals/<uuid:pk>/letter.pdf",
        LetterFileViewSet.as_view({"get": "retrieve"}),
        name="letter_file",
    ),
    path(
        "clinic/fhir/",
        ClinicFhirViewSet.as_view({"get": "everything"}),
        name="clinic_fhir",
    ),
]
