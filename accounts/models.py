"""People who sign in."""

from typing import Any

from django.contrib.auth.models import (
    AbstractBaseUser,
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
