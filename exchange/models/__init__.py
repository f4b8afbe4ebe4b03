"""Rows of what comes in and goes out."""

from exchange.models.imports import Import, Source, Upload
from exchange.models.jobs import Job, JobKind, JobState
from exchange.models.outside import (
    About,
    Delivery,
    Feed,
    KeptNote,
    Receipt,
    Webhook,
)

__all__ = [
    "About",
    "Delivery",
    "Feed",
    "Import",
    "Job",
    "JobKind",
    "JobState",
    "KeptNote",
    "Receipt",
    "Source",
    "Upload",
    "Webhook",
]
