"""Deleting a baby: into the bin for thirty days, or for good, with a receipt.

Rows that point to a baby go with it. What no foreign key leads to is forgotten here
first; what staff wrote in their own notes stays without names (docs/adr/0014).
"""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Token, User
from babies.bins import BIN_TIME, bin_baby, restore_baby
from babies.choices import Role
from babies.models import Baby, Photo
from babies.photos import delete_for_good
from babies.services import held
from clinics.looks import erase_looks
from clinics.models import Look, Share
from clinics.sharing import end_all_shares
from exchange.jobs import forget, jobs_with
from exchange.models import About, Feed, Job, JobState, Receipt, Webhook
from exchange.receipts import new_receipt, readers, send_receipt
from exchange.traces import (
    count_about,
    delete_folder,
    delete_with_rows,
    forget_in_admin,
    forget_in_sessions,
    forget_tasks,
    keep_staff_notes,
)

BUSY: Final = (JobState.WAITING, JobState.RUNNING)


def parents_of(baby: Baby) -> list[User]:
    """The parents of a baby."""
    found = User.objects.filter(caring__baby=baby, caring__role=Role.PARENT)
    return list(found.order_by("pk"))


def put_into_bin(*, baby: Baby, by: User, now: datetime) -> Receipt:
    """Hide a baby from everybody for thirty days; every way out ends at once.

    The caller holds the baby, in a transaction.
    """
    receipt = new_receipt(
        About.BABY, counts=count_about(baby), now=now, due_at=now + BIN_TIME
    )
    end_all_shares(baby=baby, by=by, now=now)
    Feed.objects.filter(baby=baby).delete()
    Webhook.objects.filter(baby=baby).delete()
    _forget_archives(baby)
    bin_baby(baby=baby, receipt_number=receipt.number, now=now)
    send_receipt(receipt, readers(parents_of(baby)))
    return receipt


def take_back(*, baby: Baby, now: datetime) -> None:
    """Bring a baby back from the bin; shares stay ended.

    The caller holds the baby, in a transaction.
    """
    receipts = Receipt.objects.filter(number=baby.receipt_number)
    receipts.update(taken_back_at=now, due_at=None)
    restore_baby(baby=baby)


def delete_baby(*, baby: Baby, now: datetime) -> Receipt:
    """Delete a baby for good with all that was ever written about it.

    The caller holds the baby, in a transaction.
    """
    told = readers(parents_of(baby))
    receipt = Receipt.objects.filter(number=baby.receipt_number).first()
    if receipt is None:
        receipt = new_receipt(About.BABY, counts={}, now=now)
    receipt.gone_at, receipt.due_at = now, None
    receipt.counts = count_about(baby) | _forget(baby, receipt, now)
    receipt.save()
    forget_in_admin(baby)
    shares = Share.objects.filter(baby=baby).values_list("pk", flat=True)
    forget_in_sessions([str(key) for key in (baby.pk, *shares)])
    baby_folder = f"photos/{baby.pk}"
    delete_with_rows(baby)
    transaction.on_commit(lambda: delete_folder(baby_folder))
    send_receipt(receipt, told)
    return receipt


def _forget(baby: Baby, receipt: Receipt, now: datetime) -> dict[str, int]:
    """What needs more than the deletion of rows; and how much that was."""
    keep_staff_notes(baby, receipt)
    delete_for_good(Photo.objects.filter(baby=baby))
    _forget_archives(baby)
    tokens, _kinds = Token.objects.filter(baby_id=baby.pk).delete()
    beside = {Token: tokens, Look: erase_looks(baby=baby, now=now)}
    return {kind._meta.label_lower: n for kind, n in beside.items() if n}  # noqa: SLF001 -- documented


def _forget_archives(baby: Baby) -> None:
    """Delete the files that hold a baby, those with other babies in them too."""
    forget_jobs(jobs_with(baby))
    # An archive of all babies that is being made now does not say yet of whom.
    people = baby.caregivers.values("user")
    under_way = Job.objects.filter(baby__isnull=True, who__in=people, state__in=BUSY)
    forget_jobs(under_way)


def forget_jobs(jobs: QuerySet[Job]) -> None:
    """Delete jobs with their files, and what the queue knows of them."""
    forget_tasks(list(jobs.values_list("pk", flat=True)))
    forget(jobs)


def purge_babies(*, now: datetime) -> int:
    """Delete for good the babies that were in the bin for thirty days; how many."""
    gone = 0
    overdue = Baby.objects.filter(binned_at__lte=now - BIN_TIME)
    for pk in overdue.values_list("pk", flat=True):
        with transaction.atomic():
            # Held and asked again: somebody may have taken it back just now.
            for baby in held(overdue.all()).filter(pk=pk):
                delete_baby(baby=baby, now=now)
                gone += 1
    return gone
