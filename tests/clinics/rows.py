"""Rows of clinics for tests: dull unless told otherwise."""

from datetime import timedelta

from accounts.models import User
from babies.models import Baby
from clinics.choices import Mode, Part, StaffRole
from clinics.models import Clinic, Share, Staff
from tests.factories import NOW, make_baby, make_user


def make_clinic(*, name: str = "Example Clinic", code: str = "") -> Clinic:
    """A clinic, whose code is its number unless told otherwise."""
    code = code or f"CLINIC{Clinic.objects.count():03}"
    return Clinic.objects.create(name=name, code=code, time_zone="UTC", made_at=NOW)


def make_staff(
    *,
    clinic: Clinic | None = None,
    user: User | None = None,
    role: str = StaffRole.NURSE,
    name: str = "Nurse Example",
) -> Staff:
    """Somebody who works at a clinic, a nurse at a new one unless told otherwise."""
    return Staff.objects.create(
        clinic=clinic or make_clinic(),
        user=user or make_user(),
        role=role,
        name=name,
        since_at=NOW,
    )


def make_share(
    *,
    baby: Baby | None = None,
    clinic: Clinic | None = None,
    mode: str = Mode.LOOK,
    parts: tuple[str, ...] = tuple(Part.values),
    **said: object,
) -> Share:
    """A share of everything for seven days, to look; an accepted one to watch."""
    said.setdefault("until_at", NOW + timedelta(days=7))
    if mode == Mode.WATCH:
        said.setdefault("accepted_at", NOW)
    return Share.objects.create(
        baby=baby or make_baby(),
        clinic=clinic,
        mode=mode,
        parts=list(parts),
        from_at=NOW,
        made_at=NOW,
        **said,
    )
