"""Babies, and who cares for them."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from babies.choices import Role
from clinical.ages import Birth, birth

Viewer = User | AnonymousUser
NAME_LENGTH = 80
EDITING_ROLES = (Role.PARENT, Role.CAREGIVER)


class BabyQuerySet(models.QuerySet["Baby"]):
    """Babies, by who may read and who may write; one in the bin is out of reach."""

    def visible_to(self, user: Viewer) -> Self:
        """The babies a person cares for in any role; nobody's for the anonymous."""
        return self._of(user, binned_at__isnull=True)

    def editable_by(self, user: Viewer) -> Self:
        """The babies a person may log for."""
        return self._of(
            user, caregivers__role__in=EDITING_ROLES, binned_at__isnull=True
        )

    def managed_by(self, user: Viewer) -> Self:
        """The babies whose dates and sharing a person manages, as a parent."""
        return self._of(user, caregivers__role=Role.PARENT, binned_at__isnull=True)

    def binned_managed_by(self, user: Viewer) -> Self:
        """The babies in the bin that a person may take back, as a parent."""
        return self._of(user, caregivers__role=Role.PARENT, binned_at__isnull=False)

    def _of(self, user: Viewer, **more: object) -> Self:
        """Of a person's own babies; a token for one of them reaches no other."""
        if not user.is_authenticated:
            return self.none()
        if user.only_baby is not None:
            more["pk"] = user.only_baby
        return self.filter(caregivers__user=user.pk, **more)


class Baby(models.Model):
    """A baby, with the two dates that every age rests on.

    `zero_on` is derived from the dates by `babies.services` and never set by hand:
    lists over many babies compare it in SQL.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    birth_on = models.DateField(_("birth date"))
    birth_is_estimated = models.BooleanField(
        _("the birth date is an estimate"), default=False
    )
    gestation_weeks = models.PositiveSmallIntegerField(
        _("weeks at birth"), null=True, blank=True
    )
    gestation_days = models.PositiveSmallIntegerField(
        _("and days"), null=True, blank=True
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    visit_on = models.DateField(_("two-month visit"), null=True, blank=True)
    time_zone = models.CharField(_("home time zone"), max_length=64)
    zero_on = models.DateField(editable=False)
    # Since when the pages keep quiet: no prompts, windows or tips; memories stay.
    quiet_since = models.DateTimeField(null=True, blank=True, editable=False)
    # Somebody outside the family lists this baby's flags: see `babies.watch`.
    is_watched = models.BooleanField(default=False, editable=False)
    facts_number = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    # In the bin nobody reaches a baby; after thirty days it is deleted for good.
    binned_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The number of the receipt, which itself knows of no baby.
    receipt_number = models.CharField(max_length=19, blank=True, editable=False)

    objects = BabyQuerySet.as_manager()

    class Meta:
        verbose_name = _("baby")
        verbose_name_plural = _("babies")
        constraints = [
            models.CheckConstraint(
                condition=Q(gestation_weeks__isnull=False)
                | Q(gestation_days__isnull=True),
                name="babies_baby_days_need_weeks",
            ),
            models.CheckConstraint(
                condition=Q(gestation_days__isnull=True) | Q(gestation_days__lte=6),
                name="babies_baby_days_under_a_week",
            ),
            models.CheckConstraint(
                condition=Q(zero_on__gte=F("birth_on")),
                name="babies_baby_zero_day_not_before_birth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def total_gestation_days(self) -> int | None:
        """Gestation at birth in days; None when unknown or the birth is estimated."""
        if self.gestation_weeks is None or self.birth_is_estimated:
            return None
        return 7 * self.gestation_weeks + (self.gestation_days or 0)

    @property
    def birth(self) -> Birth:
        """The birth as the clinical rules see it."""
        return birth(self.birth_on, self.total_gestation_days)

    @property
    def is_quiet(self) -> bool:
        """Whether the pages rest: no prompts, windows or tips; memories stay."""
        return self.quiet_since is not None


class BabyVersionQuerySet(models.QuerySet["BabyVersion"]):
    """Earlier dates of babies."""

    def visible_to(self, user: Viewer) -> Self:
        """The history of the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class BabyVersion(models.Model):
    """What a baby's page said after each change: append-only (clinical rules C.3)."""

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="versions")
    answers = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = BabyVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier version of a baby")
        verbose_name_plural = _("earlier versions of babies")
        indexes = [models.Index(fields=["baby", "at"], name="babies_version_of_baby")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class CaregiverQuerySet(models.QuerySet["Caregiver"]):
    """Who cares for whom."""

    def visible_to(self, user: Viewer) -> Self:
        """The people around the babies a person can see."""
        return self.filter(baby__in=Baby.objects.visible_to(user))


class Caregiver(models.Model):
    """One person's role for one baby."""

    baby = models.ForeignKey(Baby, models.CASCADE, related_name="caregivers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="caring"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    since_at = models.DateTimeField()

    objects = CaregiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("caregiver")
        verbose_name_plural = _("caregivers")
        constraints = [
            models.UniqueConstraint(
                fields=["baby", "user"], name="babies_caregiver_once_a_baby"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="babies_caregiver_known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"

    @property
    def tag(self) -> str:
        """Stands for this person in addresses of this baby; no counter, no e-mail."""
        found = salted_hmac("smilestone.caregiver", f"{self.baby_id} {self.user_id}")
        return found.hexdigest()[:20]


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations to care for a baby."""

    def visible_to(self, user: Viewer) -> Self:
        """The invitations to the babies a person manages, as a parent."""
        return self.filter(baby__in=Baby.objects.managed_by(user))

    def open_at(self, now: datetime) -> Self:
        """Those whose link still works: its maker must still be a parent there."""
        return self.filter(
            used_at__isnull=True,
            revoked_at__isnull=True,
            expires_at__gt=now,
            baby__binned_at__isnull=True,
            made_by__is_active=True,
            made_by__caring__baby=F("baby"),
            made_by__caring__role=Role.PARENT,
        )


class Invitation(models.Model):
    """A link that lets one person join a baby's caregivers once, within two days.

    The link's secret is not kept, only its hash.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    baby = models.ForeignKey(Baby, models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=10, choices=Role)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="babies_invitation_known_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.made_at:%Y-%m-%d}"
