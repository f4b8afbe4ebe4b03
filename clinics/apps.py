from django.apps import AppConfig


class ClinicsConfig(AppConfig):
    """Who outside the family helps."""

    name = "clinics"
