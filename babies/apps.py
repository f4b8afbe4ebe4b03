from django.apps import AppConfig


class BabiesConfig(AppConfig):
    """The family's diary."""

    name = "babies"
