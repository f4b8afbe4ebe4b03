"""People who sign in, and the tokens with which their programs do."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import (
    AbstractBaseUser,
    AnonymousUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes and finds people by e-mail, whichever way they capitalise it."""

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """A new person; without a password, one who must reset it first."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None) -> "User":
        """A new person who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True)

    def get_by_natural_key(self, email: str | None) -> "User":
        """The person with this e-mail, in any capitalisation."""
        return self.get(email=(email or "").strip().lower())


class Units(models.TextChoices):
    """How lengths and temperatures are written."""

    METRIC = "metric", _("Centimetres, °C")
    US = "us", _("Inches, °F")


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in, known by e-mail only."""

    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the admin"), default=False)
    # Empty: as the browser asks.
    language = models.CharField(_("language"), max_length=12, blank=True)
    units = models.CharField(
        _("units"), max_length=6, choices=Units, default=Units.METRIC
    )
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    # Not stored: while a token for one baby speaks for a person, that is all they see.
    only_baby: uuid.UUID | None = None

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="accounts_user_email_lowercase",
                violation_error_message=_("Write the e-mail in small letters."),
            )
        ]

    def __str__(self) -> str:
        return self.email


class TokenScope(models.TextChoices):
    """What a token may do."""

    READ = "read", _("Read only")
    WRITE = "write", _("Read and write")
    ADD_ONLY = "add-only", _("Add entries only")


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens of the API."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """A person's own tokens."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(user=user)

    def open_at(self, now: datetime) -> Self:
        """Those that still open the door."""
        return self.filter(
            revoked_at__isnull=True, expires_at__gt=now, user__is_active=True
        )


class Token(models.Model):
    """Lets a program speak for a person; only the hash of its secret is kept.

    `baby_id` names the one baby it reaches, or none for all; babies live in a room
    above, so it is no foreign key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens"
    )
    name = models.CharField(_("name"), max_length=80)
    # The start of the secret, by which a person tells one token from another.
    prefix = models.CharField(max_length=20)
    secret_hash = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=8, choices=TokenScope)
    baby_id = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope__in=TokenScope.values),
                name="accounts_token_known_scope",
            )
        ]

    def __str__(self) -> str:
        return self.name
