"""The cast of the access table, and one baby with everything an address may name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from babies.bedtime_log import step_key
from babies.choices import Role
from babies.models import Baby
from exchange.models import Job, Webhook
from milestones.models import Review
from tests.clinics.rows import make_clinic, make_share
from tests.exchange.rows import make_receipt, make_webhook
from tests.factories import (
    NOW,
    make_baby,
    make_caregiver,
    make_concern,
    make_smile,
    make_user,
)
from tests.factories_episodes import make_episode
from tests.factories_imports import ONE_DAY, make_import, make_upload
from tests.factories_jobs import make_ended_job
from tests.factories_milestones import make_first
from tests.factories_people import make_invitation
from tests.factories_photos import make_photo
from tests.factories_sleep import make_night, make_sleep, make_step

CAST = ("nobody", "stranger", "staff", "viewer", "caregiver", "parent")


@dataclass(frozen=True)
class World:
    """The cast's accounts, and what stands for each <parameter> of an address."""

    users: Mapping[str, User]
    keys: Mapping[str, str]
    other_baby: str


def a_review(baby: Baby) -> Review:
    """What was done about a late smile."""
    return Review.objects.create(
        baby=baby,
        kind="social_smile_late",
        since=date(2026, 10, 28),
        level="talk_to_pediatrician",
        when="this_week",
        newest_on=date(2026, 10, 28),
        facts=0,
        action="booked",
        at=NOW,
    )


def an_export(baby: Baby, who: User) -> Job:
    """A file with the baby's diary, to be fetched by who asked for it."""
    found = {"babies": [str(baby.pk)], "bytes": 3}
    return make_ended_job(
        who=who, baby=baby, file=b"zip", found=found, now=timezone.now()
    )


def a_webhook(baby: Baby, parent: User) -> Webhook:
    """A webhook whose letters never leave this machine."""
    return make_webhook(baby=baby, by=parent, address="http://127.0.0.1:9/hook")


def make_world() -> World:
    """One baby with everything that an address may name, and another family's."""
    users = {who: make_user(is_staff=who == "staff") for who in CAST[1:]}
    baby = make_baby(by=users["parent"])
    carers = [
        make_caregiver(baby=baby, user=users[role], role=role)
        for role in (Role.VIEWER, Role.CAREGIVER)
    ]
    invitation, secret = make_invitation(baby=baby, now=timezone.now())
    other = make_baby(by=users["stranger"])
    keys = {
        "pk": str(baby.pk),
        "smile": str(make_smile(baby=baby).pk),
        "invitation": str(invitation.pk),
        "secret": secret,
        "who": carers[0].tag,
        "episode": str(make_episode(baby=baby, on=baby.birth_on).pk),
        "other": str(make_smile(baby=baby, by=users["caregiver"]).pk),
        "slug": "social-smile",
        "sleep": str(make_sleep(baby=baby).pk),
        "night": str(make_night(baby=baby, on=date(2026, 11, 20)).pk),
        "step": str(step_key(make_step(baby=baby))),
        "tip": "face-to-face",
        "photo": str(make_photo(baby=baby).pk),
        "photo_of": "smile",
        "entry": str(make_smile(baby=baby).pk),
        "page": "sleep-smiles",
        "kind": "worries",
        "share": str(make_share(baby=baby, clinic=make_clinic()).pk),
        "entry_pk": str(make_concern(baby=baby, on=baby.birth_on).pk),
        "review_pk": str(a_review(baby).pk),
        "number": make_receipt().number,
        "age": "2",
        "hook": str(a_webhook(baby, users["parent"]).pk),
        "upload": str(make_upload(baby=baby, files=ONE_DAY, columns={"day": 0}).pk),
        "done": str(make_import(baby=baby).pk),
        "job": str(an_export(baby, users["parent"]).pk),
        "first_pk": str(make_first(baby=baby).pk),
    }
    return World(users=users, keys=keys, other_baby=str(other.pk))
