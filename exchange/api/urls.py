"""What leaves the app for other programs, under /api/v1/."""

from django.urls import path

from exchange.api.everything import (
    CapabilityViewSet,
    ClinicCapabilityViewSet,
    PatientViewSet,
    SharedPatientViewSet,
)
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
    # As clients of FHIR build them, below api/v1/fhir and api/v1/clinic/fhir.
    path(
        "fhir/metadata",
        CapabilityViewSet.as_view({"get": "metadata"}),
        name="fhir_metadata",
    ),
    path(
        "fhir/Patient/<uuid:baby>/$everything",
        PatientViewSet.as_view({"get": "everything"}),
        name="fhir_everything",
    ),
    path(
        "clinic/fhir/metadata",
        ClinicCapabilityViewSet.as_view({"get": "metadata"}),
        name="clinic_fhir_metadata",
    ),
    path(
        "clinic/fhir/Patient/<uuid:baby>/$everything",
        SharedPatientViewSet.as_view({"get": "everything"}),
        name="clinic_fhir_everything",
    ),
]
