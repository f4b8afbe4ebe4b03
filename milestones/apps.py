from django.apps import AppConfig


class MilestonesConfig(AppConfig):
    """What is expected, and how the diary compares."""

    name = "milestones"
