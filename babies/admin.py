"""The diary, for support staff: to find and to read; families change it themselves."""

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from babies.models import (
    Baby,
    BabyVersion,
    Caregiver,
    Concern,
    LostSkill,
    Smile,
    SmileVersion,
)

Row = TypeVar("Row", bound=Model)


class ReadOnlyAdmin(admin.ModelAdmin[Row]):
    """Lists and pages on which nothing can be added, changed or deleted."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nobody: families add what is theirs."""
        return False

    def has_change_permission(
        self, _request: HttpRequest, _obj: Row | None = None
    ) -> bool:
        """Nobody: a change here would leave classes and days behind."""
        return False

    def has_delete_permission(
        self, _request: HttpRequest, _obj: Row | None = None
    ) -> bool:
        """Nobody: the bin is the family's."""
        return False


@admin.register(Baby)
class BabyAdmin(ReadOnlyAdmin[Baby]):
    """Babies, found by name or by a caregiver's e-mail."""

    list_display = ("name", "birth_on", "zero_on", "time_zone", "created_at")
    search_fields = ("name", "caregivers__user__email")
    date_hierarchy = "birth_on"


@admin.register(Caregiver)
class CaregiverAdmin(ReadOnlyAdmin[Caregiver]):
    """Who cares for whom."""

    list_display = ("user", "baby", "role", "since_at")
    list_filter = ("role",)
    list_select_related = ("user", "baby")
    search_fields = ("user__email", "baby__name")


class EntryAdmin(ReadOnlyAdmin[Row]):
    """Dated entries, found by baby or by caregiver."""

    date_hierarchy = "on"
    list_select_related = ("baby", "logged_by")
    search_fields = ("baby__name", "baby__caregivers__user__email")


@admin.register(Smile)
class SmileAdmin(EntryAdmin[Smile]):
    """Smiles with the class the rules gave them."""

    list_display = ("on", "baby", "kind", "smile_class", "logged_by", "binned_at")
    list_filter = ("smile_class", "kind", "rules_version")


@admin.register(Concern)
class ConcernAdmin(EntryAdmin[Concern]):
    """What parents worried about."""

    list_display = ("on", "baby", "kind", "logged_by", "binned_at")
    list_filter = ("kind",)


@admin.register(LostSkill)
class LostSkillAdmin(EntryAdmin[LostSkill]):
    """Skills that were there and are gone."""

    list_display = ("on", "baby", "skill", "logged_by", "binned_at")


class VersionAdmin(ReadOnlyAdmin[Row]):
    """What was said at a time."""

    list_select_related = ("baby", "by")
    date_hierarchy = "at"
    search_fields = ("baby__name", "by__email")


@admin.register(SmileVersion)
class SmileVersionAdmin(VersionAdmin[SmileVersion]):
    """The history of smiles."""

    list_display = ("at", "baby", "change", "by")
    list_filter = ("change",)


@admin.register(BabyVersion)
class BabyVersionAdmin(VersionAdmin[BabyVersion]):
    """The history of names and dates."""

    list_display = ("at", "baby", "by")
