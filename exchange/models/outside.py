"""What is left of deletions, and the ways out: calendars and webhooks."""

import uuid
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from babies.models import Baby, Viewer
from clinics.models import Clinic, Staff

RECEIPT_LENGTH = 19
ADDRESS_LENGTH = 500

Row = TypeVar("Row", bound=models.Model)


class About(models.TextChoices):
    """What was deleted."""

    BABY = "baby", _("The diary of a baby")
    ACCOUNT = "account", _("An account")


class Receipt(models.Model):
    """That something was deleted, when and how much: nothing about whose it was."""

    number = models.CharField(primary_key=True, max_length=RECEIPT_LENGTH)
    about = models.CharField(max_length=7, choices=About)
    asked_at = models.DateTimeField()
    # Until then it rests in the bin; None when it went at once.
    due_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    # How many rows of each kind, by the label of the model.
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self) -> str:
        return self.number


class KeptNoteQuerySet(models.QuerySet["KeptNote"]):
    """Kept notes, by clinic."""

    def at_clinic(self, staff: Staff) -> Self:
        """The notes written at the clinic at which somebody works."""
        return self.filter(clinic=staff.clinic_id)


class KeptNote(models.Model):
    """What staff wrote in their own note about a baby whose diary is deleted.

    Without the family's names; the number of the receipt stands for them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="kept_notes")
    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="kept_notes")
    words = models.TextField()
    who = models.CharField(max_length=120)
    at = models.DateTimeField()

    objects = KeptNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept note of staff")
        verbose_name_plural = _("kept notes of staff")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class OwnQuerySet(models.QuerySet[Row]):
    """Ways out of a diary, by who made them and still may see the baby."""

    def visible_to(self, user: Viewer) -> Self:
        """One's own, of the babies one can see."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(made_by=user, baby__in=Baby.objects.visible_to(user))


class Feed(models.Model):
    """One person's calendar of a baby's days; of its secret only the hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="feeds")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="feeds"
    )
    made_at = models.DateTimeField()
    secret_hash = models.CharField(max_length=64, unique=True)
    is_private = models.BooleanField(default=True)

    objects = OwnQuerySet["Feed"].as_manager()

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "made_by"], name="exchange_feed_once_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class Webhook(models.Model):
    """An address of a family's own that is told what happens in the diary."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="webhooks")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="webhooks"
    )
    made_at = models.DateTimeField()
    address = models.CharField(_("address"), max_length=ADDRESS_LENGTH)
    # Sealed, since every delivery is signed with it.
    secret = models.TextField()
    with_details = models.BooleanField(default=False)
    # What was logged since then is told.
    told_until = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)

    objects = OwnQuerySet["Webhook"].as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, by whose webhook they are for."""

    def visible_to(self, user: Viewer) -> Self:
        """Those of one's own webhooks."""
        return self.filter(webhook__in=Webhook.objects.visible_to(user))


class Delivery(models.Model):
    """One event for one webhook: until it is taken, or given up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=30)
    # Which row made it, so that none is told twice.
    subject = models.CharField(max_length=80)
    body = models.TextField()
    made_at = models.DateTimeField()
    # When to try next; None once it was taken or given up.
    due_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    fault = models.CharField(max_length=40, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [models.Index(fields=["due_at"], name="exchange_delivery_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "event", "subject"],
                name="exchange_delivery_told_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.made_at:%Y-%m-%d}"
